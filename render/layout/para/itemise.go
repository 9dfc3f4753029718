package para

import (
	"unicode"

	"github.com/go-text/typesetting/language"

	"github.com/octavo-press/octavo/fonts"
)

// item is a stretch of a word in one face and script.
type item struct {
	start, end  int // in runes
	face        *fonts.Face
	script      string
	upper       bool // set in capitals, for small capitals that the face lacks
	thousandths int32
}

// fakeSmallCaps is the size of capitals that stand for small capitals, about
// the height of a lower-case x with its serifs.
const fakeSmallCaps = 800

// itemise cuts the word where face or script changes. A base keeps its marks,
// an emoji sequence its parts.
func (b *builder) itemise() {
	for i := 0; i < len(b.runes); {
		end := b.clusterEnd(i)
		it := item{start: i, end: end, thousandths: 1000}
		it.face = b.faceFor(b.runes[i:end])
		it.script = script(b.runes[i])
		if b.st.smallCaps && b.fakes(it.face) && unicode.IsLower(b.runes[i]) {
			it.upper, it.thousandths = true, fakeSmallCaps
		}
		if it.face != nil {
			b.addItem(it)
		}
		i = end
	}
}

func (b *builder) fakes(f *fonts.Face) bool { return f != nil && !f.Feature("smcp") }

// addItem joins an item to the one before where it can.
func (b *builder) addItem(it item) {
	if n := len(b.items); n > 0 {
		last := &b.items[n-1]
		same := it.script == last.script || it.script == "" || last.script == ""
		if same && it.face == last.face && it.upper == last.upper && it.start == last.end {
			last.end = it.end
			if last.script == "" {
				last.script = it.script
			}
			return
		}
	}
	b.items = append(b.items, it)
}

// clusterEnd gives the end of the base at i with what belongs to it.
func (b *builder) clusterEnd(i int) int {
	j := i + 1
	for j < len(b.runes) && (extends(b.runes[j]) || b.runes[j-1] == zeroWidthJoiner && b.runes[j] > 0x2000) {
		j++
	}
	if regional(b.runes[i]) && j < len(b.runes) && regional(b.runes[j]) {
		j++ // two letters make a flag
	}
	return j
}

const (
	zeroWidthJoiner = 0x200D
	emojiStyle      = 0xFE0F // variation selector 16
)

// extends tells characters that never stand without the one before.
func extends(r rune) bool {
	if r < 0x300 {
		return r == softHyphen
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || fonts.Transparent(r) || r >= 0x1F3FB && r <= 0x1F3FF
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// faceFor chooses the face of a cluster: that of its base, unless another has
// all of it.
func (b *builder) faceFor(cluster []rune) *fonts.Face {
	faces := b.st.plain
	if b.kind&kindWide != 0 || cluster[0] >= 0x2E80 {
		faces = b.st.faces
	}
	f := faces.Face(cluster[0])
	if len(cluster) > 1 {
		f = wholeFace(faces, cluster, f)
	}
	if f == nil {
		b.missing = true
		f = faces.Primary()
	}
	return f
}

// wholeFace looks for a face with every visible character of a cluster.
func wholeFace(faces *fonts.Cascade, cluster []rune, first *fonts.Face) *fonts.Face {
	if hasRune(cluster, emojiStyle) {
		if f := faces.Face(0x1F600); f != nil && f.Has(cluster[0]) {
			return f
		}
	}
	if first == nil || hasAll(first, cluster) {
		return first
	}
	for _, r := range cluster[1:] {
		if f := faces.Face(r); f != nil && hasAll(f, cluster) {
			return f
		}
	}
	return first
}

func hasAll(f *fonts.Face, cluster []rune) bool {
	for _, r := range cluster {
		if !f.Has(r) && !fonts.Transparent(r) {
			return false
		}
	}
	return true
}

func hasRune(s []rune, wanted rune) bool {
	for _, r := range s {
		if r == wanted {
			return true
		}
	}
	return false
}

// script gives the ISO 15924 code of a character's script, "" for those that
// go with any.
func script(r rune) string {
	switch {
	case r < 0x41, r > 0x5A && r < 0x61, r > 0x7A && r < 0xAA:
		return ""
	case r < 0x250 && r != 0xD7 && r != 0xF7 && r != 0xB7:
		return "Latn"
	}
	sc := language.LookupScript(r)
	if !sc.Strong() || sc == language.Unknown {
		return ""
	}
	return sc.String()
}

// unifiedIdeograph tells Han characters of one form whatever stands beside
// them; the language has chosen the face.
func unifiedIdeograph(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF
}

// upperCase gives the word in capitals, character by character.
func (b *builder) upperCase() []rune {
	b.upper = b.upper[:0]
	for _, r := range b.runes {
		b.upper = append(b.upper, unicode.ToUpper(r))
	}
	return b.upper
}
