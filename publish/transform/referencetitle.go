package transform

import (
	"sort"
	"strings"
	"unicode"
)

// sideWord tells "above" (-1) and "below" (1) at the start of s.
func sideWord(s string) int {
	if len(s) < 5 || s[0] != 'a' && s[0] != 'b' {
		return 0
	}
	if len(s) > 5 && (s[5] >= 'a' && s[5] <= 'z' || s[5] >= 0x80 && unicode.IsLetter(firstRune(s[5:]))) {
		return 0
	}
	switch s[:5] {
	case "above":
		return -1
	case "below":
		return 1
	}
	return 0
}

// farthestTitle is how many bytes before "above" a title may start.
const farthestTitle = 200

// titleBefore finds the title that ends before the word at i, after a "see" or
// "in". Its first word is looked for from afar, as titles hold such words, too.
func (x *referrer) titleBefore(s string, free, i, side int) (mention, bool) {
	end := len(strings.TrimRight(s[:i], " ,\u00a0"))
	for from := max(free, i-farthestTitle); from < end; from++ {
		lead := leadWord(s[from:end])
		if lead == 0 || from > 0 && isASCIILetter(s[from-1]) {
			continue
		}
		if id := x.titledBy(s[from+lead:end], side); id != "" {
			return mention{from + lead, end, id}, true
		}
	}
	return mention{}, false
}

// leadWord gives the size of "see " or "in " at the start of s.
func leadWord(s string) int {
	for _, w := range []string{"see ", "See ", "in ", "In ", "under ", "Under "} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// mostAlike is how many titles may start alike before none is meant.
const mostAlike = 64

// titledBy gives the one section on the side named whose title is the words,
// or alone starts with them.
func (x *referrer) titledBy(words string, side int) string {
	words = normal(words)
	if len(words) < 6 {
		return ""
	}
	first := sort.Search(len(x.titles), func(i int) bool { return x.titles[i].title >= words })
	exact, prefix, n := "", "", 0
	for i, t := range x.titles[first:] {
		if !strings.HasPrefix(t.title, words) {
			break
		}
		if i == mostAlike {
			return ""
		}
		if (t.place < x.place) != (side < 0) || !endsWord(t.title, len(words)) {
			continue
		}
		if t.title == words {
			if exact != "" {
				return ""
			}
			exact = t.id
		} else {
			prefix = t.id
			n++
		}
	}
	if exact == "" && n == 1 {
		return prefix
	}
	return exact
}

func endsWord(s string, i int) bool {
	return i >= len(s) || !isASCIILetter(s[i])
}

// normal gives a title for comparing: lower case, plain quotation marks, single
// spaces.
func normal(s string) string {
	s = strings.Map(func(c rune) rune {
		switch c {
		case '’', '‘':
			return '\''
		case '“', '”':
			return '"'
		}
		return unicode.ToLower(c)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
