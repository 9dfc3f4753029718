package pdf

import (
	"fmt"
	"math"
)

// table is one table of a font being written.
type table struct {
	tag  string
	data []byte
}

// subset writes a font that holds the given glyphs under the numbers 0, 1, …
// in their order, and after them the parts that composites are made of. It has
// the tables a CIDFontType2 needs (ISO 32000-1, 9.9, Table 126) and no other.
func (f *sfnt) subset(ids []uint16) ([]byte, error) {
	ids, moved := f.closure(ids)
	if len(ids) > math.MaxUint16 {
		return nil, fmt.Errorf("%d glyphs are more than a font holds", len(ids))
	}
	outlines, offsets := f.outlines(ids, moved)
	loca, long := packLoca(offsets)
	head, hhea, maxp := clone(f.head), clone(f.hhea), clone(f.maxp)
	be.PutUint16(head[50:], long)
	be.PutUint16(hhea[34:], uint16(len(ids)))
	be.PutUint16(maxp[4:], uint16(len(ids)))
	tables := []table{
		{"cvt ", f.cvt}, {"fpgm", f.fpgm}, {"glyf", outlines}, {"head", head}, {"hhea", hhea},
		{"hmtx", f.metricsOf(ids)}, {"loca", loca}, {"maxp", maxp}, {"prep", f.prep},
	}
	return writeSFNT(tables), nil
}

// closure appends to ids what their composites refer to, at any depth, and
// gives the new number of each glyph that is a part. gopdf's own subsetter
// goes one level deep and loses the rest.
func (f *sfnt) closure(ids []uint16) ([]uint16, map[uint16]uint16) {
	ids = append(make([]uint16, 0, len(ids)+len(ids)/2), ids...)
	moved := make(map[uint16]uint16, len(ids))
	for i, id := range ids {
		if _, ok := moved[id]; !ok {
			moved[id] = uint16(i)
		}
	}
	for i := 0; i < len(ids); i++ {
		outline := f.glyph(ids[i])
		components(outline, func(at int) {
			part := be.Uint16(outline[at:])
			if _, ok := moved[part]; !ok {
				moved[part] = uint16(len(ids))
				ids = append(ids, part)
			}
		})
	}
	return ids, moved
}

// outlines copies the glyphs' outlines, renumbers their parts and says where
// each begins.
func (f *sfnt) outlines(ids []uint16, moved map[uint16]uint16) (glyf []byte, offsets []int) {
	size := 0
	for _, id := range ids {
		size += len(f.glyph(id)) + 1
	}
	glyf = make([]byte, 0, size)
	offsets = make([]int, 0, len(ids)+1)
	for _, id := range ids {
		offsets = append(offsets, len(glyf))
		at := len(glyf)
		glyf = append(glyf, f.glyph(id)...)
		copied := glyf[at:]
		components(copied, func(at int) { be.PutUint16(copied[at:], moved[be.Uint16(copied[at:])]) })
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, append(offsets, len(glyf))
}

// packLoca writes the loca table, in its short form where that reaches, and
// says which form it is as head.indexToLocFormat does.
func packLoca(offsets []int) (loca []byte, long uint16) {
	if offsets[len(offsets)-1] <= 2*math.MaxUint16 {
		loca = make([]byte, 0, 2*len(offsets))
		for _, o := range offsets {
			loca = be.AppendUint16(loca, uint16(o/2))
		}
		return loca, 0
	}
	loca = make([]byte, 0, 4*len(offsets))
	for _, o := range offsets {
		loca = be.AppendUint32(loca, uint32(o))
	}
	return loca, 1
}

// metricsOf writes an hmtx table with a full metric for each glyph.
func (f *sfnt) metricsOf(ids []uint16) []byte {
	hmtx := make([]byte, 0, 4*len(ids))
	for _, id := range ids {
		advance, bearing := f.metric(id)
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, advance), bearing)
	}
	return hmtx
}

// skeleton writes a font with the measures of f and one empty glyph: what
// gopdf is given to make its font objects from. gopdf refuses a font without
// a (3,1) cmap of format 4 and a PostScript name. The glyphs themselves are
// put in when the file is finished, since gopdf knows runes and no glyph ids.
func (f *sfnt) skeleton() []byte {
	head, hhea, maxp := clone(f.head), clone(f.hhea), clone(f.maxp)
	be.PutUint16(head[50:], 0)
	be.PutUint16(hhea[34:], 1)
	be.PutUint16(maxp[4:], 1)
	return writeSFNT([]table{
		{"OS/2", padTo(f.os2, 96)}, {"cmap", emptyCmap()}, {"glyf", make([]byte, 4)}, {"head", head}, {"hhea", hhea},
		{"hmtx", f.hmtx[:4]}, {"loca", make([]byte, 4)}, {"maxp", maxp}, {"name", skeletonName()}, {"post", padTo(f.post, 32)},
	})
}

// emptyCmap is a cmap whose one format 4 subtable has only the segment that
// ends every such table.
func emptyCmap() []byte {
	var b []byte
	for _, v := range []uint16{0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0} {
		b = be.AppendUint16(b, v)
	}
	return b
}

// skeletonName is a name table with a PostScript name (name 6) only.
func skeletonName() []byte {
	var b []byte
	for _, v := range []uint16{0, 1, 18, 3, 1, 0x409, 6, 2, 0, 'F'} {
		b = be.AppendUint16(b, v)
	}
	return b
}

// writeSFNT writes a font file of tables in the order of their tags; those
// without data are left out.
func writeSFNT(tables []table) []byte {
	kept, size := tables[:0], 12
	for _, t := range tables {
		if len(t.data) > 0 {
			kept = append(kept, t)
			size += 16 + (len(t.data)+3)&^3
		}
	}
	selector := 0
	for 2<<selector <= len(kept) {
		selector++
	}
	b := make([]byte, 0, size)
	b = be.AppendUint32(b, 0x00010000)
	for _, v := range []int{len(kept), 16 << selector, selector, 16*len(kept) - 16<<selector} {
		b = be.AppendUint16(b, uint16(v))
	}
	at := 12 + 16*len(kept)
	for _, t := range kept {
		b = append(b, t.tag...)
		b = be.AppendUint32(b, checksum(t.data))
		b = be.AppendUint32(b, uint32(at))
		b = be.AppendUint32(b, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range kept {
		b = append(b, t.data...)
		b = append(b, make([]byte, -len(t.data)&3)...)
	}
	return b
}

// checksum sums a table's 32-bit words, the last padded with zeros.
func checksum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += be.Uint32(data)
	}
	var last [4]byte
	copy(last[:], data)
	return sum + be.Uint32(last[:])
}

func clone(b []byte) []byte { return append([]byte(nil), b...) }

// padTo gives at least n bytes, zeros where the table is shorter.
func padTo(b []byte, n int) []byte {
	if len(b) >= n {
		return b
	}
	return append(clone(b), make([]byte, n-len(b))...)
}
