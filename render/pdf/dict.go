package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// dict is a dictionary whose values are kept as they are written. It is how
// gopdf's objects are read and changed; deeper values need no reading.
type dict []entry

type entry struct {
	key   string // without the slash
	value []byte
}

var errDict = errors.New("malformed dictionary")

// get gives a value, or nil.
func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// ref reads a value that is a reference, or an array of one. It gives 0 for
// anything else.
func (d dict) ref(key string) ref {
	v := bytes.TrimSpace(bytes.Trim(bytes.TrimSpace(d.get(key)), "[]"))
	number, rest, _ := bytes.Cut(v, []byte(" "))
	n, err := strconv.Atoi(string(number))
	if err != nil || string(rest) != "0 R" || n < 0 {
		return 0
	}
	return ref(n)
}

// int reads a value that is a number, -1 for anything else.
func (d dict) int(key string) int {
	n, err := strconv.Atoi(string(d.get(key)))
	if err != nil {
		return -1
	}
	return n
}

// with gives the dictionary with a value set.
func (d dict) with(key, value string) dict { return d.set(key, []byte(value)) }

// set gives the dictionary with a value set.
func (d dict) set(key string, value []byte) dict {
	for i := range d {
		if d[i].key == key {
			d[i].value = value
			return d
		}
	}
	return append(d, entry{key, value})
}

// without gives the dictionary without a key.
func (d dict) without(key string) dict {
	for i := range d {
		if d[i].key == key {
			return append(d[:i], d[i+1:]...)
		}
	}
	return d
}

// append writes the dictionary.
func (d dict) append(dst []byte) []byte {
	dst = append(dst, "<<"...)
	for _, e := range d {
		dst = append(append(dst, '/'), e.key...)
		if len(e.value) > 0 && !isDelimiter(e.value[0]) {
			dst = append(dst, ' ')
		}
		dst = append(dst, e.value...)
	}
	return append(dst, ">>"...)
}

// parseDict reads a dictionary and gives what follows it.
func parseDict(b []byte) (d dict, rest []byte, err error) {
	b = skipSpace(b)
	if !bytes.HasPrefix(b, []byte("<<")) {
		return nil, nil, errDict
	}
	b = skipSpace(b[2:])
	for !bytes.HasPrefix(b, []byte(">>")) {
		if len(b) == 0 || b[0] != '/' {
			return nil, nil, errDict
		}
		n := 1 + tokenEnd(b[1:])
		key := string(b[1:n])
		b = skipSpace(b[n:])
		if n, err = valueEnd(b); err != nil {
			return nil, nil, err
		}
		d = append(d, entry{key, bytes.TrimRight(b[:n], " \t\r\n\f\x00")})
		b = skipSpace(b[n:])
	}
	return d, b[2:], nil
}

// valueEnd finds where a value ends: at the next key of the same dictionary,
// or at its end.
func valueEnd(b []byte) (int, error) {
	depth := 0
	for i := 0; i < len(b); {
		n, nests := token(b[i:])
		if n <= 0 {
			return 0, errDict
		}
		if depth == 0 && (nests < 0 || b[i] == '/' && i > 0) {
			return i, nil
		}
		depth += nests
		i += n
	}
	return 0, errDict
}

// token gives the length of the token b begins with, -1 for none and for one
// that does not end, and whether it opens (+1) or closes (-1) an array or dictionary.
func token(b []byte) (n, nests int) {
	switch b[0] {
	case '(':
		return stringEnd(b), 0
	case '[':
		return 1, +1
	case ']':
		return 1, -1
	case '/':
		return 1 + tokenEnd(b[1:]), 0
	case '<':
		if len(b) > 1 && b[1] == '<' {
			return 2, +1
		}
		return bytes.IndexByte(b, '>') + 1, 0
	case '>':
		if len(b) < 2 || b[1] != '>' {
			return -1, 0
		}
		return 2, -1
	}
	return max(1, tokenEnd(b)), 0
}

// stringEnd gives the length of a literal string with its parentheses, or -1.
func stringEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

func tokenEnd(b []byte) int {
	for i, c := range b {
		if isSpace(c) || isDelimiter(c) {
			return i
		}
	}
	return len(b)
}

func skipSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return b
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '/', '<', '>', '[', ']', '(', ')':
		return true
	}
	return false
}
