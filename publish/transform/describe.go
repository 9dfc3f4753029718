package transform

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// shortDescription is the most that a subtitle has, in characters.
const shortDescription = 160

// describe settles what a description is for. Beside a standfirst a short one
// is the subtitle, and the standfirst the summary; alone it is the summary.
func (r *run) describe() {
	m := &r.doc.Meta
	if len(m.Standfirst) == 0 {
		return
	}
	lead := standfirstText(m.Standfirst)
	if lead == "" {
		return
	}
	if m.Summary != "" {
		if m.Subtitle != "" || utf8.RuneCountInString(m.Summary) > shortDescription {
			return
		}
		r.guess(m.Standfirst[0], "description %q taken as the subtitle", snippet(m.Summary))
		m.Subtitle = m.Summary
	}
	m.Summary = lead
}

// standfirstText gives the words of the standfirst as one line. Links of mere
// signs, such as arrows, are left out.
func standfirstText(blocks []doc.Block) string {
	var b strings.Builder
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		switch n := n.(type) {
		case doc.Block, *doc.LineBreak:
			b.WriteByte(' ')
		case *doc.Text:
			b.WriteString(n.Text)
		case *doc.Code:
			b.WriteString(n.Text)
		case *doc.Link:
			return strings.IndexFunc(doc.PlainText(n.Inlines), isWordRune) >= 0
		case *doc.Note:
			return false
		}
		return true
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
