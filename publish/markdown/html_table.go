package markdown

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// maxSpan bounds a span that HTML asks for.
const maxSpan = 100

// htmlTable makes a table of rows, and squares its grid: cells may span, and
// rows may be short.
func (c *converter) htmlTable(e element) doc.Block {
	t := &doc.Table{Attr: e.attr()}
	var foot []doc.Row
	c.tableParts(t, &foot, e.nodes, "tbody")
	if len(t.Head) == 0 && len(t.Body) > 1 && allHeaders(t.Body[0]) {
		t.Head, t.Body = t.Body[:1], t.Body[1:]
	}
	columns := max(square(t.Head), square(t.Body), square(foot))
	t.Body = append(t.Body, foot...)
	if rows := len(t.Head) + len(t.Body); columns*rows > maxCells {
		c.once("nesting", e.pos.Line, "a table of too many cells; their content stands one after the other")
		return unrolled(t)
	}
	pad(t.Head, columns)
	pad(t.Body, columns)
	t.Align = columnAligns(e.nodes, columns)
	return t
}

// unrolled gives the content of a table without its grid.
func unrolled(t *doc.Table) doc.Block {
	d := &doc.Div{Attr: t.Attr}
	for _, rows := range [][]doc.Row{t.Head, t.Body} {
		for _, r := range rows {
			for _, c := range r.Cells {
				d.Blocks = append(d.Blocks, c.Blocks...)
			}
		}
	}
	return d
}

// tableParts sorts what a table holds into its rows; what is no part of a
// table goes to its note.
func (c *converter) tableParts(t *doc.Table, foot *[]doc.Row, nodes []doc.Node, group string) {
	for _, n := range nodes {
		p, ok := n.(*part)
		if !ok {
			t.Note = append(t.Note, inlinesOf([]doc.Node{n})...)
			continue
		}
		switch p.name {
		case "caption":
			t.Caption = append(t.Caption, inlinesOf(p.nodes)...)
		case "thead", "tbody", "tfoot":
			c.tableParts(t, foot, p.nodes, p.name)
		case "tr":
			row := tableRow(p)
			switch {
			case len(row.Cells) == 0:
			case group == "thead":
				t.Head = append(t.Head, row)
			case group == "tfoot":
				*foot = append(*foot, row)
			default:
				t.Body = append(t.Body, row)
			}
		default:
			t.Note = append(t.Note, inlinesOf(p.nodes)...)
		}
	}
}

func tableRow(p *part) doc.Row {
	row := doc.Row{Pos: p.Pos}
	for _, n := range p.nodes {
		cell, ok := n.(*part)
		if !ok || cell.name != "td" && cell.name != "th" {
			if blocks := blocksOf([]doc.Node{n}); len(blocks) > 0 {
				row.Cells = append(row.Cells, doc.Cell{Pos: n.At(), Blocks: blocks})
			}
			continue
		}
		row.Cells = append(row.Cells, doc.Cell{
			Pos:     cell.Pos,
			Header:  cell.name == "th",
			ColSpan: spanOf(cell.attrs, "colspan"),
			RowSpan: spanOf(cell.attrs, "rowspan"),
			Blocks:  blocksOf(cell.nodes),
		})
	}
	return row
}

func spanOf(a attrs, key string) int {
	n, err := strconv.Atoi(strings.TrimSpace(a.get(key)))
	if err != nil || n <= 1 {
		return 0
	}
	return min(n, maxSpan)
}

func allHeaders(r doc.Row) bool {
	for _, c := range r.Cells {
		if !c.Header {
			return false
		}
	}
	return true
}

// square cuts row spans at the end of their group and gives its columns.
func square(rows []doc.Row) int {
	columns := 0
	for i, used := range occupied(rows) {
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			if i+c.RowSpan > len(rows) {
				c.RowSpan = len(rows) - i
			}
			used += max(c.ColSpan, 1)
		}
		columns = max(columns, used)
	}
	return columns
}

// occupied gives for each row how many columns the row spans above it take.
func occupied(rows []doc.Row) []int {
	taken := make([]int, len(rows))
	for i, r := range rows {
		for _, c := range r.Cells {
			for k := i + 1; k < min(i+c.RowSpan, len(rows)); k++ {
				taken[k] += max(c.ColSpan, 1)
			}
		}
	}
	return taken
}

// pad fills rows with empty cells.
func pad(rows []doc.Row, columns int) {
	for i, used := range occupied(rows) {
		for _, c := range rows[i].Cells {
			used += max(c.ColSpan, 1)
		}
		for ; used < columns; used++ {
			rows[i].Cells = append(rows[i].Cells, doc.Cell{Pos: rows[i].Pos})
		}
	}
}

// columnAligns takes each column's alignment from its first cell that has one.
func columnAligns(nodes []doc.Node, columns int) []doc.Align {
	aligns := make([]doc.Align, columns)
	var visit func([]doc.Node)
	visit = func(nodes []doc.Node) {
		column := 0
		for _, n := range nodes {
			p, ok := n.(*part)
			switch {
			case !ok:
			case p.name == "td" || p.name == "th":
				if column < columns && aligns[column] == doc.AlignNone {
					aligns[column] = alignOf(p.attrs)
				}
				column += max(spanOf(p.attrs, "colspan"), 1)
			case p.name == "tr" || isRows(p.name):
				visit(p.nodes)
			}
		}
	}
	visit(nodes)
	return aligns
}

func alignOf(a attrs) doc.Align {
	style := strings.ReplaceAll(strings.ToLower(a.get("style")), " ", "")
	_, value, _ := strings.Cut(style, "text-align:")
	value, _, _ = strings.Cut(value, ";")
	if value == "" {
		value = strings.ToLower(a.get("align"))
	}
	switch value {
	case "left", "center", "right":
		return doc.Align(value)
	}
	return doc.AlignNone
}
