package para

import (
	"strings"
	"unicode"
)

// edges settles what the word's first and last characters do at the edges of
// a line.
func (b *builder) edges(w *word) {
	if len(b.runes) == 0 {
		return
	}
	first, last := b.runes[0], b.runes[len(b.runes)-1]
	if b.kind&kindWide != 0 {
		b.wideEdges(w, first)
	} else if !b.st.code {
		b.hangs(w)
		if keepsOff(first) {
			w.flags |= flagTight
		}
		if keepsOff(last) {
			w.flags |= flagTightEnd
		}
	}
	if b.kind&kindPart != 0 {
		return
	}
	if !lettered(first) {
		b.breakBefore(w, first)
	}
	if tail := b.runes[max(0, len(b.runes)-3):]; !lettered(last) && b.forbids(len(tail)+1, tail, []rune(" a")) {
		w.flags |= flagNoBreakAfter
	}
}

// keepsOff tells characters that a quarter em parts from Han.
func keepsOff(r rune) bool {
	return lettered(r) || r == '%' || r == '$' || r == '€' || r == '#' || r == '@' || r == '+'
}

func lettered(r rune) bool {
	return r < 0x80 && (asciiLetter(byte(r)) || r >= '0' && r <= '9') || r >= 0xC0 && unicode.IsLetter(r)
}

// breakBefore flags words that cannot start a line: closing marks by UAX #14,
// and dashes, which belong to the line before.
func (b *builder) breakBefore(w *word, first rune) {
	head := b.runes[:min(len(b.runes), 3)]
	dash := first == '–' || first == '—' || first == '―'
	if dash && (len(b.runes) == 1 || !unicode.IsDigit(b.runes[1])) {
		w.flags |= flagNoBreakBefore
		return
	}
	if first == '-' && len(b.runes) == 1 || ellipsis(b.text) || b.forbids(2, []rune("a "), head) {
		w.flags |= flagNoBreakBefore
	}
}

// ellipsis tells a word of nothing but dots.
func ellipsis(s string) bool { return strings.Trim(s, ".…") == "" }

// forbids tells whether no line may end before character i of two texts joined.
func (b *builder) forbids(i int, first, second []rune) bool {
	text := append(append(make([]rune, 0, 8), first...), second...)
	return b.seg.mark(text)[i]&markBreak == 0
}
