package fonts

import "strings"

// region reduces a BCP 47 tag to what the choice of faces turns on: the
// language, and for Chinese the sort of characters. "zh-HK" is "zh-Hant",
// "zh-CN" and plain "zh" are "zh-Hans", "en-GB" is "en".
func region(tag string) string {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	lang, rest, _ := strings.Cut(tag, "-")
	if hasSubtag(rest, "zsye") {
		return emojiRegion
	}
	switch lang {
	case "yue":
		lang = "zh"
		if !hasSubtag(rest, "hans", "cn") {
			return "zh-Hant"
		}
		return "zh-Hans"
	case "zh", "cmn", "wuu", "hak", "nan", "lzh":
		if hasSubtag(rest, "hant") || !hasSubtag(rest, "hans") && hasSubtag(rest, "hk", "tw", "mo") {
			return "zh-Hant"
		}
		return "zh-Hans"
	}
	return lang
}

// emojiRegion is the region of faces of emoji, "und-Zsye" in BCP 47.
const emojiRegion = "Zsye"

func hasSubtag(rest string, wanted ...string) bool {
	for part := range strings.SplitSeq(rest, "-") {
		for _, w := range wanted {
			if part == w {
				return true
			}
		}
	}
	return false
}

// han tells whether a region writes with Han characters on the em square, so
// that shared punctuation is set full width.
func han(region string) bool {
	return region == "zh-Hant" || region == "zh-Hans" || region == "ja" || region == "ko"
}

// Ambiguous tells whether a character is full width in Chinese, Japanese and
// Korean text and proportional elsewhere: quotation marks, dashes, ellipses
// and the like. In a request in one of these languages such a character
// comes from the face of the language; whoever itemises asks without the
// language where Latin letters stand on both sides, as in “don’t”.
func Ambiguous(r rune) bool {
	switch r {
	case 0xB7, 0x2014, 0x2015, 0x2016, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026, 0x2027, 0x203B, 0x2103:
		return true
	}
	return r >= 0x2190 && r <= 0x2193 || r >= 0x2460 && r <= 0x249B || r >= 0x25A0 && r <= 0x25EF || r >= 0x2605 && r <= 0x2606
}
