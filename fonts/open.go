package fonts

// Open reads what a font file says of itself, for a font that a user names.
// CFF outlines become TrueType outlines on the way. It reads the shaping rules, too, which NewSet leaves until they are needed,
// so that damage is reported at once; the error is of class ErrDamaged,
// ErrUnsupported or ErrRestricted.
func Open(data []byte, role Role) (File, error) {
	file := File{Family: "font", Role: role, Data: data}
	if table(data).u32(0) == tagCFF {
		var err error
		if file.Data, err = fromCFF(file); err != nil {
			return File{}, err
		}
	}
	f, err := newFace(file)
	if err != nil {
		return File{}, err
	}
	if err := f.shaping.open(f); err != nil {
		return File{}, err
	}
	os2 := f.sfnt.table("OS/2")
	file.Family = familyName(f)
	file.Weight = 400
	if w := os2.u16(4); w >= 1 && w <= 1000 {
		file.Weight = w
	}
	const italic = 1 << 0 // of fsSelection
	file.Italic = os2.u16(62)&italic != 0 || f.italicAngle != 0
	return file, nil
}

// familyName reads the typographic family, or the plain one.
func familyName(f *Face) string {
	const plain, typographic = 1, 16
	names := f.sfnt.table("name")
	if s := readName(names, typographic); s != "" {
		return s
	}
	if s := readName(names, plain); s != "" {
		return s
	}
	return f.name
}
