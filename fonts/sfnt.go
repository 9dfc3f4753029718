package fonts

// table is the bytes of a table of an sfnt, or a part of one. Reading past
// its end gives zeros, so that damaged offsets lead to nothing worse than
// wrong glyphs.
type table []byte

func (t table) u8(off int) int {
	if off < 0 || off >= len(t) {
		return 0
	}
	return int(t[off])
}

func (t table) u16(off int) int {
	if off < 0 || off+2 > len(t) {
		return 0
	}
	return int(t[off])<<8 | int(t[off+1])
}

func (t table) i16(off int) int { return int(int16(t.u16(off))) }

func (t table) u32(off int) int { return t.u16(off)<<16 | t.u16(off+2) }

func (t table) i32(off int) int { return int(int32(t.u32(off))) }

// at gives the table from an offset on, or nothing.
func (t table) at(off int) table {
	if off < 0 || off > len(t) {
		return nil
	}
	return t[off:]
}

const (
	tagTrueType   = 0x00010000
	tagApple      = 0x74727565 // "true"
	tagCFF        = 0x4F54544F // "OTTO"
	tagCollection = 0x74746366 // "ttcf"
	tagWOFF       = 0x774F4646
	tagWOFF2      = 0x774F4632

	directoryHead  = 12
	directoryEntry = 16
)

// sfnt is the tables of a font file.
type sfnt struct {
	data   []byte
	tables []tableRecord // in the order of the file
}

type tableRecord struct {
	tag            string
	offset, length int
}

// table gives the table of a tag, or nil.
func (s *sfnt) table(tag string) table {
	for _, r := range s.tables {
		if r.tag == tag {
			return s.data[r.offset : r.offset+r.length]
		}
	}
	return nil
}

// readSFNT reads a font of TrueType outlines as far as its directory, and
// checks that the tables we cannot do without are there.
func readSFNT(f File) (sfnt, error) {
	if err := checkFlavour(f); err != nil {
		return sfnt{}, err
	}
	s, err := readDirectory(f)
	if err != nil {
		return s, err
	}
	return s, s.checkTables(f)
}

// readDirectory reads the table directory and checks that all tables lie
// within the file.
func readDirectory(f File) (sfnt, error) {
	s := sfnt{data: f.Data}
	t := table(f.Data)
	n := t.u16(4)
	if directoryHead+n*directoryEntry > len(t) {
		return s, fileError(f, ErrDamaged, "the table directory is cut off")
	}
	s.tables = make([]tableRecord, n)
	for i := range s.tables {
		e := t.at(directoryHead + i*directoryEntry)
		r := tableRecord{string(e[:4]), e.u32(8), e.u32(12)}
		if r.offset+r.length > len(t) {
			return s, fileError(f, ErrDamaged, "table %q ends after the file", r.tag)
		}
		s.tables[i] = r
	}
	return s, nil
}

func checkFlavour(f File) error {
	if len(f.Data) < directoryHead {
		return fileError(f, ErrDamaged, "%d bytes are no font", len(f.Data))
	}
	switch table(f.Data).u32(0) {
	case tagTrueType, tagApple:
		return nil
	case tagCFF:
		return fileError(f, ErrUnsupported, "CFF outlines; Open reads them")
	case tagCollection:
		return fileError(f, ErrUnsupported, "a collection; take one font out of it")
	case tagWOFF, tagWOFF2:
		return fileError(f, ErrUnsupported, "WOFF; unpack it to TTF")
	default:
		return fileError(f, ErrDamaged, "%q begins no font", f.Data[:4])
	}
}

// checkTables checks for the tables that TrueType outlines and Unicode text
// take, and for their shortest lengths.
func (s *sfnt) checkTables(f File) error {
	for _, need := range []struct {
		tag string
		min int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"cmap", 4}, {"loca", 4}} {
		if len(s.table(need.tag)) < need.min {
			return fileError(f, ErrDamaged, "table %q is missing or too short", need.tag)
		}
	}
	if s.table("glyf") == nil {
		return fileError(f, ErrUnsupported, "no TrueType outlines")
	}
	if bestSubtable(s.table("cmap")) == nil {
		return fileError(f, ErrUnsupported, "no character map of Unicode")
	}
	return nil
}
