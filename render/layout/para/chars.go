package para

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
)

// charClass is what the tokeniser wants to know of a character.
type charClass uint8

const (
	charPlain charClass = iota
	charSpace
	charNBSP
	charNewline
	charWide
	charAmbiguous
)

// classAt gives the class of the character at a place, and its length in bytes.
func classAt(s string, i int) (charClass, int) {
	c := s[i]
	if c > ' ' && c < 0x80 {
		return charPlain, 1
	}
	switch c {
	case ' ', '\t':
		return charSpace, 1
	case '\n':
		return charNewline, 1
	case '\r':
		if strings.HasPrefix(s[i:], "\r\n") {
			return charNewline, 2
		}
		return charNewline, 1
	}
	return otherClass(s, i)
}

func otherClass(s string, i int) (charClass, int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == 0xA0:
		return charNBSP, n
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return charNewline, n
	case wide(r):
		return charWide, n
	case fonts.Ambiguous(r):
		return charAmbiguous, n
	}
	return charPlain, n
}

// blank tells the classes that end a word.
func (c charClass) blank() bool { return c == charSpace || c == charNBSP || c == charNewline }
