package para

import "github.com/octavo-press/octavo/render/sp"

// line is a possible line and how well it fills its measure.
type line struct {
	sums
	measure   sp.Len
	blank     sp.Len // at its edges, which goes before anything shrinks
	expansion sp.Len // how much of the want the glyphs take up
	ratio     int64  // thousandths of the spaces' limit, negative for shrinking
	final     bool   // the last line of the paragraph or before a forced break
	ragged    bool
}

// The classes of lines for the jump from a tight to a loose one.
const (
	classVeryTight uint8 = iota
	classTight
	classEven
	classLoose
	classVeryLoose
)

// ratioCap keeps sums of demerits within 64 bits.
const ratioCap = 20000

// line measures the line between two spots.
func (b *breaker) line(from, to, number int32) line {
	f, t := &b.spots[from], &b.spots[to]
	l := line{sums: t.before.minus(f.after), measure: b.p.lineMeasure(int(number)), final: t.kind == breakForced}
	l.width += f.start + t.end
	l.blank = f.starts + t.ends
	l.ragged = b.p.Align != Justify
	l.settle()
	return l
}

// settle gives what the line lacks, or has too much, to the glyphs as far as
// they may take it, and the rest to the spaces.
func (l *line) settle() {
	want := l.measure - l.width
	if want < 0 {
		want = min(0, want+l.blank)
	}
	if l.ragged {
		l.ratio = raggedRatio(want, l.measure)
		return
	}
	if l.final && want >= 0 {
		return
	}
	most := l.glyphs * maxExpansion / 1000
	l.expansion = max(-most, min(most, want))
	want -= l.expansion
	switch {
	case want > 0 && l.stretch == 0, want < 0 && l.shrink == 0:
		l.ratio = ratioCap
		if want < 0 {
			l.ratio = -ratioCap
		}
	case want >= 0 && l.stretch > 0:
		l.ratio = min(ratioCap, int64(want)*1000/int64(l.stretch))
	case l.shrink > 0:
		l.ratio = max(-ratioCap, int64(want)*1000/int64(l.shrink))
	}
}

// raggedRatio is 1000 for a line that lacks a fifth of the measure.
func raggedRatio(want, measure sp.Len) int64 {
	if want < 0 || measure <= 0 {
		return -ratioCap
	}
	return min(ratioCap, int64(want)*5000/int64(measure))
}

// fits tells whether the line can be set.
func (l *line) fits(b *breaker) bool {
	if l.ratio < -1000 {
		return false
	}
	return b.last || l.final || l.ragged || l.ratio <= b.costs.limit
}

// past tells that no longer line from the same start can fit either. What
// hangs at this end may not hang at the next, so some leeway is given.
func (l *line) past() bool {
	if l.ragged {
		return l.width-l.measure > l.measure/16
	}
	return l.ratio < -1000 && l.width-l.blank-l.shrink-l.glyphs*maxExpansion/1000-l.measure > l.measure/16
}

// class tells how tight the line looks, by glyphs and spaces together: both at
// their limits are 2000.
func (l *line) class() uint8 {
	tone := l.ratio + l.spent()
	switch {
	case tone < -1300:
		return classVeryTight
	case tone < -450:
		return classTight
	case tone <= 450:
		return classEven
	case tone <= 1300:
		return classLoose
	}
	return classVeryLoose
}

// spent gives the expansion in thousandths of its limit.
func (l *line) spent() int64 {
	if l.expansion == 0 {
		return 0
	}
	return int64(l.expansion) * 1000 / int64(l.glyphs*maxExpansion/1000+1)
}

// badness is 100 at the limit of even setting and grows with the cube.
func (l *line) badness(c *costs) int64 {
	r := abs(l.ratio)
	if l.ratio < 0 {
		r = r * c.squeeze / 100
	}
	bad := r * r / 1000 * r / 10000
	x := abs(l.spent())
	return bad + x*x/1000*x/1000*c.expansion/1000
}

// demerits is what a line costs after the one before it.
func (b *breaker) demerits(prev, n *node, l line) int64 {
	c, s := b.costs, &b.spots[n.spot]
	if l.final {
		l.ratio = b.finalRatio(&l)
	}
	d := 1 + l.badness(c) + int64(s.cost)
	total := d * d
	if l.ratio > 1000 && !l.ragged {
		total += c.loose
	}
	switch {
	case n.hyphens >= 3:
		total += c.threeHyphens
	case n.hyphens == 2:
		total += c.twoHyphens
	}
	if l.final && prev.hyphens > 0 && !l.ragged {
		total += c.lastHyphen
	}
	if jump := int64(n.class) - int64(prev.class); !l.ragged && prev.line > 0 && abs(jump) > 1 {
		total += (abs(jump) - 1) * c.jump
	}
	if b.p.squares() {
		return total + b.squareDemerits(prev, &l)
	}
	if l.final && prev.line > 0 && l.width < l.measure/7 {
		total += c.runt
	}
	return total
}

// squareDemerits is what a line adds where letters are to stand in columns.
func (b *breaker) squareDemerits(prev *node, l *line) int64 {
	square := max(1, b.p.Runs[0].Size)
	switch {
	case l.final && prev.line > 0 && l.width < 5*square/2:
		return b.costs.lone
	case l.final || l.glyphs > 0 || l.measure-l.width <= l.measure%square+square/2:
		return 0 // what two marks closed up leave is half a square
	}
	return b.costs.apart
}

// finalRatio excuses the last line: it may be as short as it likes, but for
// centred text, which is best in lines of a length.
func (b *breaker) finalRatio(l *line) int64 {
	switch {
	case !l.ragged:
		return l.ratio
	case b.p.Align == Center:
		return l.ratio / 2
	}
	return 0
}

// lineMeasure gives the measure of line n, counted from 0.
func (p *Paragraph) lineMeasure(n int) sp.Len {
	m := p.Measure - p.Hang
	if n == 0 {
		m = p.Measure - p.Indent
	}
	if n < p.Lines {
		m -= p.First
	}
	return m
}

// easyLine gives the first line from which on all have one measure.
func (p *Paragraph) easyLine() int32 {
	n := 0
	if p.Indent != p.Hang {
		n = 1
	}
	if p.First != 0 {
		n = max(n, p.Lines)
	}
	return int32(n)
}
