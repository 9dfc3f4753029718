package transform

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// titleHeading leaves out a heading at the very start that says the title
// again: the title page has said it.
func (r *run) titleHeading() {
	s, ok := at(r.doc.Blocks, 0).(*doc.Section)
	if !ok {
		return
	}
	title := folded(r.doc.Meta.Title)
	if title == "" || folded(doc.PlainText(s.Title)) != title {
		return
	}
	r.guess(s, "heading repeats the title; left out")
	r.doc.Blocks = r.doc.Blocks[1:]
}

// folded gives the letters and digits of a text in lower case, for comparing.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
