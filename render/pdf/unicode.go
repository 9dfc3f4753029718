package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
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

func cutText(s string) string { return cut(s, maxString) }

// cut shortens a text to so many UTF-16 units and an ellipsis.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	units := 0
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > most {
			return s[:i] + "…"
		}
	}
	return s
}

// mappable gives what ToUnicode may say for a text. PDF/UA forbids U+0000,
// U+FEFF and U+FFFE there (ISO 14289-1, 7.21.7), and PDF/A characters for
// private use, whose meaning nobody else knows (ISO 19005-2, 6.2.11.7.3).
func mappable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0 || r == 0xFFFE || r == 0xFFFF || r >= 0xE000 && r < 0xF900 || r >= 0xF0000:
			return utf8.RuneError
		case r == 0xFEFF:
			return 0x2060 // the word joiner took over its meaning
		}
		return r
	}, text)
}
