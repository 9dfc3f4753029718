package transform

import "github.com/octavo-press/octavo/publish/doc"

// lead takes italic paragraphs that open a post without a marker for its
// standfirst, if they are more than a few words. After an italic standfirst
// the italics that go on are leading text, too.
func (r *run) lead() {
	end := italicOpening(r.doc.Blocks)
	switch {
	case end == 0 || end == len(r.doc.Blocks):
	case r.italicLead:
		r.guess(r.doc.Blocks[0], "italics after the excerpt taken as further leading text")
		r.leadOn(end)
	case len(r.doc.Meta.Standfirst) == 0 && !r.excerpted && leadsOff(paragraphText(r.doc.Blocks[0])):
		r.guess(r.doc.Blocks[0], "italic opening taken as the standfirst")
		r.standfirst(end)
	}
}

// leadsOff tells more than a few words. A Chinese sentence leads off in fewer.
func leadsOff(s string) bool {
	n := wordCount(s)
	return n >= 20 || n >= 12 && wide(firstRune(s)) && endsSentence(s)
}

func italicOpening(blocks []doc.Block) int {
	for i, b := range blocks {
		if !isItalic(b) {
			return i
		}
	}
	return len(blocks)
}

func isItalic(b doc.Block) bool {
	p := paragraph(b)
	if p == nil {
		return false
	}
	_, v := voiceOf(p.Inlines)
	return v == italic
}

func (r *run) leadOn(end int) {
	more := &doc.Div{Attr: doc.Attr{Pos: r.doc.Blocks[0].At()}, Role: doc.RoleStandfirst}
	more.Blocks = unwrapAll(r.doc.Blocks[:end])
	r.doc.Blocks = append([]doc.Block{more}, r.doc.Blocks[end:]...)
}
