package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// table sets a grid of cells with column widths from their content. Its head
// is set again on every page it comes to.
func (f *flow) table(c *column, at setting, outer string, b *doc.Table) {
	cell := f.style(theme.TableCell)
	at = f.nest(at, "Table", outer)
	c.gap(cell.before)
	if len(b.Caption) > 0 {
		f.tableCaption(c, at, b)
	}
	g := f.newGrid(at, b, at.measure(c))
	var head, body []slug
	if len(b.Body) > 0 {
		head = g.rows(b.Head, "THead", true)
		body = g.rows(b.Body, "TBody", false)
	} else {
		// A table has no THead without a TBody (ISO 32000-1, table 337).
		body = g.rows(b.Head, "TBody", true)
	}
	for _, s := range head {
		c.keep(never)
		c.add(s)
	}
	if len(head) > 0 {
		c.keep(never)
	}
	done := f.open(c, repeatedHead(head, f.sheet.height/3))
	for _, s := range body {
		c.add(s)
	}
	done()
	f.keepTable(c.slugs[len(c.slugs)-len(body):])
	f.tableNote(c, at, b)
	c.gap(cell.after)
}

// keepTable keeps a short table whole, and two rows of a longer one on either
// side of a page break, unless the two are much of a page.
func (f *flow) keepTable(body []slug) {
	short := f.sheet.height / 3
	if n := len(body); n > 1 {
		for _, i := range []int{1, n - 1} {
			cost := never
			if body[i-1].height+body[i].height > short {
				cost = 1500
			}
			body[i].cost = max(body[i].cost, cost)
		}
	}
	reluctant(body, short, never)
}

// repeatedHead is the group of a table's body, with the head to set again
// where a page begins in it. A head that takes up the page is set once.
func repeatedHead(head []slug, limit sp.Len) group {
	if h := height(head); h < limit {
		return group{head: head, headHeight: h}
	}
	return group{}
}

func (f *flow) tableCaption(c *column, at setting, b *doc.Table) {
	st := *f.scaled(at.style, f.style(theme.Caption))
	at.elem = f.element(at.elem, "Caption")
	f.text(c, at, paragraph{node: b, pos: b.Pos, style: &st, runs: f.write(at, &st, b.Caption), align: st.align})
	c.gap(f.sheet.grid / 2)
	c.keep(never)
}

// tableNote sets the source or remark under the table. It is a row of its own
// to a listener no more than to a reader, so it stands behind the table.
func (f *flow) tableNote(c *column, at setting, b *doc.Table) {
	if len(b.Note) == 0 {
		return
	}
	st := *f.scaled(at.style, f.style(theme.Caption))
	at.elem = f.element(f.at(at.elem).Parent, "P")
	c.gap(f.sheet.grid / 2)
	c.keep(never)
	f.text(c, at, paragraph{pos: b.Pos, style: &st, runs: f.write(at, &st, b.Note), align: st.align})
}

// grid is a table being set.
type grid struct {
	f      *flow
	at     setting
	b      *doc.Table
	widths []sp.Len
	left   []sp.Len // edge of each column, and of the table's end
	pad    sp.Len   // at either side of a cell, but not at the table's edges
	air    sp.Len   // above and below the text of a row
	cell   *style
	head   *style
	spans  []span // by column, cells that reach down
}

// span is a cell that reaches down from an earlier row.
type span struct {
	rows   int    // still to come
	height sp.Len // of its content not yet covered
}

// newGrid chooses the column widths, and smaller type where even the longest
// words do not stand beside each other.
func (f *flow) newGrid(at setting, b *doc.Table, measure sp.Len) *grid {
	g := &grid{f: f, at: at, b: b, pad: f.sheet.size / 2, air: f.sheet.grid / 2}
	n := columns(b)
	g.spans = make([]span, n)
	for _, size := range []int64{1000, 880, 760, 640} {
		g.cell = f.scaled(at.style, f.style(theme.TableCell)).times(size)
		g.head = f.scaled(at.style, f.style(theme.TableHead)).times(size)
		if n > 8 {
			g.pad = g.cell.size / 4
		}
		least, full := g.natural(n)
		if g.fit(least, full, measure) || size < 880 && longWords(least, measure) {
			break
		}
		if size == 640 {
			f.warn("table-wide", b.Pos, "the table's %d columns do not fit the page, even in small type", n)
		}
	}
	g.left = make([]sp.Len, n+1)
	for i, w := range g.widths {
		g.left[i+1] = g.left[i] + w
	}
	return g
}

// times is a style at another size.
func (st *style) times(thousandths int64) *style {
	if thousandths == 1000 {
		return st
	}
	s := *st
	s.size = st.size.Scale(thousandths, 1000)
	s.leading = st.leading.Scale(thousandths, 1000)
	s.above = st.above.Scale(thousandths, 1000)
	s.grid = false
	return &s
}

// columns counts the columns of a table.
func columns(b *doc.Table) int {
	n := len(b.Align)
	for _, rows := range [][]doc.Row{b.Head, b.Body} {
		for _, r := range rows {
			w := 0
			for i := range r.Cells {
				w += max(r.Cells[i].ColSpan, 1)
			}
			n = max(n, w)
		}
	}
	return min(max(n, 1), maxColumns)
}

// maxColumns bounds a table that a slip of the pen made endless.
const maxColumns = 1000

// walkGrid visits cells with the column each begins in. Columns taken by a
// cell that reaches down are passed over, and cells past the last left out.
func walkGrid(rows []doc.Row, n int, visit func(row, col int, cell *doc.Cell)) {
	taken := make([]int, n)
	for r := range rows {
		col := 0
		for i := range rows[r].Cells {
			for col < n && taken[col] > 0 {
				taken[col]--
				col++
			}
			if col >= n {
				break
			}
			cell := &rows[r].Cells[i]
			visit(r, col, cell)
			for range min(max(cell.ColSpan, 1), n-col) {
				taken[col] = max(cell.RowSpan, 1) - 1
				col++
			}
		}
		for ; col < n; col++ {
			taken[col] = max(taken[col]-1, 0)
		}
	}
}
