package pdf

import "strings"

// standardRoles are the structure types of PDF 1.7 that a book has use for
// (ISO 32000-1, 14.8.4), each between spaces.
const standardRoles = " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private" +
	" P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot" +
	" Span Quote Note Reference BibEntry Code Link Ruby RB RT RP Figure Formula "

// roleMap says what our own types come nearest to.
var roleMap = [...][2]string{
	{"Aside", "Div"},
	{"Em", "Span"},
	{"PullQuote", "BlockQuote"},
	{"Strong", "Span"},
	{"Subtitle", "P"},
	{"Title", "P"},
	{"Verse", "P"},
}

func isStandard(tag string) bool {
	return tag != "" && !strings.Contains(tag, " ") && strings.Contains(standardRoles, " "+tag+" ")
}

// role gives the standard type that one of ours is mapped to. Headings deeper
// than the sixth level are paragraphs to a reader of PDF 1.7.
func role(tag string) (standard string, ok bool) {
	for _, r := range roleMap {
		if r[0] == tag {
			return r[1], true
		}
	}
	if n, ok := strings.CutPrefix(tag, "H"); ok && len(n) > 0 && len(n) < 3 && strings.Trim(n, "0123456789") == "" {
		return "P", true
	}
	return "", false
}
