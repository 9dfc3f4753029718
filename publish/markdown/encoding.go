package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

var bom = []byte("\xef\xbb\xbf")

// clean gives the text with "\n" as its only line end and no byte order mark.
// What is no UTF-8 text is refused, for guessing an encoding guesses wrong.
func clean(name string, src []byte) ([]byte, error) {
	r := reporter{name: name}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return nil, r.fail("encoding", 1, errors.New("the file is UTF-16; save it as UTF-8"))
	}
	src = bytes.TrimPrefix(src, bom)
	if i := invalid(src); i >= 0 {
		return nil, r.fail("encoding", lineAt(src, i), fmt.Errorf("byte %#x is not UTF-8", src[i]))
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return nil, r.fail("encoding", lineAt(src, i), errors.New("a NUL byte: this is not text"))
	}
	if bytes.IndexByte(src, '\r') < 0 {
		return src, nil
	}
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(src, []byte("\r"), []byte("\n")), nil
}

// invalid gives the offset of the first byte that is no UTF-8, or -1.
func invalid(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// lineAt gives the line of an offset; "\r\n", "\n" and "\r" end lines.
func lineAt(src []byte, offset int) int {
	head := src[:offset]
	return 1 + bytes.Count(head, []byte("\n")) + bytes.Count(head, []byte("\r")) - bytes.Count(head, []byte("\r\n"))
}
