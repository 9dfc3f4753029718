package xhtml

import "github.com/octavo-press/octavo/publish/doc"

// table writes a table in a box that scrolls where it is wider than the page.
// Such a box must be reachable by keyboard and have a name (WCAG 2.1.1).
func (c *converter) table(t *doc.Table) {
	if len(t.Head)+len(t.Body) == 0 {
		return
	}
	c.open("div", t, `class="table"`)
	c.Raw("\n<div class=\"scroll\" role=\"region\" tabindex=\"0\"")
	name := label(doc.PlainText(t.Caption))
	if name == "" {
		name = c.out.Words.Table
	}
	c.Attr("aria-label", name)
	c.Raw(">\n<table>\n")
	if len(t.Caption) > 0 {
		c.Raw("<caption>")
		c.inlines(t.Caption)
		c.Raw("</caption>\n")
	}
	c.rows("thead", t, t.Head)
	c.rows("tbody", t, t.Body)
	c.Raw("</table>\n</div>\n")
	if len(t.Note) > 0 {
		c.Raw(`<p class="table-note">`)
		c.inlines(t.Note)
		c.Raw("</p>\n")
	}
	c.Raw("</div>\n")
}

func (c *converter) rows(element string, t *doc.Table, rows []doc.Row) {
	if len(rows) == 0 {
		return
	}
	c.Raw("<", element, ">\n")
	g := grid{align: t.Align, below: make([]int, len(t.Align))}
	for i, r := range rows {
		c.Raw("<tr>")
		g.col = 0
		for _, cell := range r.Cells {
			// A span that leaves its part of the table is an error of HTML.
			cell.RowSpan = min(max(cell.RowSpan, 1), len(rows)-i)
			cell.ColSpan = min(max(cell.ColSpan, 1), maxColumns)
			c.cell(cell, element == "thead", g.next(cell))
		}
		g.endRow()
		c.Raw("</tr>\n")
	}
	c.Raw("</", element, ">\n")
}

// maxColumns bounds colspan as HTML does (4.9.11).
const maxColumns = 1000

// grid follows which column a cell begins in, past those that cells from above
// reach into.
type grid struct {
	align []doc.Align
	below []int // rows that a cell still takes, by column
	col   int
}

// next gives the alignment of the column where the cell begins.
func (g *grid) next(cell doc.Cell) doc.Align {
	for g.col < len(g.below) && g.below[g.col] > 0 {
		g.col++
	}
	align := doc.AlignNone
	if g.col < len(g.align) {
		align = g.align[g.col]
	}
	for range cell.ColSpan {
		if g.col < len(g.below) {
			g.below[g.col] = cell.RowSpan
		}
		g.col++
	}
	return align
}

func (g *grid) endRow() {
	for i := range g.below {
		g.below[i] = max(g.below[i]-1, 0)
	}
}

func (c *converter) cell(cell doc.Cell, head bool, align doc.Align) {
	element, scope := "td", ""
	switch {
	case len(cell.Blocks) == 0: // an empty one heads nothing
	case head:
		element, scope = "th", "col"
	case cell.Header:
		element, scope = "th", "row"
	}
	c.Raw("<", element)
	c.Attr("scope", scope)
	if align != doc.AlignNone {
		c.Attr("class", fragment(string(align)))
	}
	if cell.ColSpan > 1 {
		c.Num("colspan", cell.ColSpan)
	}
	if cell.RowSpan > 1 {
		c.Num("rowspan", cell.RowSpan)
	}
	c.Raw(">")
	c.flow(cell.Blocks, false)
	c.Raw("</", element, ">")
}
