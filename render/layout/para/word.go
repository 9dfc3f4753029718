package para

import (
	"strings"
	"sync/atomic"

	"github.com/octavo-press/octavo/fonts"
)

// wordKind is what else, beside style and text, a word's glyphs depend on.
type wordKind uint8

const (
	kindRTL    wordKind = 1 << iota // set right to left
	kindWide                        // a full-width character of Han text
	kindPart                        // part of a broken word: no breaks are looked for
	kindHyphen                      // a hyphen is set at its end
)

// word is a shaped stretch of text without spaces in one style and direction,
// of no particular size. It is shared by all paragraphs and not changed.
type word struct {
	key      wordKey
	asked    atomic.Bool // for since it is in the cache
	width    em
	segments []segment     // in visual order
	breaks   []opportunity // inside the word, by offset
	// lead and trail are the blanks of a full-width mark's square, which go
	// at the edges of a line and beside other marks.
	lead, trail em
	// hangLeft and hangRight are how far the word may reach out of the
	// measure at the edges of a line.
	hangLeft, hangRight em
	flags               wordFlags
	glyphs              int
}

// segment is the glyphs of one face. Fake small capitals are of another size,
// in thousandths of the run's.
type segment struct {
	face            *fonts.Face
	glyphs          []wordGlyph
	text            string // what the glyphs stand for, in their order
	width           em
	ascent, descent em
	thousandths     int32
	widened         int32 // thousandths that the glyphs are drawn wider, their places in x and width
}

// wordGlyph is a glyph placed from the left edge of its segment. It stands for
// len bytes of the segment's text.
type wordGlyph struct {
	id, len uint16
	x, y    em
}

type wordFlags uint16

const (
	flagNoBreakBefore wordFlags = 1 << iota // may not start a line, even after a space
	flagNoBreakAfter                        // may not end a line
	flagMissing                             // has a character that no face has
	flagWide                                // a full-width character
	flagMark                                // a full-width mark, not a letter
	flagTight                               // starts with a letter or digit that keeps off Han
	flagTightEnd                            // ends with one
	flagNumber                              // is a number
	flagDigit                               // starts with a digit
	flagUnit                                // is a unit that follows numbers
	flagRef                                 // is a word that numbers follow: Figure, No., p.
	flagTitle                               // is a title that names follow: Dr.
)

// word gives the shaped word of a text, from the cache or newly made.
func (s *Setter) word(sc *scratch, st *style, text string, kind wordKind) *word {
	key := wordKey{st.id, kind, text}
	if len(text) > longestKept {
		return s.newWord(sc, st, key)
	}
	w := s.words.get(key)
	if w == nil {
		key.text = strings.Clone(text) // not to keep a post alive
		w = s.newWord(sc, st, key)
		s.words.put(w)
	}
	return w
}

func (s *Setter) newWord(sc *scratch, st *style, key wordKey) *word {
	b := &sc.builder
	b.setter = s
	b.reset(st, key.text, key.kind)
	w := &word{key: key}
	b.itemise()
	for _, it := range b.items {
		w.addSegment(b, it)
	}
	if key.kind&kindRTL != 0 {
		reverse(w.segments)
	}
	b.measure(w)
	if key.kind&kindPart == 0 {
		b.findBreaks(w)
		w.flags |= classify(key.text)
	}
	b.edges(w)
	return w
}

// builder is the working store for making words.
type builder struct {
	setter  *Setter
	st      *style
	kind    wordKind
	text    string
	runes   []rune
	offsets []int32 // offset in text of each character, and its end
	items   []item
	pens    []em // advance of the text before each character, and of all
	missing bool
	upper   []rune
	shaped  []fonts.ShapedGlyph // of the segment being made
	said    []byte              // text of the segment being made
	seg     lineSegmenter
	points  []int
}

func (b *builder) reset(st *style, text string, kind wordKind) {
	b.st, b.text, b.kind, b.missing = st, text, kind, false
	b.runes, b.offsets, b.items = b.runes[:0], b.offsets[:0], b.items[:0]
	for i, r := range text {
		b.runes = append(b.runes, r)
		b.offsets = append(b.offsets, int32(i))
	}
	b.offsets = append(b.offsets, int32(len(text)))
	if kind&kindHyphen != 0 {
		b.runes[len(b.runes)-1] = st.hyphen // in the place of a soft hyphen
	}
	b.pens = append(b.pens[:0], make([]em, len(b.runes)+1)...)
}

// addSegment shapes an item.
func (w *word) addSegment(b *builder, it item) {
	upem := it.face.UnitsPerEm()
	seg := segment{
		face: it.face, thousandths: it.thousandths,
		ascent: toEm(it.face.Ascent(), upem), descent: toEm(it.face.Descent(), upem),
	}
	shaped := b.shape(it)
	seg.glyphs = make([]wordGlyph, 0, max(1, len(shaped)))
	units := 0
	b.said = b.said[:0]
	for i := range shaped {
		g := &shaped[i]
		x := toEm(units, upem)
		units += int(g.Advance)
		seg.width = toEm(units, upem)
		out := wordGlyph{id: g.ID, x: x + toEm(int(g.XOffset), upem), y: toEm(int(g.YOffset), upem)}
		if i == 0 || shaped[i-1].Cluster != g.Cluster {
			out.len = b.say(g.Cluster, g.Runes)
		}
		b.pens[g.Cluster] += perMille(seg.width-x, it.thousandths)
		seg.glyphs = append(seg.glyphs, out)
	}
	if len(shaped) == 0 { // controls alone: a space of no width holds their text
		id, _ := it.face.Glyph(' ')
		seg.glyphs = append(seg.glyphs, wordGlyph{id: id, len: b.say(it.start, it.end-it.start)})
	}
	seg.text = b.saidText()
	w.glyphs += len(seg.glyphs)
	w.segments = append(w.segments, seg)
}

// shape asks the face, but for a lone ideograph, which has one form.
func (b *builder) shape(it item) []fonts.ShapedGlyph {
	if it.end-it.start == 1 && unifiedIdeograph(b.runes[it.start]) {
		id, _ := it.face.Glyph(b.runes[it.start])
		b.shaped = append(b.shaped[:0], fonts.ShapedGlyph{ID: id, Cluster: it.start, Runes: 1, Glyphs: 1, Advance: int32(it.face.Advance(id))})
		return b.shaped
	}
	text := b.runes
	if it.upper {
		text = b.upperCase()
	}
	b.shaped = it.face.AppendShape(b.shaped[:0], fonts.ShapeInput{
		Text: text, Start: it.start, End: it.end, RTL: b.kind&kindRTL != 0,
		Script: it.script, Lang: b.st.lang, Features: b.st.features,
	})
	return b.shaped
}

// say adds the text of a cluster to the segment's, without soft hyphens: one
// that did not break shows nothing and would be copied into the reader's search.
func (b *builder) say(start, n int) (bytes uint16) {
	before := len(b.said)
	for i := start; i < start+n; i++ {
		if b.runes[i] != softHyphen {
			b.said = append(b.said, b.text[b.offsets[i]:b.offsets[i+1]]...)
		}
	}
	return uint16(len(b.said) - before)
}

// saidText is the segment's text, most often the word's own.
func (b *builder) saidText() string {
	if string(b.said) == b.text {
		return b.text
	}
	return string(b.said)
}

const softHyphen = '\u00AD'

// measure sums the advances of the clusters in the order of the text and
// shares those of a ligature among its characters.
func (b *builder) measure(w *word) {
	x := em(0)
	for i := 0; i < len(b.runes); {
		adv, j := b.pens[i], i+1
		for j < len(b.runes) && b.pens[j] == 0 {
			j++
		}
		for k := i; k < j; k++ {
			b.pens[k] = x + adv*em(k-i)/em(j-i)
		}
		x += adv
		i = j
	}
	b.pens[len(b.runes)] = x
	w.width = x
	if b.missing {
		w.flags |= flagMissing
	}
}

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}
