package para

import (
	"strings"
	"unicode/utf8"
)

// glueOf gives the room of a space token: two thirds to one and a half of it
// are even to the eye. Beside a full-width letter it is the quarter em that
// parts the scripts; in code it is fixed.
func (sc *scratch) glueOf(i int) glue {
	t := &sc.tokens[i]
	if t.style.code {
		return glue{width: t.width}
	}
	if i > 0 && sc.tokens[i-1].kind == tokenSpace {
		return glue{} // of another run: one space is enough
	}
	if t.style.han && sc.besideWide(i) {
		q := scale(fullEm/4, t.size)
		return glue{q, q / 2, q / 2}
	}
	return glue{t.width, t.width / 2, t.width / 3}
}

// elastic gives how far a space that ends no line stretches: as other spaces,
// but beside the marks that French sets off.
func (sc *scratch) elastic(i int) glue {
	t := &sc.tokens[i]
	if t.style.code || i > 0 && sc.tokens[i-1].endsWith("«‹") || i+1 < len(sc.tokens) && sc.tokens[i+1].startsWith(":;!?»›%") {
		return glue{}
	}
	return glue{stretch: t.width / 2, shrink: t.width / 3}
}

func (t *token) startsWith(marks string) bool {
	r, _ := utf8.DecodeRuneInString(t.text())
	return r != utf8.RuneError && strings.ContainsRune(marks, r)
}

func (t *token) endsWith(marks string) bool {
	r, _ := utf8.DecodeLastRuneInString(t.text())
	return r != utf8.RuneError && strings.ContainsRune(marks, r)
}

func (t *token) text() string {
	if t.word == nil {
		return ""
	}
	return t.word.key.text
}

// besideWide tells a space beside a full-width letter.
func (sc *scratch) besideWide(i int) bool {
	if i > 0 && sc.tokens[i-1].wideLetter() {
		return true
	}
	return i+1 < len(sc.tokens) && sc.tokens[i+1].wideLetter()
}

func (t *token) wideLetter() bool {
	return t.word != nil && t.word.flags&(flagWide|flagMark) == flagWide
}

// gap gives the room between two tokens without a space between them.
func (sc *scratch) gap(prev, i int) glue {
	a, b := &sc.tokens[prev], &sc.tokens[i]
	if a.kind == tokenFixed || b.kind == tokenFixed || a.word == nil || b.word == nil {
		return glue{}
	}
	fa, fb := a.word.flags, b.word.flags
	if (fa|fb)&flagWide == 0 {
		return glue{}
	}
	if a.raised || b.raised {
		return glue{} // a note's mark stands at its word
	}
	if a.wideLetter() && fb&(flagWide|flagTight) == flagTight || b.wideLetter() && fa&(flagWide|flagTightEnd) == flagTightEnd {
		q := scale(fullEm/4, max(a.size, b.size))
		return glue{q, q / 2, q / 2}
	}
	return wideGap(a, b)
}

// wideGap is the room between full-width characters. Letters part a little to
// fill a line. Of the blanks between two marks half a square goes (CLREQ
// 3.1.6), and what is left may shrink by half.
func wideGap(a, b *token) glue {
	blankA, blankB := a.word.trail, b.word.lead
	gone := em(0)
	if a.word.flags&flagMark != 0 && b.word.flags&flagMark != 0 {
		gone = min(blankA+blankB, fullEm/2)
	}
	g := glue{width: -scale(gone, a.size)}
	g.shrink = scale(blankA+blankB-gone, a.size) / 2
	if a.word.flags&flagWide != 0 && b.word.flags&flagWide != 0 {
		g.stretch = scale(fullEm/20, a.size)
	}
	return g
}
