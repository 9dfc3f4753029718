package fonts

import "unicode"

const (
	zeroWidthJoiner = 0x200D
	textStyle       = 0xFE0E // variation selectors
	emojiStyle      = 0xFE0F
	keycap          = 0x20E3
)

// EmojiLen gives how many characters at the beginning of text make one emoji,
// in the sense of UTS #51 ED-17: a sign that is one by itself or by a
// selector, with its skin tone, a flag, a keycap, and what joiners add. It
// is 0 where the text does not begin with one. Such a sequence stays in one
// run of one face, and shapes to one glyph.
func EmojiLen(text []rune) int {
	n, emoji := emojiElement(text)
	if n == 0 {
		return 0
	}
	for n+1 < len(text) && text[n] == zeroWidthJoiner {
		m, _ := emojiElement(text[n+1:])
		if m == 0 {
			break
		}
		n += 1 + m
		emoji = true
	}
	if !emoji {
		return 0
	}
	return n
}

// emojiElement measures one sign of a sequence, and tells whether it is an
// emoji without being joined to another.
func emojiElement(text []rune) (n int, emoji bool) {
	if len(text) == 0 || !emojiBase(text[0]) {
		return 0, false
	}
	if regional(text[0]) {
		if len(text) > 1 && regional(text[1]) {
			return 2, true
		}
		return 0, false
	}
	n, emoji = 1, unicode.Is(emojiPresentation, text[0])
	if n < len(text) {
		switch r := text[n]; {
		case r == textStyle:
			return 0, false
		case r == emojiStyle, skinTone(r):
			n, emoji = n+1, text[0] >= 0x80
		}
	}
	if n < len(text) && text[n] == keycap {
		return n + 1, true
	}
	if tags := tagLen(text[n:]); emoji && tags > 0 {
		n += tags
	}
	return n, emoji
}

// emojiBase tells what can begin an emoji: any symbol, a digit of a keycap.
func emojiBase(r rune) bool {
	return r == '#' || r == '*' || r >= '0' && r <= '9' || regional(r) || r >= 0xA9 && unicode.Is(unicode.S, r) ||
		unicode.Is(emojiPresentation, r) || r == 0x203C || r == 0x2049 || r == 0x3030 || r == 0x303D
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func skinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// tagLen measures the tag characters of a flag of a region, such as Wales.
func tagLen(text []rune) int {
	for i, r := range text {
		if r == 0xE007F {
			return i + 1
		}
		if r < 0xE0020 || r > 0xE007E {
			return 0
		}
	}
	return 0
}
