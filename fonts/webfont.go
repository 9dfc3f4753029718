package fonts

import (
	"encoding/binary"
	"math"
	"slices"
)

// Webfont gives a TrueType font with the glyphs of some characters and nothing
// to shape them by: for characters that stand each for itself, such as Han. A
// character that the face lacks is left out.
func (f *Face) Webfont(chars []rune) []byte {
	chars = slices.Clone(chars)
	slices.Sort(chars)
	chars = slices.DeleteFunc(slices.Compact(chars), func(r rune) bool { return !f.Has(r) })
	w := newGlyphWriter(len(chars) + 1)
	widths := []uint16{uint16(f.Advance(0))}
	w.add(f.rounded(0))
	for _, r := range chars {
		gid, _ := f.Glyph(r)
		w.add(f.rounded(gid))
		widths = append(widths, uint16(f.Advance(gid)))
	}
	var hmtx []byte
	for i, width := range widths {
		hmtx = binary.BigEndian.AppendUint16(hmtx, width)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(w.bearings[i]))
	}
	hhea := slices.Clone(f.sfnt.table("hhea"))
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(widths)))
	return writeSFNT(map[string][]byte{
		"OS/2": f.sfnt.table("OS/2"), "name": f.sfnt.table("name"), "head": w.head(&f.sfnt), "hhea": hhea, "hmtx": hmtx,
		"maxp": w.maxp(), "glyf": w.glyf, "loca": w.loca, "cmap": groupedCmap(chars),
		"post": slices.Concat([]byte{0, 3, 0, 0}, make([]byte, 28)), // without glyph names
	})
}

// rounded reads an outline in whole units: parts of a composite may be scaled.
func (f *Face) rounded(gid uint16) []outlinePoint {
	r := glyphReader{glyf: f.sfnt.table("glyf"), loca: f.sfnt.table("loca"), long: f.longLoca, glyphs: f.glyphs}
	points := r.read(int(gid), 0)
	for i := range points {
		points[i].X, points[i].Y = math.Round(points[i].X), math.Round(points[i].Y)
	}
	return points
}

// groupedCmap maps sorted characters to the glyphs 1, 2, … in format 12, which
// reaches past the first plane (OpenType, cmap).
func groupedCmap(chars []rune) []byte {
	var groups []byte
	n := 0
	for i := 0; i < len(chars); n++ {
		first := i
		for i++; i < len(chars) && chars[i] == chars[i-1]+1; i++ {
		}
		for _, v := range []int{int(chars[first]), int(chars[i-1]), first + 1} {
			groups = binary.BigEndian.AppendUint32(groups, uint32(v))
		}
	}
	b := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0} // one table, for Windows and all of Unicode
	for _, v := range []int{16 + len(groups), 0, n} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return append(b, groups...)
}
