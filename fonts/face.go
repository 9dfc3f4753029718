package fonts

import (
	"sync"
	"sync/atomic"
)

// Face is one font, read as far as it was needed: its tables and metrics when
// the Set is made, its characters, shaping rules and outlines when they are
// first asked for. Faces are safe for concurrent use.
//
// All lengths are in font units, UnitsPerEm of them to the em.
type Face struct {
	file File
	sfnt sfnt
	metrics

	chars atomic.Pointer[charmap] // the same whoever reads it first

	featuresOnce sync.Once
	features     map[string]bool

	shaping shaping
	plains  plains
}

// newFace reads the directory and the metrics of a file.
func newFace(f File) (*Face, error) {
	if f.Weight == 0 {
		f.Weight = 400
	}
	s, err := readSFNT(f)
	if err != nil {
		return nil, err
	}
	m, err := readMetrics(f, &s)
	if err != nil {
		return nil, err
	}
	return &Face{file: f, sfnt: s, metrics: m}, nil
}

// File gives the file the face was read from. It must not be changed.
func (f *Face) File() *File { return &f.file }

// Data gives the whole sfnt. It must not be changed.
func (f *Face) Data() []byte { return f.file.Data }

// Name gives the PostScript name.
func (f *Face) Name() string { return f.name }

// UnitsPerEm gives the size of the em in font units.
func (f *Face) UnitsPerEm() int { return f.upem }

// NumGlyphs gives how many glyphs the face has.
func (f *Face) NumGlyphs() int { return f.glyphs }

// Ascent gives how far lines of the face reach above the baseline.
func (f *Face) Ascent() int { return f.ascent }

// Descent gives how far lines of the face reach below the baseline, a
// positive number.
func (f *Face) Descent() int { return f.descent }

// LineGap gives the space the face wants between lines.
func (f *Face) LineGap() int { return f.lineGap }

// CapHeight gives the height of the capitals.
func (f *Face) CapHeight() int { return f.capHeight }

// XHeight gives the height of the lower case.
func (f *Face) XHeight() int { return f.xHeight }

// ItalicAngle gives the slant in degrees counter-clockwise from the vertical;
// italics that lean right have a negative one.
func (f *Face) ItalicAngle() float64 { return f.italicAngle }

// BBox gives the box around all glyphs: left, bottom, right, top.
func (f *Face) BBox() [4]int { return f.bbox }

// StemV gives a guess at the width of vertical stems, in thousandths of the em.
func (f *Face) StemV() int { return f.stemV }

// FixedPitch tells whether all glyphs are of one width.
func (f *Face) FixedPitch() bool { return f.fixedPitch }

// Serif tells whether the letters have serifs.
func (f *Face) Serif() bool { return f.serif }

// FSType gives the embedding permissions of OS/2.
func (f *Face) FSType() uint16 { return f.fsType }

// Advance gives the width of a glyph.
func (f *Face) Advance(gid uint16) int {
	if int(gid) >= f.glyphs {
		return 0
	}
	i := min(int(gid), f.hmtxGlyphs-1) // the last width stands for the rest
	return f.sfnt.table("hmtx").u16(4 * i)
}

// Glyph gives the glyph of a character by the character map alone.
func (f *Face) Glyph(r rune) (uint16, bool) {
	chars := f.chars.Load()
	if chars == nil {
		chars = readCharmap(f.sfnt.table("cmap"), f.glyphs)
		f.chars.Store(chars)
	}
	gid := chars.glyph(r)
	return gid, gid != 0
}

// Has tells whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool {
	_, ok := f.Glyph(r)
	return ok
}

// shows tells whether the face can set a character, by itself or by what the
// shaper puts in its place.
func (f *Face) shows(r rune) bool {
	for ; r != 0; r = substitute(r) {
		if f.Has(r) {
			return true
		}
	}
	return false
}

func (f *Face) showsAll(text []rune) bool {
	for _, r := range text {
		if !Transparent(r) && !f.shows(r) {
			return false
		}
	}
	return true
}

// Feature tells whether the face has an OpenType feature, such as "smcp".
func (f *Face) Feature(tag string) bool {
	f.featuresOnce.Do(func() {
		f.features = map[string]bool{}
		readFeatures(f.sfnt.table("GSUB"), f.features)
		readFeatures(f.sfnt.table("GPOS"), f.features)
	})
	return f.features[tag]
}

// readFeatures collects the tags of the feature list of GSUB or GPOS.
func readFeatures(layout table, tags map[string]bool) {
	list := layout.at(layout.u16(6))
	for i := range list.u16(0) {
		rec := list.at(2 + 6*i)
		if len(rec) < 6 {
			return
		}
		tags[string(rec[:4])] = true
	}
}
