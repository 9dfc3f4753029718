package xhtml

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
)

// Font is a font file that the style sheet names.
type Font struct {
	Name string // of the file, without folder
	Data []byte // TrueType
}

// rare tells the characters that the fonts of common readers lack, of scripts
// that need no shaping: Ethiopic, Cherokee, Canadian syllabics, Ogham, Runic,
// Tifinagh, rare Bopomofo, Yi, Vai, and the ancient scripts and Han of the
// further planes. Han of the first plane is in every font that may be sold for
// Chinese: GB 18030 makes the first block and extension A its mandatory part.
func rare(r rune) bool {
	switch {
	case r < 0x1200:
		return false
	case r <= 0x16FF, 0x18B0 <= r && r <= 0x18FF:
		return true
	case 0x2D30 <= r && r <= 0x2DDF, 0x31A0 <= r && r <= 0x31BF:
		return true
	case 0xA000 <= r && r <= 0xA63F, 0xAB00 <= r && r <= 0xAB2F, 0xAB70 <= r && r <= 0xABBF:
		return true
	case 0x10000 <= r && r <= 0x1083F, 0x20000 <= r && r <= 0x3FFFF:
		return true
	}
	return false
}

// rareSet is the rare characters of a book by the face that has them, the
// faces in the order they are first wanted.
type rareSet struct {
	cascade *fonts.Cascade
	faces   []*fonts.Face
	chars   map[*fonts.Face]map[rune]bool
}

// embed gives the book the faces of its rare characters, cut down to them, and
// puts each run of such into a span that asks for its face: the text around it
// keeps the reader's own.
func (c *converter) embed() {
	if c.book.Fonts == nil {
		return
	}
	var set *rareSet
	for i := range c.out.Chapters {
		ch := &c.out.Chapters[i]
		if !hasRare(ch.Body) {
			continue
		}
		if set == nil {
			set = &rareSet{cascade: c.book.Fonts.Cascade(fonts.Request{Lang: c.out.Lang}), chars: map[*fonts.Face]map[rune]bool{}}
		}
		ch.Body = set.mark(ch.Body)
	}
	if set != nil {
		c.fontFaces(set)
	}
}

// hasRare looks at lead bytes before it decodes: most text has none of these.
func hasRare(b []byte) bool {
	for i := 0; i < len(b); {
		lead := b[i]
		if lead < 0xE1 || 0xE4 <= lead && lead <= 0xE9 {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if rare(r) {
			return true
		}
		i += n
	}
	return false
}

// mark puts the runs of rare characters between a chapter's tags into spans.
func (s *rareSet) mark(body []byte) []byte {
	out := make([]byte, 0, len(body)+256)
	open, inTag := -1, false
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRune(body[i:])
		face := -1
		if !inTag && rare(r) {
			face = s.want(r)
		}
		if face != open && open >= 0 {
			out = append(out, "</span>"...)
		}
		if face != open && face >= 0 {
			out = fmt.Appendf(out, `<span class="rare%d">`, face+1)
		}
		open = face
		inTag = r == '<' || inTag && r != '>' // attributes hold no bare ">"
		out = append(out, body[i:i+n]...)
		i += n
	}
	return out
}

// want gives the number of the face that has a character, -1 for none.
func (s *rareSet) want(r rune) int {
	face := s.cascade.Face(r)
	if face == nil || !face.Has(r) {
		return -1
	}
	if s.chars[face] == nil {
		s.faces = append(s.faces, face)
		s.chars[face] = map[rune]bool{}
	}
	s.chars[face][r] = true
	return slices.Index(s.faces, face)
}

// fontFaces puts the faces into the book and its style sheet.
func (c *converter) fontFaces(s *rareSet) {
	for i, face := range s.faces {
		chars := make([]rune, 0, len(s.chars[face]))
		for r := range s.chars[face] {
			chars = append(chars, r)
		}
		slices.Sort(chars)
		family := fmt.Sprintf("rare%d", i+1)
		c.out.Fonts = append(c.out.Fonts, Font{family + ".ttf", face.Webfont(chars)})
		c.out.CSS += fmt.Sprintf("@font-face { font-family: %q; src: url(../fonts/%s.ttf); unicode-range: %s; }\n.%s { font-family: %q, serif; }\n",
			family, family, unicodeRange(chars), family, family)
	}
}

func unicodeRange(chars []rune) string {
	var ranges []string
	for i := 0; i < len(chars); {
		first := i
		for i++; i < len(chars) && chars[i] == chars[i-1]+1; i++ {
		}
		if i-first == 1 {
			ranges = append(ranges, fmt.Sprintf("U+%X", chars[first]))
		} else {
			ranges = append(ranges, fmt.Sprintf("U+%X-%X", chars[first], chars[i-1]))
		}
	}
	return strings.Join(ranges, ", ")
}
