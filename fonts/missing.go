package fonts

import "unicode"

const module = "github.com/octavo-press/octavo/fonts/"

// PackageFor gives the import path of the package of this module whose faces
// have such characters, for telling an author what to add; "" if none does.
func PackageFor(lang string, r rune) string {
	switch {
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && r < 0x460:
		return module + "latin"
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return module + "jpan"
	case unicode.Is(unicode.Hangul, r):
		return module + "kore"
	case unicode.Is(unicode.Han, r) && r > 0xFFFF: // here and there in several
		return module + "all"
	case unicode.In(r, unicode.Han, unicode.Bopomofo), r >= 0x3000 && r <= 0x33FF, r >= 0xFF00 && r <= 0xFFEF:
		return module + hanPackage(region(lang))
	case unicode.In(r, unicode.Co, unicode.Cs, unicode.Cc) || !unicode.IsGraphic(r):
		return ""
	default:
		return module + "world"
	}
}

func hanPackage(region string) string {
	switch region {
	case "zh-Hans":
		return "hans"
	case "ja":
		return "jpan"
	default:
		return "hant"
	}
}
