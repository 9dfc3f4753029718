package cover

import (
	"hash/fnv"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// palette is the grounds of drawn covers, each with the two tones of its
// tiles. The words stand below on the paper's white, whatever the tones are.
var palette = [...][3]frame.Color{
	{{0x1f, 0x36, 0x4d}, {0x2f, 0x50, 0x70}, {0x6b, 0x8f, 0xae}},
	{{0x24, 0x3d, 0x36}, {0x3a, 0x5e, 0x52}, {0x8a, 0xac, 0x9a}},
	{{0x4a, 0x2c, 0x2e}, {0x70, 0x43, 0x42}, {0xb8, 0x8b, 0x7d}},
	{{0x33, 0x2f, 0x4c}, {0x4d, 0x48, 0x70}, {0x94, 0x8f, 0xb5}},
	{{0x3c, 0x39, 0x2f}, {0x5e, 0x58, 0x46}, {0xa8, 0x9e, 0x80}},
	{{0x1e, 0x42, 0x4a}, {0x31, 0x63, 0x6c}, {0x84, 0xad, 0xae}},
}

// tileColumns is how many tiles lie across a drawn cover.
const tileColumns = 6

// drawn has a picture of quarter discs, turned by the letters of the title and
// the names: no two posts' are alike, and one post's is always the same.
func (c *composer) drawn() {
	h := fnv.New64a()
	m := &c.book.Doc.Meta
	h.Write([]byte(m.Title))
	for _, a := range m.Authors {
		h.Write([]byte("\x00" + a.Name))
	}
	seed := h.Sum64()
	tones := palette[seed%uint64(len(palette))]
	side := (c.w + tileColumns - 1) / tileColumns
	rows := int(c.h * 58 / 100 / side)
	c.rule(0, 0, c.w, side*sp.Len(rows), tones[0])
	var paths [2][]frame.Seg
	for i := range rows * tileColumns {
		// A linear congruence spreads the few bits of the hash over all tiles
		// (Knuth, MMIX).
		seed = seed*6364136223846793005 + 1442695040888963407
		bits := seed >> 58
		if bits&3 == 3 {
			continue // a tile of plain ground
		}
		x, y := side*sp.Len(i%tileColumns), side*sp.Len(i/tileColumns)
		tone := 0
		if bits>>4 == 3 {
			tone = 1
		}
		paths[tone] = append(paths[tone], quarter(x, y, min(side, c.w-x), side, int(bits>>2&3))...)
	}
	for i, segs := range paths {
		if len(segs) > 0 {
			color := tones[i+1]
			c.items = append(c.items, &frame.Path{Segs: segs, Fill: &color})
		}
	}
	c.words(side * sp.Len(rows))
}

// quarter gives a quarter disc that fills a tile from one of its corners.
func quarter(x, y, w, h sp.Len, corner int) []frame.Seg {
	at := func(u, v sp.Len) frame.Point { return frame.Point{X: x + u, Y: y + v} }
	flip := func(p frame.Point) frame.Point {
		if corner&1 != 0 {
			p.X = 2*x + w - p.X
		}
		if corner&2 != 0 {
			p.Y = 2*y + h - p.Y
		}
		return p
	}
	// 0.5523 of the radius is where a cubic's handles end that is nearest to a
	// quarter circle.
	ku, kv := w.Scale(5523, 10000), h.Scale(5523, 10000)
	seg := func(kind frame.SegKind, ps ...frame.Point) frame.Seg {
		s := frame.Seg{Kind: kind}
		for i, p := range ps {
			s.P[i] = flip(p)
		}
		return s
	}
	return []frame.Seg{
		seg(frame.MoveTo, at(0, 0)),
		seg(frame.LineTo, at(w, 0)),
		seg(frame.CurveTo, at(w, kv), at(ku, h), at(0, h)),
		seg(frame.Close),
	}
}
