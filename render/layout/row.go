package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// setCell is the content of one cell.
type setCell struct {
	x     sp.Len // from the column's left
	slugs []slug
}

// row is a row of a table, or a slice of a long one, as content.
type row struct {
	node   doc.Block // the table, in a row that begins one
	cells  []setCell
	air    sp.Len
	x, w   sp.Len // of the rules
	top    rule
	bottom rule
	height sp.Len
}

// rule is a horizontal line across the table.
type rule struct {
	weight sp.Len
	color  frame.Color
}

// The weights of a table's rules: at its ends, under its head, between rows.
const (
	endRule  = sp.Pt * 4 / 5
	headRule = sp.Pt / 2
	rowRule  = sp.Pt / 4
)

// rows sets the rows of a table's head or body.
func (g *grid) rows(rows []doc.Row, tag string, head bool) []slug {
	if len(rows) == 0 {
		return nil
	}
	part := g.f.element(g.at.elem, tag)
	perRow := make([][]placedCell, len(rows))
	walkGrid(rows, len(g.widths), func(r, col int, cell *doc.Cell) {
		perRow[r] = append(perRow[r], placedCell{col, cell})
	})
	var slugs []slug
	for r := range rows {
		slugs = append(slugs, g.row(perRow[r], part, head, r == 0, r == len(rows)-1)...)
	}
	return slugs
}

type placedCell struct {
	col  int
	cell *doc.Cell
}

// row sets one row and cuts it into slices where it is long.
func (g *grid) row(cells []placedCell, part frame.Elem, head, first, last bool) []slug {
	f := g.f
	tr := f.element(part, "TR")
	r := &row{air: g.air, x: g.x(0, g.left[len(g.left)-1]), w: g.left[len(g.left)-1]}
	r.top, r.bottom = g.rules(head, first, last)
	before, hangs := f.called, g.hangs()
	var own, all sp.Len
	for _, pc := range cells {
		sc := g.cellContent(pc, tr, head)
		h := height(sc.slugs)
		if all = max(all, h); pc.cell.RowSpan <= 1 {
			own = max(own, h)
		}
		r.cells = append(r.cells, sc)
	}
	if long := f.sheet.height / 4; max(own, all/2) > long && !hangs {
		own = all // such a row is cut, and with it what reaches down from it
	}
	g.reach(cells, r.cells)
	tall := g.reached(own)
	s := slug{height: tall + 2*g.air, content: r, notes: f.called}
	if before == f.called {
		s.notes = 0
	}
	r.height = s.height
	if hangs {
		s.cost = never
	} else if s.height > f.sheet.height/4 {
		return sliced(r, tall)
	}
	return []slug{s}
}

// rules gives the lines above and below a row.
func (g *grid) rules(head, first, last bool) (top, bottom rule) {
	ink, muted := frame.Color(g.f.sheet.theme.Ink), frame.Color(g.f.sheet.theme.Muted)
	if first && (head || len(g.b.Head) == 0) {
		top = rule{endRule, ink}
	}
	switch {
	case last && head && len(g.b.Body) > 0:
		bottom = rule{headRule, ink}
	case last:
		bottom = rule{endRule, ink}
	default:
		bottom = rule{rowRule, lighter(muted)}
	}
	return top, bottom
}

// lighter is a colour halfway to the paper's.
func lighter(c frame.Color) frame.Color {
	for i := range c {
		c[i] = 255 - (255-c[i])/2
	}
	return c
}

// cellContent sets the blocks of a cell in a column of its own.
func (g *grid) cellContent(pc placedCell, tr frame.Elem, head bool) setCell {
	f := g.f
	span := min(max(pc.cell.ColSpan, 1), len(g.widths)-pc.col)
	w := g.left[pc.col+span] - g.left[pc.col]
	at := g.at
	at.start, at.end, at.hang, at.depth = 0, 0, 0, maxDepth-2
	at.elem = g.cellElement(pc.cell, tr, head)
	st := *g.cell
	if head || pc.cell.Header {
		st = *g.head
	}
	st.after, st.first = g.air/2, 0
	st.align = g.align(pc.col)
	at.style = &st
	start, end := g.pad, g.pad
	if pc.col == 0 {
		start = 0
	}
	if pc.col+span == len(g.widths) {
		end = 0
	}
	x := g.left[pc.col] + start
	if at.rtl {
		x = g.left[pc.col] + start
	}
	inner := column{width: max(w-start-end, st.size), fresh: true}
	f.blocks(&inner, at, pc.cell.Blocks)
	inner.settle()
	seal(f.groups, inner.slugs)
	return setCell{x: g.x(x, inner.width), slugs: inner.slugs}
}

// x gives the left edge of a stretch that begins so far from the table's start.
func (g *grid) x(start, w sp.Len) sp.Len {
	if g.at.rtl {
		return g.f.sheet.measure - g.at.start - start - w
	}
	return g.at.start + start
}

func (g *grid) cellElement(cell *doc.Cell, tr frame.Elem, head bool) frame.Elem {
	tag, scope := "TD", ""
	switch {
	case head:
		tag, scope = "TH", "Column"
	case cell.Header:
		tag, scope = "TH", "Row"
	}
	e := g.f.element(tr, tag)
	el := g.f.at(e)
	el.Scope = scope
	if cell.ColSpan > 1 {
		el.ColSpan = min(cell.ColSpan, len(g.widths))
	}
	if cell.RowSpan > 1 {
		el.RowSpan = min(cell.RowSpan, len(g.b.Head)+len(g.b.Body))
	}
	return e
}

func (g *grid) align(col int) para.Align {
	if col >= len(g.b.Align) {
		return g.cell.align
	}
	left, right := para.Start, para.End
	if g.at.rtl {
		left, right = right, left
	}
	switch g.b.Align[col] {
	case doc.AlignLeft:
		return left
	case doc.AlignCenter:
		return para.Center
	case doc.AlignRight:
		return right
	}
	return g.cell.align
}

// reach remembers what the cells of a row that reach down ask of the rows below.
func (g *grid) reach(cells []placedCell, set []setCell) {
	for i, pc := range cells {
		if pc.cell.RowSpan <= 1 {
			continue
		}
		for k := range min(max(pc.cell.ColSpan, 1), len(g.widths)-pc.col) {
			g.spans[pc.col+k] = span{rows: pc.cell.RowSpan, height: height(set[i].slugs)}
		}
	}
}

// reached gives the height of a row, given that of its own cells: a cell that
// ends here makes up what the rows above did not give it.
func (g *grid) reached(tall sp.Len) sp.Len {
	for i := range g.spans {
		if g.spans[i].rows == 1 {
			tall = max(tall, g.spans[i].height)
		}
	}
	for i := range g.spans {
		if s := &g.spans[i]; s.rows > 0 {
			s.rows--
			s.height -= tall + 2*g.air
		}
	}
	return tall
}

// hangs says whether what a cell above holds hangs down into the next row.
func (g *grid) hangs() bool {
	for i := range g.spans {
		if g.spans[i].rows > 0 && g.spans[i].height > 0 {
			return true
		}
	}
	return false
}
