package markdown

import (
	"strings"
	"unicode"
)

// readAttrs reads the inside of an attribute list: "#id .class key=value",
// as kramdown's {: … }, Pandoc's and Goldmark's { … } have it. Words without a
// value are given apart: kramdown's references, "toc", Pandoc's "-".
func readAttrs(s string) (out attrs, words []string) {
	var classes []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " \t\n,") {
		end := wordEnd(s)
		word := s[:end]
		key, value, pair := strings.Cut(word, "=")
		switch {
		case pair && key != "":
			out = append(out, attribute(strings.ToLower(key), strings.Trim(value, `"'`)))
		case len(word) > 1 && (word[0] == '.' || word[0] == '#'):
			class, id := hashes(word)
			classes = append(classes, class...)
			if id != "" {
				out = append(out, attribute("id", id))
			}
		default:
			words = append(words, word)
		}
		s = s[end:]
	}
	if len(classes) > 0 {
		out = append(out, attribute("class", strings.Join(append(out.classes(), classes...), " ")))
	}
	return out, words
}

// wordEnd finds the end of a word, whose value may be a string with spaces.
func wordEnd(s string) int {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			if strings.IndexByte(s[i+1:], c) >= 0 {
				quote = c
			}
		case c == ' ' || c == '\t' || c == '\n' || c == ',':
			return max(i, 1)
		}
	}
	return len(s)
}

// hashes reads words that stick together: "#id.class.class".
func hashes(word string) (classes []string, id string) {
	for word != "" {
		mark := word[0]
		word = word[1:]
		end := strings.IndexAny(word, ".#")
		if mark == '#' { // a dot belongs to the name of an id, as in {#v1.2}
			end = strings.IndexByte(word, '#')
			if i := strings.IndexByte(word, '.'); i >= 0 && i+1 < len(word) && unicode.IsLetter(rune(word[i+1])) {
				end = i
			}
		}
		if end < 0 {
			end = len(word)
		}
		if mark == '.' {
			classes = append(classes, word[:end])
		} else {
			id = word[:end]
		}
		word = word[end:]
	}
	return classes, id
}

// braced reads an attribute list at the start of s, braces included, and gives
// its length. Without a colon it has to look like one, for braces may be prose.
func braced(s string) (out attrs, words []string, n int, ok bool) {
	if len(s) < 3 || s[0] != '{' {
		return nil, nil, 0, false
	}
	end := closingBrace(s)
	if end < 0 {
		return nil, nil, 0, false
	}
	inner := s[1:end]
	kramdown := inner[0] == ':'
	inner = strings.TrimPrefix(inner, ":")
	out, words = readAttrs(inner)
	if !kramdown && len(out) == 0 && inner != "-" && inner[0] != '=' || !kramdown && len(words) > 1 {
		return nil, nil, 0, false
	}
	return out, words, end + 1, true
}

// maxAttrs bounds the length of an attribute list.
const maxAttrs = 1000

// listWindow gives as much of a line as an attribute list can be long.
func listWindow(line []byte) string { return string(line[:min(len(line), maxAttrs)]) }

// closingBrace finds the end of an attribute list, -1 when the line has none.
func closingBrace(s string) int {
	quote := byte(0)
	for i := 1; i < min(len(s), maxAttrs); i++ {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case c == '\n' || quote == 0 && c == '{':
			return -1
		case quote != 0:
		case c == '"' && s[i-1] == '=':
			quote = c
		case c == '}' && i > 1:
			return i
		case c == '}':
			return -1
		}
	}
	return -1
}
