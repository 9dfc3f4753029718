package xhtml

import (
	"slices"
	"strings"
)

// forKindle keeps of a style sheet what Kindles know, and leaves the body's
// text to the reader's own settings, as Amazon asks (Kindle Publishing
// Guidelines, 10.3.1 and appendix A).
func forKindle(css string) string {
	var b strings.Builder
	for rest := css; rest != ""; {
		open, shut := strings.IndexByte(rest, '{'), strings.IndexByte(rest, '}')
		if open < 0 || shut < open {
			break
		}
		head := rest[:open]
		if end := strings.LastIndex(head, "*/"); end >= 0 {
			head = head[end+2:]
		}
		elements := strings.TrimSpace(head)
		if strings.HasPrefix(elements, "@") && elements != "@font-face" { // its rules would hold where nobody asks
			rest = rest[balanced(rest):]
			continue
		}
		var kept []string
		for d := range strings.SplitSeq(rest[open+1:shut], ";") {
			if d = strings.TrimSpace(d); d != "" && kindleKnows(elements, d) {
				kept = append(kept, d)
			}
		}
		if len(kept) > 0 {
			b.WriteString(elements + " { " + strings.Join(kept, "; ") + "; }\n")
		}
		rest = rest[shut+1:]
	}
	return b.String()
}

// balanced gives where the first block of braces ends.
func balanced(css string) int {
	depth := 0
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(css)
}

// kindleLacks are properties that Kindles do not know.
var kindleLacks = []string{
	"object-fit", "overflow", "overflow-x", "overflow-wrap", "word-wrap", "widows", "orphans", "max-height", "min-width",
	"break-after", "break-before", "break-inside", "adobe-hyphenate", "-moz-hyphens", "-epub-hyphens", "tab-size", "-moz-tab-size",
	"text-emphasis", "text-emphasis-position", "-epub-text-emphasis-style",
}

func kindleKnows(elements, declaration string) bool {
	name, value, _ := strings.Cut(declaration, ":")
	value = strings.TrimSpace(value)
	switch {
	case slices.Contains(kindleLacks, name):
		return false
	case elements == "body" && (name == "line-height" || name == "font-size" || name == "font-family"):
		return false
	case strings.HasPrefix(value, "rgba("), strings.Contains(value, "each-line"):
		return false
	case strings.HasPrefix(name, "margin") && strings.Contains(" "+value, " -"): // cut off at the edge
		return false
	}
	return true
}
