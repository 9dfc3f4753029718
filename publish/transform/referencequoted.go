package transform

import (
	"sort"
	"strings"
)

// longestQuotedTitle is how many bytes a title in quotation marks has at most.
const longestQuotedTitle = 160

// quotedAt finds a title in the quotation marks that open at i, "see “Early
// Years”" or "見「起源」一節", when one section has it and the words beside say
// that it is one.
func (x *referrer) quotedAt(s string, i int, open rune) (mention, bool) {
	closer := ""
	switch open {
	case '“':
		closer = "”"
	case '「':
		closer = "」"
	case '〈':
		closer = "〉"
	default:
		return mention{}, false
	}
	from := i + len(string(open))
	size := strings.Index(s[from:min(len(s), from+longestQuotedTitle)], closer)
	if size <= 0 || !pointsAtSection(s[:i], s[from+size+len(closer):]) {
		return mention{}, false
	}
	id := x.onlyTitled(s[from : from+size])
	return mention{from, from + size, id}, id != ""
}

// pointsAtSection tells words before or after a title that make it one of the
// text's own.
func pointsAtSection(before, after string) bool {
	before = strings.TrimRight(before, " \u00a0")
	for _, word := range []string{"see", "See", "section", "Section", "chapter", "Chapter", "見", "见", "參閱", "参阅", "上文", "下文", "前文", "後文", "后文"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	after = strings.TrimLeft(after, ", \u00a0")
	for _, word := range []string{"section", "chapter", "above", "below", "一節", "一节", "一章", "部分"} {
		if strings.HasPrefix(after, word) {
			return true
		}
	}
	return false
}

// onlyTitled gives the one section that has a title, "" when none or more has.
func (x *referrer) onlyTitled(title string) string {
	title = normal(title)
	id := ""
	first := sort.Search(len(x.titles), func(i int) bool { return x.titles[i].title >= title })
	for _, t := range x.titles[first:] {
		if t.title != title {
			break
		}
		if id != "" && t.id != id {
			return ""
		}
		id = t.id
	}
	return id
}
