package fonts

// Transparent tells whether a character shows nothing and so belongs to
// whatever face its neighbours have: joiners, variation selectors, direction
// marks, the soft hyphen, controls, line separators.
func Transparent(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xAD:
		return true
	case r < 0x34F:
		return false
	case r == 0x34F, r == 0x61C, r == 0x180F, r == 0xFEFF:
		return true
	case r >= 0x115F && r <= 0x1160, r >= 0x17B4 && r <= 0x17B5, r >= 0x180B && r <= 0x180E:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r == 0x3164, r == 0xFFA0, r >= 0xFFF0 && r <= 0xFFF8:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	case r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A:
		return true
	}
	return false
}

// substitute gives the character that the shaper sets in the place of one
// that a face lacks, or 0: the space for all spaces, which get their own
// width, the hyphen for the one that does not break.
func substitute(r rune) rune {
	switch {
	case r == 0x2011:
		return 0x2010
	case r == 0x2010:
		return '-'
	case r == 0xA0, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x3000:
		return ' '
	}
	return 0
}
