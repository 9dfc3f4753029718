package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/octavo-press/octavo/render/frame"
)

// maxString is how many UTF-16 units a text string may have: PDF/A allows
// 32,767 bytes a string (ISO 19005-2, 6.1.13), two of them the byte order mark.
const maxString = 16_000

const hexDigits = "0123456789ABCDEF"

// appendUTF16 writes a text as hexadecimal UTF-16BE.
func appendUTF16(dst []byte, s string) []byte {
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			dst = appendHex16(appendHex16(dst, uint16(hi)), uint16(lo))
		} else {
			dst = appendHex16(dst, uint16(r))
		}
	}
	return dst
}

func appendHex16(dst []byte, v uint16) []byte {
	return append(dst, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendText writes a text string: as it is where it is ASCII, else in UTF-16
// (ISO 32000-1, 7.9.2.2). A text too long for PDF/A ends in an ellipsis.
func appendText(dst []byte, s string) []byte {
	s = cutText(s)
	if !isASCII(s) {
		return append(appendUTF16(append(dst, "<FEFF"...), s), '>')
	}
	return appendString(dst, s)
}

// appendString writes a literal byte string.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '(')
	for i := range len(s) {
		dst = appendEscaped(dst, s[i])
	}
	return append(dst, ')')
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func cutText(s string) string {
	if len(s) <= maxString {
		return s
	}
	units := 0
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > maxString {
			return s[:i] + "…"
		}
	}
	return s
}

// mappable gives what ToUnicode may say for a text. PDF/UA forbids U+0000,
// U+FEFF and U+FFFE there (ISO 14289-1, 7.21.7).
func mappable(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 0, '\uFFFE', '\uFFFF':
			return utf8.RuneError
		case '\uFEFF':
			return '\u2060' // the word joiner took over its meaning
		}
		return r
	}, text)
}

// needsActual says that a glyph's text needs an ActualText beside ToUnicode,
// as PDF/A demands of characters for private use (ISO 19005-2, 6.2.11.7.3).
func needsActual(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
	})
}

// share gives each glyph of a cluster its part of the cluster's text, which
// the first holds: to a glyph that is a character's own the character, and
// what is left to the other glyphs in the order of reading. It says whether
// every glyph got a part; poppler and mupdf copy such texts better than
// replacement texts, which they reorder in right-to-left lines.
func (f *face) share(glyphs []frame.Glyph) (texts []string, exact bool) {
	rest := []rune(glyphs[0].Text)
	texts = make([]string, len(glyphs))
	var open []int
	for i, g := range glyphs {
		if at := f.nominal(rest, g.ID); at >= 0 {
			texts[i] = string(rest[at])
			rest = append(rest[:at:at], rest[at+1:]...)
		} else {
			open = append(open, i)
		}
	}
	if strings.ContainsFunc(glyphs[0].Text, isRTL) {
		for i, j := 0, len(open)-1; i < j; i, j = i+1, j-1 {
			open[i], open[j] = open[j], open[i]
		}
	}
	exact = len(rest) >= len(open)
	for i, at := range open {
		part := rest[:min(1, len(rest))]
		if i == len(open)-1 {
			part = rest
		}
		texts[at], rest = string(part), rest[len(part):]
	}
	texts[0] += string(rest)
	return texts, exact
}

// nominal finds a character whose own glyph id is.
func (f *face) nominal(text []rune, id uint16) int {
	for i, r := range text {
		if g, ok := f.src.Glyph(r); ok && g == id {
			return i
		}
	}
	return -1
}

// isRTL says that a character belongs to a script written from right to left.
func isRTL(r rune) bool {
	return r >= 0x590 && r < 0x900 || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF ||
		r >= 0x10800 && r < 0x11000 || r >= 0x1E800 && r < 0x1F000
}
