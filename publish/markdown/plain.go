package markdown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain gives the text of a value that may hold HTML or run over several
// lines: tags go, <br> and the ends of paragraphs and lines stay as "\n".
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(withoutTags(s))
	}
	if !strings.Contains(s, "\n") {
		return strings.TrimSpace(s)
	}
	return strings.Join(trimmed(strings.Split(s, "\n")), "\n")
}

// tidyTitle is plain, without the marks of emphasis and code that a title may
// have.
func tidyTitle(s string) string {
	s = plain(s)
	if n := strings.Count(s, "`"); n > 0 && n%2 == 0 {
		s = strings.ReplaceAll(s, "`", "")
	}
	for _, mark := range []string{"**", "*", "__", "_"} {
		s = withoutPairs(s, mark)
	}
	return s
}

// withoutPairs takes a mark of emphasis away where one opens before a word and
// another closes after one; "C*-algebra" keeps its star.
func withoutPairs(s, mark string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], mark)
		if i < 0 {
			return s
		}
		i += from
		from = i + len(mark)
		if !boundary(s[:i], true) || boundary(s[from:], false) {
			continue
		}
		j := strings.Index(s[from:], mark)
		if j <= 0 {
			return s
		}
		j += from
		if boundary(s[:j], true) || !boundary(s[j+len(mark):], false) {
			continue
		}
		s = s[:i] + s[from:j] + s[j+len(mark):]
		from = j - len(mark)
	}
}

// boundary tells whether no letter or digit ends (or begins) s.
func boundary(s string, end bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if end {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return s == "" || unicode.IsSpace(r) || unicode.IsPunct(r)
}

// withoutTags takes HTML's own tags out of text. What merely looks like one,
// as in "Vec<T>", stays.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		j := strings.IndexByte(s[i:], '>')
		if j < 0 {
			break
		}
		b.WriteString(s[:i])
		switch name := tagName(s[i : i+j+1]); {
		case name == "br" || name == "p":
			b.WriteByte('\n')
		case !titleTag(name):
			b.WriteString(s[i : i+j+1])
		}
		s = s[i+j+1:]
	}
	b.WriteString(s)
	return b.String()
}

// tagName gives the name in "<name …>" or "</name>", lower case.
func tagName(tag string) string {
	tag = strings.TrimPrefix(strings.TrimPrefix(tag, "<"), "/")
	end := strings.IndexFunc(tag, func(r rune) bool { return !isLetter(r) && (r < '0' || r > '9') })
	if end < 0 {
		return ""
	}
	return strings.ToLower(tag[:end])
}

// titleTag tells the elements that stand in titles and descriptions.
func titleTag(name string) bool {
	switch name {
	case "b", "i", "u", "em", "strong", "small", "sup", "sub", "span", "a", "code", "mark", "q", "cite", "abbr",
		"font", "center", "del", "ins", "s", "img", "div", "wbr", "kbd", "big", "tt", "ruby", "rb", "rt", "rp", "h1", "h2", "h3", "h4":
		return true
	}
	return false
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
