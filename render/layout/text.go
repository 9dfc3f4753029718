package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
)

// textBlock is a paragraph and, once it is set, its lines.
type textBlock struct {
	paragraph
	in     para.Paragraph
	x      sp.Len // of the measure, from the column's left
	result para.Result
	fault  any // a panic while it was set
}

// textLine is one line of it, as content of a column.
type textLine struct {
	block *textBlock
	line  int
	x     sp.Len // of the measure, from the column's left
	above sp.Len // from the slug's top to the baseline
	below sp.Len // from the baseline to the slug's foot
}

// paragraph is what there is to know to set one.
type paragraph struct {
	node   doc.Block // it comes from, nil for furniture
	pos    doc.Pos
	style  *style
	runs   []para.Run
	indent sp.Len
	hang   sp.Len
	align  para.Align
	first  sp.Len // for a drop capital
	lines  int
	cost   int32 // of page breaks between its lines
	even   bool  // its few lines are to be of one length
	base   int   // runes of the node's plain text before the first run
}

// text sets a paragraph into the column.
func (f *flow) text(c *column, at setting, p paragraph) {
	if len(f.prefix) > 0 {
		p.runs = append(f.prefix, p.runs...)
		f.prefix = nil
	}
	for _, id := range f.loose {
		c.anchor(id)
	}
	f.loose = nil
	b := f.textBlock(at, p, at.measure(c))
	if at.running && hasText(p.runs) {
		f.beside(c, b)
		return
	}
	b.set(f.setter)
	for _, s := range f.lines(nil, b) {
		c.add(s)
	}
}

// textBlock readies a paragraph for setting.
func (f *flow) textBlock(at setting, p paragraph, measure sp.Len) *textBlock {
	return &textBlock{
		paragraph: p, x: at.left(),
		in: para.Paragraph{
			Runs: p.runs, Lang: at.lang, RTL: at.rtl, Measure: measure, Indent: p.indent, Hang: p.hang,
			Align: p.align, Hyphenate: p.style.hyphenate, First: p.first, Lines: p.lines,
		},
	}
}

// set breaks and justifies.
func (b *textBlock) set(s *para.Setter) {
	if b.even {
		b.result = place.Balanced(s, b.in)
	} else {
		b.result = s.Set(b.in)
	}
	for i := range b.result.Lines {
		b.result.Lines[i].ReadingOrder()
	}
}

// lines appends the slugs of the lines of a paragraph that was set, and reports
// what did not fit.
func (f *flow) lines(slugs []slug, b *textBlock) []slug {
	f.report(b)
	lines := b.result.Lines
	slabs := make([]textLine, len(lines))
	called := int32(0)
	for i := range lines {
		h, above := b.style.leading, b.style.above
		if extra := f.overhead(&lines[i], above); extra > 0 {
			if b.style.grid {
				extra = roundUp(extra, f.sheet.grid)
			}
			h, above = h+extra, above+extra
		}
		called = max(called, f.calledIn(&lines[i]))
		slabs[i] = textLine{block: b, line: i, x: b.x, above: above, below: h - above}
		slugs = append(slugs, slug{height: h, content: &slabs[i], cost: lineCost(lines, i, b.cost), grid: b.style.grid, notes: called})
	}
	return slugs
}

// report tells of characters that no face has and lines that do not fit.
func (f *flow) report(b *textBlock) {
	f.missing(b.result.Missing, b.pos)
	for i := range b.result.Lines {
		if over := b.result.Lines[i].Overfull; over > sp.Pt/10 {
			f.warn("line-overfull", b.pos, "a line is %.1f pt too wide", over.Points())
		}
	}
}

// missing reports characters that no face has.
func (f *flow) missing(ms []para.Missing, pos doc.Pos) {
	for _, m := range ms {
		f.warn("glyph-missing", pos, "no font has the character %q (U+%04X)", m.Rune, m.Rune)
	}
}

// lineCost is the cost of a page break above line i. At least two lines stand
// on either side of a break, and a page should not end in a hyphen.
func lineCost(lines []para.Line, i int, cost int32) int32 {
	n := len(lines)
	if i == 0 {
		return 0
	}
	if i == 1 || i == n-1 {
		return never
	}
	if lines[i-1].Hyphenated {
		cost += hyphenCost
	}
	return cost
}

// hyphenCost is the cost of a word torn over pages: two lines that the page lacks.
const hyphenCost = 400

// overhead is how much higher than its leading a line is for a picture in it.
func (f *flow) overhead(l *para.Line, above sp.Len) sp.Len {
	var over sp.Len
	for i := range l.Pieces {
		if b := l.Pieces[i].Box; b != nil {
			over = max(over, b.Ascent-above)
		}
	}
	return over
}

// calledIn gives the number of the last note called in a line, 0 for none.
func (f *flow) calledIn(l *para.Line) int32 {
	n := int32(0)
	if f.called == 0 {
		return 0
	}
	for i := range l.Pieces {
		n = max(n, f.looks[l.Pieces[i].Tag].note)
	}
	return n
}

// roundUp gives the least multiple of unit that is not less than l.
func roundUp(l, unit sp.Len) sp.Len { return (l + unit - 1) / unit * unit }
