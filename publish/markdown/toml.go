package markdown

import (
	"bytes"
	"fmt"

	"github.com/BurntSushi/toml"
)

func decodeTOML(data []byte) (any, error) {
	if longKey(data) {
		return nil, fmt.Errorf("a key of over %d parts", maxNesting)
	}
	var v map[string]any
	err := toml.Unmarshal(data, &v)
	return v, err
}

// longKey finds a.b.c and so on for too long: the parser takes memory with the
// square of a key's parts.
func longKey(data []byte) bool {
	dots := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"', '\'':
			i += tomlString(data[i:]) - 1
		case '#':
			i += len(firstLine(data[i:])) - 1
		case '\n', '=', ',', '{', '[':
			dots = 0
		case '.':
			if dots++; dots > maxNesting {
				return true
			}
		}
	}
	return false
}

func firstLine(s []byte) []byte {
	line, _, _ := bytes.Cut(s, []byte("\n"))
	return line
}

// tomlString gives the length of the string that s begins with; those of three
// quotes go over lines, and may have two more before the end.
func tomlString(s []byte) int {
	mark := s[:1]
	if three := bytes.Repeat(mark, 3); bytes.HasPrefix(s, three) {
		mark = three
	}
	for i := len(mark); i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"':
			i++
		case s[i] == '\n' && len(mark) == 1:
			return i
		case bytes.HasPrefix(s[i:], mark):
			i += len(mark)
			for n := 0; n < 2 && len(mark) == 3 && i < len(s) && s[i] == s[0]; n++ {
				i++
			}
			return i
		}
	}
	return len(s)
}
