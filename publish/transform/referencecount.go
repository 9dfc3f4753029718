package transform

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// countsAt finds what the words at i of s count: one figure, or several.
func (x *referrer) countsAt(s string, i int, first rune) []mention {
	label, size := parseCountAt(s[i:], first)
	if size == 0 {
		return x.pluralAt(s, i, first)
	}
	if id := x.nearest(label); id != "" && !isOfAnother(s[i+size:]) {
		return []mention{{i, i + size, id}}
	}
	return nil
}

// pluralAt finds the references of "Figures 5 and 6", "Tables 1–3" or
// "Appendices A through D": what each number means.
func (x *referrer) pluralAt(s string, i int, first rune) []mention {
	word, size := pluralWord(s[i:], first)
	if word == "" {
		return nil
	}
	at := i + size
	var found []mention
	for {
		number := countNumber(s[at:], word == "appendix" || word == "annex")
		if number == "" {
			return found
		}
		if head, _, ok := strings.Cut(number, "-"); ok && x.nearest(countLabel(word, number)) == "" {
			number = head // a range
		}
		end := at + len(number)
		if isOfAnother(s[end:]) {
			return nil
		}
		if id := x.nearest(countLabel(word, number)); id != "" {
			found = append(found, mention{at, end, id})
			if len(found) == 1 && at == i+size {
				found[0].from = i // with its word
			}
		}
		glue := pluralGlue(s[end:])
		if glue == 0 {
			return found
		}
		at = end + glue
	}
}

// pluralWord reads "Figures " at the start of s.
func pluralWord(s string, first rune) (word string, size int) {
	switch first {
	case 'F', 'f', 'T', 't', 'B', 'C', 'c', 'M', 'A':
	default:
		return "", 0
	}
	for _, p := range [...][2]string{{"igures ", "figure"}, {"igs. ", "figure"}, {"ables ", "table"}, {"oxes ", "box"}, {"hapters ", "chapter"},
		{"harts ", "chart"}, {"aps ", "map"}, {"ppendices ", "appendix"}, {"ppendixes ", "appendix"}, {"nnexes ", "annex"}} {
		if strings.HasPrefix(s[1:], p[0]) && unicode.ToLower(first) == rune(p[1][0]) {
			return p[1], 1 + len(p[0])
		}
	}
	return "", 0
}

// pluralGlue gives the size of what parts two numbers at the start of s.
func pluralGlue(s string) int {
	for _, glue := range [...]string{", and ", " and ", " or ", " & ", " to ", " through ", ", ", "–", "-"} {
		if strings.HasPrefix(s, glue) {
			return len(glue)
		}
	}
	return 0
}

// isOfAnother tells that what stands before the rest of a sentence is part of
// another work: "Chapter VII of the Charter", but not "of this report".
func isOfAnother(rest string) bool {
	word, rest, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	switch word {
	case "of", "de", "du", "des", "del", "della", "do", "da", "der", "von":
	default:
		return false
	}
	for _, own := range [...]string{"this ", "the report", "the paper", "the present ", "our ", "these ", "ce ", "cet ", "este ", "dieser ", "dieses "} {
		if strings.HasPrefix(rest, own) {
			return false
		}
	}
	return true
}

// afterWork tells a Chinese label that stands right after the title of a work,
// "《憲章》第七章", or within a word, "企圖一".
func afterWork(before string, c rune) bool {
	if !wide(c) || before == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if c == '圖' || c == '图' || c == '図' || c == '表' {
		return last != ' ' && unicode.Is(unicode.Han, last) && !strings.ContainsRune("見见如在看由從从和與与及參参照以據据按上下附是，", last)
	}
	return last == '》' || last == '〉'
}

// parseCountAt is parseCount for what can start a label at all.
func parseCountAt(s string, first rune) (string, int) {
	switch first {
	case 'F', 'f', 'T', 't', 'B', 'C', 'c', 'M', 'E', 'G', 'A', 'K', 'a', '圖', '图', '図', '表', '第', '그', '표':
		return parseCount(s)
	}
	return "", 0
}

// nearest gives what a label means where the text stands: the one of that
// label in the innermost section that has any.
func (x *referrer) nearest(label string) string {
	all := x.counted[label]
	for _, sc := range slices.Backward(x.scopes) {
		from := sort.Search(len(all), func(i int) bool { return all[i].place >= sc.from })
		to := sort.Search(len(all), func(i int) bool { return all[i].place > sc.to })
		if to-from == 1 {
			return all[from].id
		}
		if to > from {
			return ""
		}
	}
	if len(all) == 1 {
		return all[0].id
	}
	return ""
}
