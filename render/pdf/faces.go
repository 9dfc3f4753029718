package pdf

import (
	"errors"
	"fmt"
	"math"

	"github.com/octavo-press/octavo/fonts"
)

// face is one face of the book and the glyphs of it that its pages show. In
// the file the glyphs are numbered 1, 2, … as they are first shown.
type face struct {
	src      *fonts.Face
	font     *sfnt
	glyphs   []glyph  // by their number in the file; 0 is .notdef, which nothing shows
	first    []uint16 // by the face's glyph id: the first number in the file with that id
	clusters map[mergedKey]uint16
}

// glyph is one glyph of a face standing for one text. A glyph of the face that
// stands for several texts (a small capital for "a" and for "A", a hyphen and
// a hyphen at a line's end) is as many glyphs in the file, for a PDF has one
// text a glyph.
type glyph struct {
	id    uint16
	text  string
	width int64  // in millionths of an em
	next  uint16 // the next number with the same id, 0 for none
	parts []part // of a cluster that became one glyph; see merge
}

// errManyGlyphs is a book that shows more glyphs of one face than a font holds.
var errManyGlyphs = errors.New("more than 65,534 glyphs of one face")

// faceSet is the faces of a book in the order in which its pages show them.
type faceSet struct {
	list []*face
	byID map[*fonts.Face]int
}

// number gives a face's place in the list, and adds a new one to it.
func (s *faceSet) number(src *fonts.Face) (int, error) {
	if n, ok := s.byID[src]; ok {
		return n, nil
	}
	font, err := openSFNT(src.Data())
	if err != nil {
		return 0, fmt.Errorf("face %s: %w", src.Name(), err)
	}
	if s.byID == nil {
		s.byID = make(map[*fonts.Face]int)
	}
	f := &face{src: src, font: font, first: make([]uint16, font.glyphs)}
	f.glyphs = append(make([]glyph, 0, 256), glyph{width: f.width(0)})
	s.byID[src] = len(s.list)
	s.list = append(s.list, f)
	return len(s.list) - 1, nil
}

// glyph gives the number in the file of a glyph with its text. A glyph the
// face does not have is its .notdef: a copy of it, because PDF/A forbids
// showing glyph 0 itself (ISO 19005-2, 6.2.11.8).
func (f *face) glyph(id uint16, text string) (uint16, error) {
	if int(id) >= len(f.first) {
		id = 0
	}
	last := f.first[id]
	for n := last; n != 0; n = f.glyphs[n].next {
		if f.glyphs[n].text == text {
			return n, nil
		}
		last = n
	}
	n, err := f.add(glyph{id: id, text: text, width: f.width(id)})
	if last == 0 {
		f.first[id] = n
	} else {
		f.glyphs[last].next = n
	}
	return n, err
}

// add gives a glyph the next number.
func (f *face) add(g glyph) (uint16, error) {
	if len(f.glyphs) >= math.MaxUint16 {
		return 0, errManyGlyphs
	}
	f.glyphs = append(f.glyphs, g)
	return uint16(len(f.glyphs) - 1), nil
}

// width gives an advance in millionths of an em, rounded.
func (f *face) width(id uint16) int64 {
	advance, _ := f.font.metric(id)
	upem := int64(f.font.upem)
	return (2*int64(advance)*1_000_000 + upem) / (2 * upem)
}
