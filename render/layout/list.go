package layout

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// list sets items behind their markers, which stand on the first line of each.
func (f *flow) list(c *column, at setting, outer string, b *doc.List) {
	if len(b.Items) == 0 {
		return
	}
	item := f.style(theme.ListItem)
	at = f.nest(at, "L", outer)
	f.at(at.elem).List = numbering(b)
	st := *at.style
	st.first = 0
	if b.Tight {
		st.after = 0
	}
	markers, width := f.markers(c, at, b)
	gap := st.size / 2
	inner := f.indent(c, at, max(item.left, width+gap), 0, b.Pos)
	inner.style = &st
	inner.hang, inner.inList = 0, true
	if !b.Ordered {
		inner.bullets++
	}
	from := len(c.slugs)
	starts := make([]int, len(b.Items))
	for i := range b.Items {
		starts[i] = len(c.slugs)
		f.item(c, at, inner, &b.Items[i], markers[i], gap)
	}
	f.loosen(c, starts)
	if s := c.slugs[from:]; len(s) > 1 {
		s[1].cost = max(s[1].cost, 2500)
		s[len(s)-1].cost = max(s[len(s)-1].cost, 2500)
	}
	reluctant(c.slugs[from:], 6*f.sheet.leading, 400)
	if at.inList {
		c.gap(at.style.after)
	} else {
		c.gap(max(at.style.after, f.sheet.grid))
	}
}

// loosen parts the items of a tight list where they are long: paragraphs that
// follow each other want air between them, whatever stands before them.
func (f *flow) loosen(c *column, starts []int) {
	lines := len(c.slugs) - starts[0]
	if lines <= 3*len(starts) || f.style(theme.Body).after == 0 {
		return
	}
	for _, i := range starts[1:] {
		s := &c.slugs[i]
		s.space, s.bare = max(s.space, f.sheet.grid), max(s.bare, f.sheet.grid)
	}
}

func numbering(b *doc.List) string {
	for i := range b.Items {
		if b.Items[i].Marker != "" {
			return "None"
		}
	}
	if b.Ordered {
		return "Decimal"
	}
	return "Disc"
}

// item sets one item. The marker's line hangs on the item's first slug.
func (f *flow) item(c *column, at, inner setting, it *doc.Item, m marker, gap sp.Len) {
	li := f.element(at.elem, "LI")
	lbl := f.element(li, "Lbl")
	body := inner
	body.elem = f.element(li, "LBody")
	f.looks[m.look].elem = lbl
	from := len(c.slugs)
	f.blocks(c, body, it.Blocks)
	if from == len(c.slugs) { // an item of nothing is a line with a marker
		c.add(slug{height: inner.style.leading, grid: inner.style.grid, cost: 0})
	}
	first := &c.slugs[from]
	first.content = &marked{content: first.content, marker: m, x: markerX(c, at, inner, m, gap), above: inner.style.above}
}

// markerX places a marker: numbers end at the text, bullets and what the
// author wrote begin at the edge.
func markerX(c *column, at, inner setting, m marker, gap sp.Len) sp.Len {
	indent := inner.start - at.start
	if indent == 0 { // too deep for an indent
		indent = m.width + gap
	}
	x := inner.start - indent
	if m.number {
		x = inner.start - gap - m.width
	} else if m.bullet {
		x = inner.start - indent/2 - m.width/2
	}
	if at.rtl {
		return c.width - x - m.width
	}
	return x
}

// marker is the marker of an item, set.
type marker struct {
	lines  []para.Line
	look   int
	width  sp.Len
	number bool
	bullet bool
	task   doc.Task
}

// markers sets the markers of a list and gives the width of the widest.
func (f *flow) markers(c *column, at setting, b *doc.List) ([]marker, sp.Len) {
	ms := make([]marker, len(b.Items))
	var width sp.Len
	n := b.Start
	if n == 0 && b.Ordered {
		n = 1
	}
	for i := range b.Items {
		ms[i] = f.marker(c, at, b, &b.Items[i], n+i)
		width = max(width, ms[i].width)
	}
	return ms, width
}

func (f *flow) marker(c *column, at setting, b *doc.List, it *doc.Item, n int) marker {
	m := marker{task: it.Task}
	text := bullets[at.bullets%len(bullets)]
	switch {
	case it.Task != doc.NoTask:
		text, m.bullet = " ", true
		m.width = at.style.size * 3 / 4
	case it.Marker != "":
		text = it.Marker
	case b.Ordered:
		text, m.number = strconv.Itoa(n)+".", true
	default:
		m.bullet = true
	}
	runs := f.plain(at, at.style, text)
	runs[0].Tabular = m.number
	m.look = runs[0].Tag
	f.looks[m.look].silent = true
	if it.Task != doc.NoTask {
		return m
	}
	m.lines = f.setter.Set(para.Paragraph{Runs: runs, Lang: at.lang, RTL: at.rtl, Measure: c.width, Align: para.Start}).Lines
	if len(m.lines) > 0 {
		m.width = m.lines[0].Width
		flushLeft(&m.lines[0])
	}
	return m
}

// bullets by depth.
var bullets = [...]string{"•", "–", "·"}

// flushLeft moves a line to the left edge of its measure.
func flushLeft(l *para.Line) {
	x, _ := edges(l, 0)
	for i := range l.Pieces {
		l.Pieces[i].X -= x
	}
}

// marked is content with an item's marker beside it.
type marked struct {
	content content
	marker  marker
	x       sp.Len
	above   sp.Len
}

func (m *marked) paint(p *painter, x, y sp.Len) {
	base := y + m.above
	if l, ok := m.content.(*textLine); ok {
		base = y + l.above
	}
	if m.marker.task != doc.NoTask {
		p.checkbox(x+m.x, base, m.marker)
	} else if len(m.marker.lines) > 0 {
		p.line(&m.marker.lines[0], x+m.x, base)
	}
	if m.content != nil {
		m.content.paint(p, x, y)
	}
}
