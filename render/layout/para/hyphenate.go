package para

import (
	"slices"
	"unicode"
)

// hyphenate adds the hyphenation points of the word's letters. Words of
// capitals are abbreviations and stay whole.
func (b *builder) hyphenate(w *word) {
	compound := len(w.breaks) > 0
	found := false
	for i := 0; i < len(b.runes); {
		j := i
		for j < len(b.runes) && b.inWord(j) {
			j++
		}
		if j-i >= 4 && !b.abbreviated(i, j) {
			found = b.hyphenatePart(w, i, j, compound) || found
		}
		i = max(j, i+1)
	}
	if found && compound {
		slices.SortFunc(w.breaks, func(a, b opportunity) int { return int(a.off - b.off) })
	}
}

// inWord tells letters, marks, and an apostrophe between letters.
func (b *builder) inWord(i int) bool {
	r := b.runes[i]
	if r == '\'' || r == '’' {
		return i > 0 && i+1 < len(b.runes) && unicode.IsLetter(b.runes[i-1]) && unicode.IsLetter(b.runes[i+1])
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

// abbreviated tells parts with two capitals together, or beside a digit.
func (b *builder) abbreviated(i, j int) bool {
	if i > 0 && unicode.IsDigit(b.runes[i-1]) || j < len(b.runes) && unicode.IsDigit(b.runes[j]) {
		return true
	}
	for k := i + 1; k < j; k++ {
		if unicode.IsUpper(b.runes[k]) {
			return true
		}
	}
	return false
}

func (b *builder) hyphenatePart(w *word, i, j int, compound bool) bool {
	kind := breakSoft
	if unicode.IsUpper(b.runes[i]) && b.st.lang[:min(2, len(b.st.lang))] != "de" {
		kind = breakPoor // nouns have capitals in German
	}
	if compound {
		kind = breakCompound
	}
	start := b.offsets[i]
	b.points = b.st.patterns.Points(b.points[:0], b.text[start:b.offsets[j]])
	for _, p := range b.points {
		off := start + int32(p)
		at, _ := slices.BinarySearch(b.offsets, off)
		k := kind
		if k == breakSoft && (at-i < 3 || j-at < 3) {
			k = breakPoor
		}
		w.breaks = append(w.breaks, opportunity{off, b.pens[at], k})
	}
	return len(b.points) > 0
}
