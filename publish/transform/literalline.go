package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// lineList makes a list of a paragraph whose source lines number on from the
// first, "a) …" over "b) …", which Markdown would run together; what stands
// before it stays a paragraph. It gives nil where there is none.
func (r *run) lineList(b doc.Block) []doc.Block {
	p := paragraph(b)
	if p == nil || len(p.Inlines) < 2 {
		return nil
	}
	lines := sourceLines(p.Inlines)
	intro, items := literalItems(lines)
	if len(items) < 2 {
		return nil
	}
	l := &doc.List{Attr: doc.Attr{Pos: items[0].Pos}, Ordered: true, Start: 1, Tight: true, Items: items}
	r.guess(l, "%d lines from %q on taken as a list", len(items), items[0].Marker)
	if intro = trim(intro); len(intro) == 0 {
		l.ID = p.ID
		return []doc.Block{l}
	}
	return []doc.Block{&doc.Paragraph{Attr: p.Attr, Inlines: intro}, l}
}

// sourceLines splits inlines where their lines begin in the post.
func sourceLines(ns []doc.Inline) [][]doc.Inline {
	var lines [][]doc.Inline
	start := 0
	for i, n := range ns {
		_, breaks := n.(*doc.LineBreak)
		if i > start && !breaks && n.At().Line > ns[start].At().Line {
			lines = append(lines, ns[start:i])
			start = i
		}
	}
	return append(lines, ns[start:])
}

// literalItems gives the items of lines that number on, and what stands before
// the first. A line without a marker belongs to the item above.
func literalItems(lines [][]doc.Inline) (intro []doc.Inline, items []doc.Item) {
	var style markerStyle
	var texts [][]doc.Inline
	for _, line := range lines {
		m, ok := lineMarker(line, len(items) == 0)
		switch {
		case ok && m.number == len(items)+1 && (len(items) == 0 || m.style == style):
			style = m.style
			items = append(items, doc.Item{Pos: line[0].At(), Marker: m.text})
			texts = append(texts, withoutMarker(line, m))
		case len(items) == 0:
			intro = append(intro, line...)
		default:
			last := len(texts) - 1
			texts[last] = append(texts[last], line...)
		}
	}
	for i := range items {
		text := trim(unbroken(texts[i]))
		if len(text) == 0 {
			return nil, nil
		}
		items[i].Blocks = []doc.Block{&doc.Paragraph{Attr: doc.Attr{Pos: items[i].Pos}, Inlines: text}}
	}
	return unbroken(intro), items
}

// lineMarker reads the marker of a line; the first "i" is a roman number only
// where it is no letter, so it counts as both.
func lineMarker(line []doc.Inline, opens bool) (marker, bool) {
	t, ok := line[0].(*doc.Text)
	if !ok {
		return marker{}, false
	}
	s := strings.TrimLeft(t.Text, " ")
	m, ok := bracketMarker(s)
	if !ok {
		m, ok = squareMarker(s)
	}
	if !ok {
		m, ok = stopMarker(s)
	}
	if ok && opens && m.style.kind == 'a' && m.number == 9 {
		m.number, m.style.kind = 1, 'i'
	}
	return m, ok
}

// squareMarker reads "[1]" and "【1】", which begin the lines of references.
func squareMarker(s string) (marker, bool) {
	for _, pair := range [][2]string{{"[", "]"}, {"【", "】"}} {
		rest, ok := strings.CutPrefix(s, pair[0])
		inner, _, closed := strings.Cut(rest[:min(len(rest), 12)], pair[1])
		if number, kind := ordinal(inner); ok && closed && kind == '1' {
			return marker{pair[0] + inner + pair[1], number, markerStyle{pair[0], pair[1], kind}}, true
		}
	}
	return marker{}, false
}

// stopMarker reads "a. " and "1、": "1. " is a list to Markdown already.
func stopMarker(s string) (marker, bool) {
	end := strings.IndexAny(s[:min(len(s), 8)], ".、")
	if end <= 0 {
		return marker{}, false
	}
	number, kind := ordinal(s[:end])
	_, size := utf8.DecodeRuneInString(s[end:])
	if point := s[end] == '.'; number == 0 || point && (kind == '1' || !strings.HasPrefix(s[end+1:], " ")) {
		return marker{}, false
	}
	return marker{s[:end+size], number, markerStyle{close: s[end : end+size], kind: kind}}, true
}

// withoutMarker is a line without its marker.
func withoutMarker(line []doc.Inline, m marker) []doc.Inline {
	t := *line[0].(*doc.Text)
	t.Text = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(t.Text, " "), m.text), " \u00a0\u3000")
	return append([]doc.Inline{&t}, line[1:]...)
}

// unbroken drops the break that ends a line.
func unbroken(ns []doc.Inline) []doc.Inline {
	if n := len(ns); n > 0 {
		if _, ok := ns[n-1].(*doc.LineBreak); ok {
			return ns[:n-1]
		}
	}
	return ns
}
