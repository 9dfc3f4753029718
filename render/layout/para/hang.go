package para

// hangs sets how far the word's outer marks reach out of the measure, so that
// the edge looks straight: the thin marks nearly whole, the others a little.
func (b *builder) hangs(w *word) {
	if n := len(w.segments); n > 0 {
		first, last := &w.segments[0], &w.segments[n-1]
		left, right := b.runes[0], b.runes[len(b.runes)-1]
		if b.kind&kindRTL != 0 {
			left, right = right, left
		}
		if f := hangLeft(left); f != 0 {
			w.hangLeft = perMille(perMille(first.advance(0), first.thousandths), f)
		}
		if f := hangRight(right); f != 0 {
			w.hangRight = perMille(perMille(last.advance(len(last.glyphs)-1), last.thousandths), f)
		}
	}
}

// advance gives the room that glyph i takes.
func (s *segment) advance(i int) em {
	if i+1 < len(s.glyphs) {
		return s.glyphs[i+1].x - s.glyphs[i].x
	}
	return s.width - s.glyphs[i].x
}

// hangRight gives, in thousandths of its width, how far a character hangs out
// at a line's right end.
func hangRight(r rune) int32 {
	switch r {
	case '.', ',', '،', '۔':
		return 800
	case '-', 0x2010, 0x2011, softHyphen:
		return 550
	case '’', '”', '\'', '"', '‘', '“':
		return 500
	case ':', ';':
		return 300
	case '–', '—', '!', '?', '؟':
		return 200
	case ')', ']':
		return 100
	case 'A', 'F', 'L', 'P', 'T', 'V', 'W', 'Y', 'f', 'k', 'r', 'v', 'w', 'x', 'y':
		return 40
	}
	return 0
}

// hangLeft is the same for a line's left start.
func hangLeft(r rune) int32 {
	switch r {
	case '.', ',', '،', '۔':
		return 800
	case '“', '„', '‘', '‚', '\'', '"', '”', '’', '«', '»', '‹', '›':
		return 500
	case '-', 0x2010:
		return 400
	case '–', '—':
		return 200
	case '(', '[':
		return 100
	case 'A', 'J', 'T', 'V', 'W', 'Y', 'v', 'w', 'x', 'y':
		return 40
	}
	return 0
}
