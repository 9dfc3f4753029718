package para

import "github.com/octavo-press/octavo/render/sp"

// part is a token, or part of a broken one, in a line to be set.
type part struct {
	*token
	word  *word  // the whole token's or the part's
	width sp.Len // natural
	glue         // the room before it; spaces are all glue
	trim  sp.Len // of a full-width mark's blank at the line's start
	x     sp.Len
	at    sp.Len // what stretching adds before it, while the line is justified
}

// filler fills lines: it knows what stands in each and where.
type filler struct {
	*Setter
	sc   *scratch
	p    *Paragraph
	text string

	parts   []part
	natural sums
}

// gather collects the parts of the line between two spots.
func (f *filler) gather(from, to *spot, measure sp.Len) {
	f.parts, f.natural = f.parts[:0], sums{}
	first, end := int(from.token), int(to.token)
	if to.off > 0 {
		end++
	}
	last := end
	for last > first && (f.sc.tokens[last-1].kind == tokenSpace || f.sc.tokens[last-1].kind == tokenNewline) {
		last--
	}
	for i := first; i < last; i++ {
		f.parts = append(f.parts, part{})
		pt := &f.parts[len(f.parts)-1]
		pt.token = &f.sc.tokens[i]
		pt.word, pt.width = pt.token.word, pt.token.width
		start, stop := int32(0), int32(0)
		if i == first {
			start = from.off
		}
		if i == int(to.token) {
			stop = to.off
		}
		if start > 0 || stop > 0 {
			f.cut(pt, start, stop, to.kind)
		}
		f.glueBefore(pt, i, first)
		f.count(pt)
	}
	f.trimEdges(measure)
}

// cut shapes the part of a word that stands in the line.
func (f *filler) cut(pt *part, start, stop int32, kind breakKind) {
	text, k := pt.token.word.key.text[start:], kindPart
	if stop > 0 {
		text = pt.token.word.key.text[start:stop]
	}
	if stop > 0 && kind.hyphenated() {
		if kind == breakShy {
			text = text[:len(text)-len("\u00AD")]
		}
		text, k = text+"\u00AD", k|kindHyphen
	}
	k |= pt.shapedAs()
	pt.word = f.Setter.word(f.sc, pt.style, text, k)
	pt.width = scale(pt.word.width, pt.size)
}

// glueBefore sets the room before a part; a space is nothing but room.
func (f *filler) glueBefore(pt *part, i, first int) {
	switch {
	case pt.kind == tokenSpace:
		pt.glue, pt.width = f.sc.glueOf(i), 0
	case pt.kind == tokenFixed:
		pt.glue = f.sc.elastic(i)
	case i > first && f.sc.tokens[i-1].kind != tokenSpace:
		pt.glue = f.sc.gap(i-1, i)
	}
}

// count adds a part to what the line has by nature.
func (f *filler) count(pt *part) {
	f.natural.width += pt.width + pt.glue.width
	f.natural.stretch += pt.glue.stretch
	f.natural.shrink += pt.glue.shrink
	if pt.expands() {
		f.natural.glyphs += pt.width
	}
}

// trimEdges takes away the blanks of full-width marks at the line's edges: as
// much as it is too wide where letters stand in columns, the end's first.
func (f *filler) trimEdges(measure sp.Len) {
	n := len(f.parts)
	if n == 0 {
		return
	}
	if last := &f.parts[n-1]; last.word != nil {
		f.trim(last, last.word.trail, measure)
	}
	first := &f.parts[0]
	if first.word != nil {
		first.trim = f.trim(first, first.word.lead, measure)
	}
}

func (f *filler) trim(pt *part, blank em, measure sp.Len) sp.Len {
	by := scale(blank, pt.size)
	if f.p.squares() {
		by = min(by, max(0, f.natural.width-measure))
	}
	pt.width -= by
	f.natural.width -= by
	return by
}

// justify spreads what the line lacks over glyphs and glue, and reports the
// expansion and by how much the line is too wide.
func (f *filler) justify(measure, hang sp.Len, final bool) (stretch int, over sp.Len) {
	l := line{sums: f.natural, measure: measure, final: final, ragged: f.p.Align != Justify}
	l.width -= hang
	over = l.width - measure
	if l.ragged || final && over <= 0 {
		return 0, excess(over)
	}
	l.settle()
	stretch = expansionOf(l.expansion, l.glyphs)
	want := measure - l.width - l.glyphs.Scale(int64(stretch), 1000)
	if want < 0 {
		return stretch, excess(f.shrink(-want))
	}
	if l.stretch > 0 {
		f.spread(want, l.stretch, func(g glue) sp.Len { return g.stretch })
	}
	return stretch, 0
}

// excess forgives a hair: the widths of broken words are estimates while the
// lines are chosen.
func excess(over sp.Len) sp.Len {
	if over < sp.Pt/10 {
		return 0
	}
	return over
}

// expansionOf rounds an expansion to thousandths, downward, so that no glue
// is wanted to take up the rest of a shrinking.
func expansionOf(by, glyphs sp.Len) int {
	if glyphs == 0 {
		return 0
	}
	by *= 1000
	if by < 0 {
		by -= glyphs - 1
	}
	return max(-maxExpansion, int(by/glyphs))
}

// shrink narrows the glue by as much as it may, and reports what is left.
func (f *filler) shrink(by sp.Len) (over sp.Len) {
	total := f.natural.shrink
	if most := total + total/8; by > most {
		over, by = by-most, most
	}
	if total > 0 {
		f.spread(-by, total, func(g glue) sp.Len { return g.shrink })
	}
	return over
}

// spread divides a length over the glue in proportion, to the last unit.
func (f *filler) spread(by, total sp.Len, weight func(glue) sp.Len) {
	seen, given := sp.Len(0), sp.Len(0)
	for i := range f.parts {
		seen += weight(f.parts[i].glue)
		share := by.Scale(int64(seen), int64(total))
		f.parts[i].at = share - given
		given = share
	}
}
