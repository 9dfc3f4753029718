package layout

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

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

// marker sets the marker of one item, n its number.
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
		m.lines[0].ReadingOrder()
	}
	return m
}

// bullets by depth.
var bullets = [...]string{"•", "–", "·"}

// said is what the drawn marker of a task says to a listener.
func said(t doc.Task) string {
	switch t {
	case doc.Open:
		return "☐"
	case doc.Done:
		return "☑"
	}
	return ""
}

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
