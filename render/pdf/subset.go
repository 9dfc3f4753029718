package pdf

import (
	"errors"
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
func (f *sfnt) subset(glyphs []glyph) ([]byte, error) {
	parts, moved := f.closure(glyphs)
	count := len(glyphs) + len(parts)
	if count > math.MaxUint16 {
		return nil, fmt.Errorf("%d glyphs are more than a font holds", count)
	}
	w := glyphWriter{font: f, moved: moved, offsets: make([]int, 0, count+1), hmtx: make([]byte, 0, 4*count)}
	size, err := w.size(glyphs, parts)
	if err != nil {
		return nil, err
	}
	w.glyf = make([]byte, 0, size)
	for i := range glyphs {
		w.add(&glyphs[i])
	}
	for _, id := range parts {
		w.add(&glyph{id: id})
	}
	w.offsets = append(w.offsets, len(w.glyf))
	if len(w.glyf) == 0 {
		w.glyf = make([]byte, 4) // spaces alone draw nothing, but the table must be there
	}
	loca, long := packLoca(w.offsets)
	head, hhea, maxp := clone(f.head), clone(f.hhea), clone(f.maxp)
	be.PutUint16(head[50:], long)
	be.PutUint16(hhea[34:], uint16(count))
	be.PutUint16(maxp[4:], uint16(count))
	w.allow(maxp)
	tables := []table{
		{"cvt ", f.cvt}, {"fpgm", f.fpgm}, {"glyf", w.glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", w.hmtx}, {"loca", loca}, {"maxp", maxp}, {"prep", f.prep},
	}
	return writeSFNT(tables), nil
}

// closure gives the ids that composites refer to, at any depth, and that are
// not among the glyphs themselves; and the number in the subset of every id.
// gopdf's own subsetter goes one level deep and loses the rest.
func (f *sfnt) closure(glyphs []glyph) (parts []uint16, moved map[uint16]uint16) {
	moved = make(map[uint16]uint16, len(glyphs))
	for i, g := range glyphs {
		if _, ok := moved[g.id]; !ok && g.parts == nil {
			moved[g.id] = uint16(i)
		}
	}
	need := func(id uint16) {
		if _, ok := moved[id]; !ok {
			moved[id] = uint16(len(glyphs) + len(parts))
			parts = append(parts, id)
		}
	}
	follow := func(id uint16) {
		outline := f.glyph(id)
		components(outline, func(at int) { need(be.Uint16(outline[at:])) })
	}
	for _, g := range glyphs {
		if g.parts == nil {
			follow(g.id)
		}
		for _, p := range g.parts {
			need(p.id)
		}
	}
	for i := 0; i < len(parts); i++ {
		follow(parts[i])
	}
	return parts, moved
}

// glyphWriter writes the glyphs of a subset one after another.
type glyphWriter struct {
	font    *sfnt
	moved   map[uint16]uint16
	glyf    []byte
	hmtx    []byte
	offsets []int
	most    int // parts of a merged glyph
}

// size says how long glyf becomes at most. In a sound font the outlines of
// different glyphs do not overlap; in a damaged one their sum has no bound.
func (w *glyphWriter) size(glyphs []glyph, parts []uint16) (int, error) {
	outlines, rest := 0, 0
	for id := range w.moved {
		outlines += len(w.font.glyph(id))
	}
	if outlines > 4*len(w.font.glyf) {
		return 0, errors.New("font has overlapping outlines")
	}
	for i := range glyphs {
		rest += composite + component*max(1, len(glyphs[i].parts))
	}
	return outlines + rest + len(parts), nil
}

// The bytes of a composite outline before its parts, and of each part.
const (
	composite = 10
	component = 8
)

func (w *glyphWriter) add(g *glyph) {
	number := uint16(len(w.offsets))
	w.offsets = append(w.offsets, len(w.glyf))
	switch {
	case g.parts != nil:
		box := w.compose(g.parts)
		w.metric(uint16(divide(g.width*int64(w.font.upem), em)), uint16(box[0]))
	case w.moved[g.id] != number:
		w.compose([]part{{id: g.id}}) // the same glyph for another text
		w.metric(w.font.metric(g.id))
	default:
		w.copy(g.id)
		w.metric(w.font.metric(g.id))
	}
	if len(w.glyf)%2 != 0 {
		w.glyf = append(w.glyf, 0)
	}
}

func (w *glyphWriter) metric(advance, bearing uint16) {
	w.hmtx = be.AppendUint16(be.AppendUint16(w.hmtx, advance), bearing)
}

// copy copies an outline and renumbers its parts.
func (w *glyphWriter) copy(id uint16) {
	at := len(w.glyf)
	w.glyf = append(w.glyf, w.font.glyph(id)...)
	outline := w.glyf[at:]
	components(outline, func(at int) { be.PutUint16(outline[at:], w.moved[be.Uint16(outline[at:])]) })
}

// compose writes a composite of those parts that draw, and gives the box
// around them: left, bottom, right, top.
func (w *glyphWriter) compose(parts []part) (box [4]int) {
	drawn := make([]part, 0, len(parts))
	for _, p := range parts {
		outline := w.font.glyph(p.id)
		if outline == nil {
			continue
		}
		edge := func(i int, d int16) int { return int(int16(be.Uint16(outline[2+2*i:]))) + int(d) }
		b := [4]int{edge(0, p.dx), edge(1, p.dy), edge(2, p.dx), edge(3, p.dy)}
		if len(drawn) == 0 {
			box = b
		}
		box = [4]int{min(box[0], b[0]), min(box[1], b[1]), max(box[2], b[2]), max(box[3], b[3])}
		drawn = append(drawn, p)
	}
	if len(drawn) == 0 {
		return box
	}
	w.most = max(w.most, len(drawn))
	w.glyf = be.AppendUint16(w.glyf, 0xFFFF) // a composite
	for _, edge := range box {
		w.glyf = be.AppendUint16(w.glyf, uint16(edge))
	}
	for i, p := range drawn {
		flags := uint16(argsAreWords | argsAreXY)
		if i < len(drawn)-1 {
			flags |= moreComponents
		}
		for _, v := range []uint16{flags, w.moved[p.id], uint16(p.dx), uint16(p.dy)} {
			w.glyf = be.AppendUint16(w.glyf, v)
		}
	}
	return box
}

// allow raises the limits in maxp to what merged glyphs need.
func (w *glyphWriter) allow(maxp []byte) {
	if w.most == 0 || len(maxp) < 32 {
		return
	}
	const elements, depth = 28, 30 // maxComponentElements, maxComponentDepth
	be.PutUint16(maxp[elements:], max(be.Uint16(maxp[elements:]), uint16(w.most)))
	be.PutUint16(maxp[depth:], be.Uint16(maxp[depth:])+1)
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
