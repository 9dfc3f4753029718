package para

import (
	"slices"

	"github.com/octavo-press/octavo/render/layout/para/hyphen"
)

// spaceless tells words of the scripts of South East Asia, which are written
// without spaces: UAX #14 leaves their breaks to a dictionary.
func (b *builder) spaceless() bool { return slices.ContainsFunc(b.runes, southEast) }

func southEast(r rune) bool {
	switch {
	case r < 0xE00:
		return false
	case r < 0xF00: // Thai, Lao
		return true
	case r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF, r >= 0x1950 && r <= 0x19DF, r >= 0x1A20 && r <= 0x1AAF:
		return true
	}
	return r >= 0xA9E0 && r <= 0xA9FF || r >= 0xAA60 && r <= 0xAADF
}

// syllables lets a line end where the patterns of Thai part syllables, at a cost
// between any two clusters, and in common words where nothing else helps.
func (b *builder) syllables(w *word) {
	known := w.breaks
	b.points = b.setter.patterns(hyphen.Thai).Points(b.points[:0], b.text)
	marks := b.seg.mark(b.runes)
	whole := thaiWords().within(b.text)
	var list []opportunity
	for i := 1; i < len(b.runes); i++ {
		off := b.offsets[i]
		k := slices.IndexFunc(known, func(o opportunity) bool { return o.off == off })
		switch {
		case k >= 0:
			list = append(list, known[k])
		case marks[i]&markCluster == 0 || !southEast(b.runes[i-1]) || !southEast(b.runes[i]):
		case leadingVowel(b.runes[i-1]) || trailingSign(b.runes[i]):
		default:
			list = append(list, opportunity{off, b.pens[i], syllableBreak(slices.Contains(b.points, int(off)), whole[int(off)])})
		}
	}
	w.breaks = list
}

// syllableBreak gives the break between two clusters, by whether a syllable ends
// between them and a common word does not.
func syllableBreak(syllable, within bool) breakKind {
	switch {
	case syllable && within:
		return breakTogether
	case syllable:
		return breakOpen
	case within:
		return breakEmergency
	}
	return breakCluster
}

// leadingVowel tells vowels that stand before their consonant.
func leadingVowel(r rune) bool { return r >= 0xE40 && r <= 0xE44 || r >= 0xEC0 && r <= 0xEC4 }

// trailingSign tells vowels and signs that belong to what is before them.
func trailingSign(r rune) bool {
	switch r {
	case 0xE30, 0xE32, 0xE33, 0xE45, 0xE46, 0xE2F, 0xEB0, 0xEB2, 0xEB3, 0xEC6:
		return true
	}
	return false
}
