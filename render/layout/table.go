package layout

import (
	"math/bits"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
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
	f.tableNote(c, at, b)
	c.gap(cell.after)
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
		if g.fit(least, full, measure) {
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

// natural gives each column's width without breaking words and without
// breaking lines, padding included.
func (g *grid) natural(n int) (least, full []sp.Len) {
	least, full = make([]sp.Len, n), make([]sp.Len, n)
	for _, part := range []struct {
		rows []doc.Row
		st   *style
	}{{g.b.Head, g.head}, {g.b.Body, g.cell}} {
		walkGrid(part.rows, n, func(_, col int, cell *doc.Cell) {
			span := min(max(cell.ColSpan, 1), n-col)
			lo, hi := g.cellWidth(cell, part.st)
			for i := range span {
				least[col+i] = max(least[col+i], lo/sp.Len(span)+2*g.pad)
				full[col+i] = max(full[col+i], hi/sp.Len(span)+2*g.pad)
			}
		})
	}
	return least, full
}

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
			for range max(cell.ColSpan, 1) {
				if col < n {
					taken[col] = max(cell.RowSpan, 1) - 1
					col++
				}
			}
		}
		for ; col < n; col++ {
			taken[col] = max(taken[col]-1, 0)
		}
	}
}

// cellWidth gives the width of a cell's longest word and of its longest
// paragraph on one line.
func (g *grid) cellWidth(cell *doc.Cell, st *style) (least, full sp.Len) {
	saved := g.f.checkpoint()
	defer g.f.restore(saved)
	for _, b := range cell.Blocks {
		lo, hi := g.blockWidth(b, st)
		least, full = max(least, lo), max(full, hi)
	}
	return least, full
}

func (g *grid) blockWidth(b doc.Block, st *style) (least, full sp.Len) {
	p, ok := b.(*doc.Paragraph)
	if !ok {
		return 6 * st.size, 16 * st.size
	}
	pn := pen{f: g.f, at: g.at, measuring: true}
	pn.inlines(g.f.hand(g.at, st), p.Inlines)
	return g.f.setter.Natural(para.Paragraph{Runs: pn.runs, Lang: g.at.lang, RTL: g.at.rtl, Hyphenate: st.hyphenate})
}

// fit chooses the widths: what the content wants, stretched to the measure
// when it nearly fills it; else each column's least and a part of the rest. It
// says whether the words fit.
func (g *grid) fit(least, full []sp.Len, measure sp.Len) bool {
	lo, hi := sum(least), sum(full)
	switch {
	case lo > measure:
		g.widths = spread(measure, make([]sp.Len, len(least)), least)
	case hi > measure:
		g.widths = deal(measure-lo, least, full)
	case hi >= measure*3/5:
		g.widths = spread(measure-hi, full, full)
	default:
		g.widths = full
	}
	return lo <= measure
}

func sum(ls []sp.Len) sp.Len {
	var s sp.Len
	for _, l := range ls {
		s += l
	}
	return s
}

// spread adds to each width a share of the rest by its weight.
func spread(rest sp.Len, widths, weights []sp.Len) []sp.Len {
	all := sum(weights)
	out := make([]sp.Len, len(widths))
	for i := range out {
		out[i] = widths[i] + share(rest, weights[i], all)
	}
	return out
}

// deal gives each column its least and a share of the rest by the square root
// of what it lacks: a long column gains little by width that spares a short
// one lines. None gets more than it wants.
func deal(rest sp.Len, least, full []sp.Len) []sp.Len {
	widths := append([]sp.Len(nil), least...)
	weights := make([]sp.Len, len(least))
	for i := range weights {
		weights[i] = root(full[i] - least[i])
	}
	for {
		all, given := sum(weights), false
		left := rest
		for i := range widths {
			if want := full[i] - least[i]; weights[i] > 0 && share(rest, weights[i], all) >= want {
				widths[i], weights[i], given = full[i], 0, true
				left -= want
			}
		}
		if rest = left; !given {
			return spread(rest, widths, weights)
		}
	}
}

// root gives the integer square root.
func root(n sp.Len) sp.Len {
	if n <= 0 {
		return 0
	}
	r := sp.Len(1) << ((bits.Len64(uint64(n)) + 1) / 2)
	for {
		next := (r + n/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}

// share gives the part of a whole that a weight has among all.
func share(whole, weight, all sp.Len) sp.Len {
	if all <= 0 {
		return 0
	}
	return mulDiv(whole, weight, all)
}
