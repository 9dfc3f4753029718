package transform

import (
	"strings"
	"unicode"
)

// nameKey gives what two forms of one person's name share: the first and the
// last word, so that "Philipp Rombach" is "Philipp G. Rombach" and "Joseph S.
// Nye, Jr." is "Joseph Nye".
func nameKey(name string) string {
	words := nameWords(name)
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return words[0] + " " + words[len(words)-1]
}

// nameWords gives the words of a name in lower case, without points, titles
// and what stands in brackets.
func nameWords(name string) []string {
	var words []string
	depth := 0
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		depth += strings.Count(w, "(") - strings.Count(w, ")")
		if depth > 0 || strings.HasSuffix(w, ")") {
			continue
		}
		w = strings.ToLower(strings.Trim(w, ".:;"))
		switch w {
		case "", "dr", "prof", "jr", "sr", "phd", "ii", "iii", "iv":
		default:
			words = append(words, w)
		}
	}
	return words
}

// know remembers somebody whom the post names as an author.
func (r *run) know(name string) {
	if key := nameKey(name); key != "" {
		if r.people == nil {
			r.people = map[string]bool{}
		}
		r.people[key] = true
	}
}

// knows tells whether the post names this author.
func (r *run) knows(name string) bool { return r.people[nameKey(name)] }
