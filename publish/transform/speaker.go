package transform

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	mostSpeakers   = 3
	longestSpeaker = 30 // characters of a name
)

// speakers makes labels of bold lines that are two or three short ones which
// take turns: names over what each says, as an interview has them, not
// headings.
func (r *run) speakers() {
	blocks := r.doc.Blocks
	var places []int
	turns := map[string]bool{}
	last := ""
	for i := range blocks {
		if headLine(blocks, i) != bold {
			continue
		}
		s := paragraphText(blocks[i])
		if s == last || !isSpeaker(s) {
			return
		}
		last, turns[s], places = s, true, append(places, i)
	}
	if len(turns) < 2 || len(turns) > mostSpeakers || len(places) < 2*len(turns) {
		return
	}
	for _, i := range places {
		blocks[i] = r.speaker(paragraph(blocks[i]))
	}
}

func isSpeaker(s string) bool {
	return utf8.RuneCountInString(s) <= longestSpeaker && wordCount(s) <= 4 && !endsSentence(s)
}

func (r *run) speaker(p *doc.Paragraph) doc.Block {
	in, _ := voiceOf(p.Inlines)
	r.guess(p, "%q taken as who speaks", snippet(doc.PlainText(in)))
	line := &doc.Paragraph{Attr: doc.Attr{Pos: p.Pos}, Inlines: mergeTexts(in)}
	return &doc.Div{Attr: p.Attr, Role: doc.RoleLabel, Blocks: []doc.Block{line}}
}
