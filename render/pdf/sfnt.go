package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

var be = binary.BigEndian

// sfnt is the tables of a TrueType font that subsetting reads. Every offset
// in it is checked where it is followed: a font file is input.
type sfnt struct {
	head, hhea, maxp, hmtx []byte
	loca, glyf             []byte
	os2, post              []byte
	cvt, fpgm, prep        []byte // the instructions' tables, nil where there are none
	glyphs                 int    // maxp.numGlyphs
	metrics                int    // hhea.numberOfHMetrics
	upem                   int
	longLoca               bool
}

var (
	errShortFont = errors.New("font ends early")
	errNoGlyf    = errors.New("font has no glyf outlines")
)

// openSFNT reads the table directory of a font with glyf outlines.
func openSFNT(data []byte) (*sfnt, error) {
	if len(data) < 12 {
		return nil, errShortFont
	}
	if v := be.Uint32(data); v != 0x00010000 && v != 0x74727565 { // "true"
		return nil, errNoGlyf
	}
	f := new(sfnt)
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errShortFont
	}
	for i := range n {
		r := data[12+16*i:]
		from, size := uint64(be.Uint32(r[8:])), uint64(be.Uint32(r[12:]))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("%w: table %q", errShortFont, r[:4])
		}
		f.keep(string(r[:4]), data[from:from+size:from+size])
	}
	return f, f.measure()
}

// keep stores a table that subsetting reads and forgets the others.
func (f *sfnt) keep(tag string, table []byte) {
	switch tag {
	case "head":
		f.head = table
	case "hhea":
		f.hhea = table
	case "maxp":
		f.maxp = table
	case "hmtx":
		f.hmtx = table
	case "loca":
		f.loca = table
	case "glyf":
		f.glyf = table
	case "OS/2":
		f.os2 = table
	case "post":
		f.post = table
	case "cvt ":
		f.cvt = table
	case "fpgm":
		f.fpgm = table
	case "prep":
		f.prep = table
	}
}

// measure reads the counts and checks that the tables are as long as they say.
func (f *sfnt) measure() error {
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 6 {
		return errShortFont
	}
	if f.glyf == nil || f.loca == nil {
		return errNoGlyf
	}
	f.upem = int(be.Uint16(f.head[18:]))
	f.longLoca = be.Uint16(f.head[50:]) != 0
	f.metrics = int(be.Uint16(f.hhea[34:]))
	f.glyphs = int(be.Uint16(f.maxp[4:]))
	loca := 2 * (f.glyphs + 1)
	if f.longLoca {
		loca *= 2
	}
	switch {
	case f.upem == 0 || f.metrics == 0 || f.glyphs == 0:
		return fmt.Errorf("%w: no glyphs", errNoGlyf)
	case len(f.loca) < loca || len(f.hmtx) < 4*f.metrics:
		return errShortFont
	}
	return nil
}

// glyph gives the outline of a glyph, nil for an empty one or one that the
// font does not hold whole.
func (f *sfnt) glyph(id uint16) []byte {
	if int(id) >= f.glyphs {
		return nil
	}
	var from, to uint64
	if f.longLoca {
		from, to = uint64(be.Uint32(f.loca[4*int(id):])), uint64(be.Uint32(f.loca[4*int(id)+4:]))
	} else {
		from, to = 2*uint64(be.Uint16(f.loca[2*int(id):])), 2*uint64(be.Uint16(f.loca[2*int(id)+2:]))
	}
	if from >= to || to > uint64(len(f.glyf)) || to-from < 10 {
		return nil
	}
	return f.glyf[from:to:to]
}

// metric gives the advance and left side bearing of a glyph. Glyphs past the
// last full metric share its advance.
func (f *sfnt) metric(id uint16) (advance, bearing uint16) {
	i := int(id)
	if i < f.metrics {
		return be.Uint16(f.hmtx[4*i:]), be.Uint16(f.hmtx[4*i+2:])
	}
	advance = be.Uint16(f.hmtx[4*f.metrics-4:])
	if at := 4*f.metrics + 2*(i-f.metrics); at+2 <= len(f.hmtx) {
		bearing = be.Uint16(f.hmtx[at:])
	}
	return advance, bearing
}

// Flags of a component of a composite glyph (OpenType, glyf table).
const (
	argsAreWords   = 1 << 0
	argsAreXY      = 1 << 1
	hasScale       = 1 << 3
	moreComponents = 1 << 5
	hasXYScale     = 1 << 6
	hasTwoByTwo    = 1 << 7
)

// components calls visit with the place of each component's glyph id in a
// composite outline. It stops where the outline ends early.
func components(outline []byte, visit func(at int)) {
	if len(outline) < 10 || int16(be.Uint16(outline)) >= 0 {
		return
	}
	for at := 10; at+4 <= len(outline); {
		flags := be.Uint16(outline[at:])
		visit(at + 2)
		if flags&moreComponents == 0 {
			return
		}
		at += 4 + argSize(flags)
	}
}

// argSize is the size of what follows a component's flags and glyph id.
func argSize(flags uint16) int {
	n := 2
	if flags&argsAreWords != 0 {
		n = 4
	}
	switch {
	case flags&hasScale != 0:
		n += 2
	case flags&hasXYScale != 0:
		n += 4
	case flags&hasTwoByTwo != 0:
		n += 8
	}
	return n
}
