package transform

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	mostSpeakers   = 3
	longestSpeaker = 30 // characters of a name
)

// speakers tells a post whose bold lines are two or three short ones that take
// turns: names over what each says, as an interview has them, not headings.
func speakers(blocks []doc.Block, kinds []voice) bool {
	turns := map[string]int{}
	lines, last := 0, ""
	for i, v := range kinds {
		if v != bold {
			continue
		}
		s := paragraphText(blocks[i])
		if s == last || utf8.RuneCountInString(s) > longestSpeaker || wordCount(s) > 4 || endsSentence(s) {
			return false
		}
		last = s
		turns[s]++
		lines++
	}
	return len(turns) > 1 && len(turns) <= mostSpeakers && lines >= 2*len(turns)
}

// speaker makes a label of a bold line.
func (r *run) speaker(p *doc.Paragraph) doc.Block {
	in, _ := voiceOf(p.Inlines)
	r.guess(p, "%q taken as who speaks", snippet(doc.PlainText(in)))
	line := &doc.Paragraph{Attr: doc.Attr{Pos: p.Pos}, Inlines: mergeTexts(in)}
	return &doc.Div{Attr: p.Attr, Role: doc.RoleLabel, Blocks: []doc.Block{line}}
}
