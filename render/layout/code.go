package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/highlight"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// code sets a listing on a tinted ground, line by line. Lines too long are
// cut, and a hook before the rest says so.
func (f *flow) code(c *column, at setting, outer string, b *doc.CodeBlock) {
	c.gap(f.scaled(at.style, f.style(theme.Code)).before)
	if b.Title != "" {
		f.listingTitle(c, f.nest(at, "P", outer), b)
	}
	at = f.nest(at, "P", outer)
	at.elem = f.element(at.elem, "Code")
	f.listing(c, at, b, b.Pos, b.Language, b.Text)
}

// mathBlock shows the source: formulas are not set yet.
func (f *flow) mathBlock(c *column, at setting, outer string, b *doc.MathBlock) {
	f.warn("math-source", b.Pos, "mathematics is shown as its TeX source")
	c.gap(f.scaled(at.style, f.style(theme.Code)).before)
	at = f.nest(at, "Formula", outer)
	f.at(at.elem).Alt = b.Source
	f.listing(c, at, b, b.Pos, "tex", b.Source)
}

// listingTitle sets what a listing is called, close above it. What the EPUB says
// of pages counts the listing's characters alone, so it never parts.
func (f *flow) listingTitle(c *column, at setting, b *doc.CodeBlock) {
	st := *f.scaled(at.style, f.style(theme.Caption))
	f.text(c, at, paragraph{node: b, pos: b.Pos, style: &st, runs: f.plain(at, &st, b.Title), align: st.align, cost: never})
	c.gap(f.sheet.grid / 4)
	c.keep(never)
}

func (f *flow) listing(c *column, at setting, node doc.Block, pos doc.Pos, language, text string) {
	st := f.scaled(at.style, f.style(theme.Code))
	at.rtl = false
	done := f.open(c, f.ground(c, at, st.leading/2))
	at = f.indent(c, at, st.left, st.right, pos)
	l := &listing{f: f, c: c, at: at, st: st, node: node, cutter: newCutter(f, at, st, at.measure(c))}
	l.pens(highlight.Comment, highlight.String, highlight.Keyword)
	text = expandTabs(text)
	l.spans = highlight.Spans(language, text)
	from := len(c.slugs)
	for line := range strings.SplitSeq(text, "\n") {
		l.line(line)
	}
	done()
	keepLines(c.slugs[from:])
	reluctant(c.slugs[from:], f.sheet.height/4, 800)
	c.gap(st.after)
}

// listing is a listing being set.
type listing struct {
	f      *flow
	c      *column
	at     setting
	st     *style
	node   doc.Block
	cutter *cutter
	spans  []highlight.Span
	byKind [4]para.Run // the run of each kind of code, without text
	byteAt int         // in the text with tabs expanded
	runeAt int
}

// pens makes the runs of the kinds of code: one accent, for strings; keywords
// are bold and comments lean back.
func (l *listing) pens(kinds ...highlight.Kind) {
	l.byKind[0] = l.f.plain(l.at, l.st, "")[0]
	for _, k := range kinds {
		st := *l.st
		switch k {
		case highlight.Comment:
			st.italic, st.color = true, frame.Color(l.f.sheet.theme.Muted)
		case highlight.String:
			st.color = frame.Color(l.f.sheet.theme.Accent)
		case highlight.Keyword:
			st.weight = 700
		}
		l.byKind[k] = l.f.plain(l.at, &st, "")[0]
	}
}

// line sets a line of the source, in as many parts as its length asks for.
func (l *listing) line(line string) {
	parts := l.cutter.cut(line)
	for i, part := range parts {
		at := l.at
		if i > 0 {
			l.c.keep(200)
			at.start += l.cutter.hang
		}
		n := len(l.c.slugs)
		runs := l.runs(part)
		if part != "" && i == len(parts)-1 {
			runs = append(runs, lineEnd(l.byKind[0]))
		}
		l.f.text(l.c, at, paragraph{node: l.node, style: l.st, runs: runs, align: para.Start, base: l.runeAt})
		if len(l.c.slugs) == n { // an empty line has no glyphs
			l.c.add(slug{height: l.st.leading})
		} else if i > 0 {
			s := &l.c.slugs[n]
			s.content = &hooked{content: s.content, x: l.at.left(), above: l.st.above, size: l.st.size}
		}
		l.byteAt += len(part)
		l.runeAt += utf8.RuneCountInString(part)
	}
	l.byteAt++
	l.runeAt++
}

// lineEnd is the space that parts a line from the next for those who copy or
// hear it, where each line is set by itself.
func lineEnd(r para.Run) para.Run {
	r.Text = " "
	return r
}

// runs cuts a part of a line where the kind of code changes.
func (l *listing) runs(part string) []para.Run {
	var runs []para.Run
	put := func(k highlight.Kind, text string) {
		if text != "" {
			r := l.byKind[k]
			r.Text = text
			runs = append(runs, r)
		}
	}
	at, end := l.byteAt, l.byteAt+len(part)
	text := func(from, to int) string { return part[from-l.byteAt : to-l.byteAt] }
	for len(l.spans) > 0 && l.spans[0].From < end {
		s := l.spans[0]
		from, to := max(s.From, at), min(s.To, end)
		put(0, text(at, from))
		put(s.Kind, text(from, to))
		at = to
		if s.To > end {
			break // it goes on in the next part
		}
		l.spans = l.spans[1:]
	}
	put(0, text(at, end))
	return runs
}

// keepLines keeps two lines of a listing at either end of a page, empty ones not
// counted; best is a break below an empty one, and none is above one.
func keepLines(slugs []slug) {
	above, below := 0, 0
	for i := range slugs {
		s := &slugs[i]
		switch {
		case i == 0:
		case above < 2:
			s.cost = never
		case s.content == nil:
			s.cost = max(s.cost, 800)
		case slugs[i-1].content != nil:
			s.cost = max(s.cost, 150)
		}
		if s.content != nil {
			above++
		}
	}
	for i := len(slugs) - 1; i > 0 && below < 2; i-- {
		if slugs[i].content != nil {
			below++
		}
		if below < 2 {
			slugs[i].cost = never
		}
	}
}

// keepEnds forbids a page break that parts the first or the last of several
// slugs from the rest.
func keepEnds(slugs []slug) {
	n := len(slugs)
	if n > 1 {
		slugs[1].cost = max(slugs[1].cost, never)
		slugs[n-1].cost = max(slugs[n-1].cost, never)
	}
}

// hooked is the rest of a line of code, with a hook that says so.
type hooked struct {
	content content
	x       sp.Len
	above   sp.Len
	size    sp.Len
}

func (h *hooked) paint(p *painter, x, y sp.Len) {
	p.hook(x+h.x, y+h.above, h.size)
	h.content.paint(p, x, y)
}
