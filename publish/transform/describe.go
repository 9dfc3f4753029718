package transform

import (
	"strings"
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

// standfirstText gives the words of the standfirst as one line.
func standfirstText(blocks []doc.Block) string {
	text := doc.FullText(&doc.Document{Blocks: blocks})
	return strings.Join(strings.Fields(text), " ")
}
