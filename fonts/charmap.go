package fonts

import "unicode"

// charmap maps characters to glyphs, in pages of 256; a page or a glyph that
// is missing is 0. Looking a character up costs two loads.
type charmap struct{ pages []*[256]uint16 }

func (c *charmap) glyph(r rune) uint16 {
	if page := int(r) >> 8; r >= 0 && page < len(c.pages) && c.pages[page] != nil {
		return c.pages[page][r&0xFF]
	}
	return 0
}

func (c *charmap) set(r, gid int) {
	page := r >> 8
	for len(c.pages) <= page {
		c.pages = append(c.pages, nil)
	}
	if c.pages[page] == nil {
		c.pages[page] = new([256]uint16)
	}
	c.pages[page][r&0xFF] = uint16(gid)
}

// readCharmap reads the best Unicode subtable of a cmap; without one the map
// is empty.
func readCharmap(cmap table, glyphs int) *charmap {
	var c charmap
	switch sub := bestSubtable(cmap); sub.u16(0) {
	case 4:
		c.readSegments(sub, glyphs)
	case 12:
		c.readGroups(sub, glyphs)
	}
	return &c
}

// bestSubtable picks the Unicode subtable of the widest repertoire among
// those of format 4 and 12.
func bestSubtable(cmap table) table {
	var best table
	rank := 0
	for i := range cmap.u16(2) {
		rec := cmap.at(4 + 8*i)
		sub := cmap.at(rec.u32(4))
		if r := subtableRank(rec.u16(0), rec.u16(2), sub.u16(0)); r > rank {
			best, rank = sub, r
		}
	}
	return best
}

func subtableRank(platform, encoding, format int) int {
	const unicodePlatform, windows = 0, 3
	switch {
	case format == 12 && platform == windows && encoding == 10:
		return 4
	case format == 12 && platform == unicodePlatform:
		return 3
	case format == 4 && platform == windows && encoding == 1:
		return 2
	case format == 4 && platform == unicodePlatform:
		return 1
	}
	return 0
}

// readSegments reads format 4. Segments that step back are passed over, so
// that a hostile table costs no more than the 65,536 characters there are.
func (c *charmap) readSegments(t table, glyphs int) {
	n := t.u16(6) / 2
	ends, starts := t.at(14), t.at(16+2*n)
	deltas, offsets := t.at(16+4*n), t.at(16+6*n)
	next := 0
	for i := range n {
		start, end := starts.u16(2*i), ends.u16(2*i)
		if start < next {
			continue
		}
		delta, offset := deltas.u16(2*i), offsets.u16(2*i)
		for r := start; r <= end; r++ {
			gid := r
			if offset != 0 {
				// The offset counts from its own place in the table.
				if gid = offsets.u16(2*i + offset + 2*(r-start)); gid == 0 {
					continue
				}
			}
			if gid = (gid + delta) & 0xFFFF; gid != 0 && gid < glyphs {
				c.set(r, gid)
			}
		}
		next = max(next, end+1)
	}
}

// readGroups reads format 12, with the same guard.
func (c *charmap) readGroups(t table, glyphs int) {
	groups := t.at(16)
	next := 0
	for i := range min(t.u32(12), len(groups)/12) {
		start, end, gid := groups.u32(12*i), groups.u32(12*i+4), groups.u32(12*i+8)
		if start < next || end > unicode.MaxRune {
			continue
		}
		for r := start; r <= end && gid < glyphs; r++ {
			if gid != 0 {
				c.set(r, gid)
			}
			gid++
		}
		next = max(next, end+1)
	}
}
