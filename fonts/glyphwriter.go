package fonts

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// glyphWriter makes the tables of TrueType outlines.
type glyphWriter struct {
	glyf, loca []byte
	bearings   []int // left side bearings, which are where the glyphs begin
	points     int   // most of any glyph
	contours   int
}

func newGlyphWriter(glyphs int) *glyphWriter {
	return &glyphWriter{loca: make([]byte, 4, 4*(glyphs+1)), bearings: make([]int, 0, glyphs)}
}

// add writes the next glyph; coordinates are whole numbers.
func (w *glyphWriter) add(points []outlinePoint) {
	if len(points) > 0 && len(points) < maxPoints {
		w.simple(points)
	} else {
		w.bearings = append(w.bearings, 0)
	}
	w.loca = binary.BigEndian.AppendUint32(w.loca, uint32(len(w.glyf)))
}

func (w *glyphWriter) simple(points []outlinePoint) {
	var ends, flags, xs, ys []byte
	lo, hi, at := points[0].Point, points[0].Point, Point{}
	for i, p := range points {
		flag := byte(0)
		if p.on {
			flag = onCurve
		}
		xs = appendStep(xs, int(p.X-at.X), &flag, xShort, xSame)
		ys = appendStep(ys, int(p.Y-at.Y), &flag, yShort, ySame)
		flags = append(flags, flag)
		if p.last {
			ends = binary.BigEndian.AppendUint16(ends, uint16(i))
		}
		lo = Point{min(lo.X, p.X), min(lo.Y, p.Y)}
		hi = Point{max(hi.X, p.X), max(hi.Y, p.Y)}
		at = p.Point
	}
	for _, n := range []int{len(ends) / 2, int(lo.X), int(lo.Y), int(hi.X), int(hi.Y)} {
		w.glyf = binary.BigEndian.AppendUint16(w.glyf, uint16(n))
	}
	w.glyf = slices.Concat(w.glyf, ends, []byte{0, 0}, flags, xs, ys) // no instructions
	for len(w.glyf)%4 != 0 {
		w.glyf = append(w.glyf, 0)
	}
	w.bearings = append(w.bearings, int(lo.X))
	w.points, w.contours = max(w.points, len(points)), max(w.contours, len(ends)/2)
}

// appendStep writes the difference of one coordinate in its shortest form.
func appendStep(b []byte, d int, flag *byte, short, same byte) []byte {
	switch {
	case d == 0:
		*flag |= same
		return b
	case d > 0 && d < 256:
		*flag |= short | same
		return append(b, byte(d))
	case d < 0 && d > -256:
		*flag |= short
		return append(b, byte(-d))
	}
	return binary.BigEndian.AppendUint16(b, uint16(d))
}

// font gives the font with the new outlines in the place of its own.
func (w *glyphWriter) font(s *sfnt) []byte {
	tables := map[string][]byte{"glyf": w.glyf, "loca": w.loca, "maxp": w.maxp(), "hmtx": w.hmtx(s), "head": w.head(s)}
	for _, r := range s.tables {
		switch r.tag {
		case "CFF ", "VORG", "DSIG":
		default:
			if tables[r.tag] == nil {
				tables[r.tag] = s.table(r.tag)
			}
		}
	}
	return writeSFNT(tables)
}

// head says that loca is long.
func (w *glyphWriter) head(s *sfnt) []byte {
	head := slices.Clone(s.table("head"))
	head[50], head[51] = 0, 1
	return head
}

// maxp is version 1, which TrueType outlines need.
func (w *glyphWriter) maxp() []byte {
	b := []byte{0, 1, 0, 0}
	for _, n := range []int{len(w.bearings), w.points, w.contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// hmtx gives each glyph its width and its new bearing, since renderers place
// a glyph by the two.
func (w *glyphWriter) hmtx(s *sfnt) []byte {
	old, n := s.table("hmtx"), s.table("hhea").u16(34)
	var b []byte
	for gid, bearing := range w.bearings {
		if gid < n {
			b = binary.BigEndian.AppendUint16(b, uint16(old.u16(4*gid)))
		}
		b = binary.BigEndian.AppendUint16(b, uint16(bearing))
	}
	return b
}

// writeSFNT puts tables into a file, in the order of their tags.
func writeSFNT(tables map[string][]byte) []byte {
	type entry struct {
		tag  string
		data []byte
	}
	var entries []entry
	for tag, data := range tables {
		entries = append(entries, entry{tag, data})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.tag, b.tag) })
	out := binary.BigEndian.AppendUint32(nil, tagTrueType)
	power := 1
	for power*2 <= len(entries) {
		power *= 2
	}
	log := 0
	for 1<<(log+1) <= power {
		log++
	}
	for _, n := range []int{len(entries), 16 * power, log, 16 * (len(entries) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	at := directoryHead + directoryEntry*len(entries)
	for _, e := range entries {
		out = append(out, e.tag...)
		for _, n := range []int{checksum(e.data), at, len(e.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(n))
		}
		at += (len(e.data) + 3) &^ 3
	}
	for _, e := range entries {
		out = append(out, e.data...)
		out = append(out, make([]byte, -len(e.data)&3)...)
	}
	return out
}

// checksum sums a table's words.
func checksum(t table) int {
	sum := uint32(0)
	for i := 0; i < len(t); i += 4 {
		sum += uint32(t.u8(i))<<24 | uint32(t.u8(i+1))<<16 | uint32(t.u8(i+2))<<8 | uint32(t.u8(i+3))
	}
	return int(sum)
}
