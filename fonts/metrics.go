package fonts

// metrics are the numbers of a face that need no glyph, in font units.
type metrics struct {
	name                      string
	upem, glyphs, hmtxGlyphs  int
	ascent, descent, lineGap  int
	capHeight, xHeight, stemV int
	bbox                      [4]int
	italicAngle               float64
	fixedPitch, serif         bool
	fsType                    uint16
	longLoca                  bool
}

// useTypoMetrics is bit 7 of fsSelection in OS/2: line metrics are the typo
// ones rather than those of hhea.
const useTypoMetrics = 1 << 7

func readMetrics(f File, s *sfnt) (metrics, error) {
	head, hhea, post, os2 := s.table("head"), s.table("hhea"), s.table("post"), s.table("OS/2")
	m := metrics{
		upem:        head.u16(18),
		bbox:        [4]int{head.i16(36), head.i16(38), head.i16(40), head.i16(42)},
		longLoca:    head.u16(50) != 0,
		glyphs:      s.table("maxp").u16(4),
		hmtxGlyphs:  hhea.u16(34),
		ascent:      hhea.i16(4),
		descent:     -hhea.i16(6),
		lineGap:     hhea.i16(8),
		italicAngle: float64(post.i32(4)) / 65536,
		fixedPitch:  post.u32(12) != 0,
		fsType:      uint16(os2.u16(8)),
		serif:       isSerif(f, os2),
	}
	if os2.u16(62)&useTypoMetrics != 0 {
		m.ascent, m.descent, m.lineGap = os2.i16(68), -os2.i16(70), os2.i16(72)
	}
	m.capHeight, m.xHeight = heights(os2, m.upem)
	m.stemV = stemWidth(f.Weight)
	m.name = postScriptName(f, s.table("name"))
	return m, m.check(f, s)
}

func (m *metrics) check(f File, s *sfnt) error {
	switch {
	case m.upem < 16 || m.upem > 16384: // the limits of the head table
		return fileError(f, ErrDamaged, "%d units per em", m.upem)
	case m.glyphs == 0:
		return fileError(f, ErrDamaged, "no glyphs")
	case m.hmtxGlyphs == 0 || m.hmtxGlyphs > m.glyphs:
		return fileError(f, ErrDamaged, "%d widths for %d glyphs", m.hmtxGlyphs, m.glyphs)
	case len(s.table("hmtx")) < 4*m.hmtxGlyphs:
		return fileError(f, ErrDamaged, "table \"hmtx\" is too short")
	case len(s.table("loca")) < (m.glyphs+1)*m.locaSize():
		return fileError(f, ErrDamaged, "table \"loca\" is too short")
	}
	return m.checkEmbedding(f)
}

func (m *metrics) locaSize() int {
	if m.longLoca {
		return 4
	}
	return 2
}

// checkEmbedding reads fsType of OS/2. Of the usage bits the least
// restrictive one holds; a book needs subsets of outlines.
func (m *metrics) checkEmbedding(f File) error {
	const restricted, preview, editable, noSubset, bitmapOnly = 2, 4, 8, 0x100, 0x200
	switch t := m.fsType; {
	case t&restricted != 0 && t&(preview|editable) == 0:
		return fileError(f, ErrRestricted, "its fsType forbids embedding")
	case t&noSubset != 0:
		return fileError(f, ErrRestricted, "its fsType forbids subsets")
	case t&bitmapOnly != 0:
		return fileError(f, ErrRestricted, "its fsType allows bitmaps only")
	}
	return nil
}

// heights gives cap height and x-height, which OS/2 has from version 2 on;
// before that the usual proportions must do.
func heights(os2 table, upem int) (capHeight, xHeight int) {
	xHeight, capHeight = os2.i16(86), os2.i16(88)
	if os2.u16(0) < 2 || capHeight <= 0 {
		capHeight = upem * 7 / 10
	}
	if os2.u16(0) < 2 || xHeight <= 0 {
		xHeight = upem / 2
	}
	return capHeight, xHeight
}

// stemWidth guesses StemV of a PDF font descriptor from the weight, in
// thousandths of an em: 50 + (weight/65)², which Adobe's own tools use.
func stemWidth(weight int) int {
	if weight == 0 {
		weight = 400
	}
	return 50 + weight*weight/(65*65)
}

// isSerif believes the family class of OS/2, then its PANOSE numbers, then
// the role the file was given.
func isSerif(f File, os2 table) bool {
	switch class := os2.u16(30) >> 8; class {
	case 1, 2, 3, 4, 5, 7:
		return true
	case 8:
		return false
	}
	if family, style := os2.u8(32), os2.u8(33); family == 2 && style > 1 {
		return style <= 10
	}
	return f.Role == Serif
}
