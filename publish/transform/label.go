package transform

import "github.com/octavo-press/octavo/publish/doc"

// labels makes a quotation of headings only what it is: a speaker's name, a
// label, a signature under a text; one in quotation marks is a sentence lifted
// out of the text. Labels are not in the contents.
func (r *run) labels() {
	doc.Rewrite{Blocks: r.labelIn}.Document(r.doc)
}

func (r *run) labelIn(blocks []doc.Block) []doc.Block {
	for i, b := range blocks {
		q, ok := b.(*doc.Quote)
		if !ok || len(q.Blocks) == 0 || leadingHeadings(q.Blocks) < len(q.Blocks) {
			continue
		}
		if words := liftedWords(q); words != nil {
			r.guess(q, "%q taken as a pull quote", snippet(doc.PlainText(words.Title)))
			blocks[i] = &doc.PullQuote{Attr: q.Attr, Blocks: []doc.Block{labelLine(words)}, Attribution: q.Attribution}
			continue
		}
		d := &doc.Div{Attr: q.Attr, Role: doc.RoleLabel}
		for _, h := range q.Blocks {
			d.Blocks = append(d.Blocks, labelLine(h.(*doc.Section)))
		}
		if len(q.Attribution) > 0 {
			d.Blocks = append(d.Blocks, &doc.Paragraph{Attr: doc.Attr{Pos: q.Attribution[0].At()}, Inlines: q.Attribution})
		}
		r.guess(q, "%q taken as a label", snippet(paragraphText(d.Blocks[0])))
		blocks[i] = d
	}
	return blocks
}

// liftedWords gives a sole heading that is somebody's words: in quotation
// marks, and a sentence or three words or more.
func liftedWords(q *doc.Quote) *doc.Section {
	head := q.Blocks[0].(*doc.Section)
	s := doc.PlainText(head.Title)
	if len(q.Blocks) > 1 || wordCount(s) < 3 && !endsSentence(s) || !isQuoted(s) {
		return nil
	}
	return head
}

// labelOf gives the block as a label of one line or more, or nil.
func labelOf(b doc.Block) *doc.Div {
	d, ok := b.(*doc.Div)
	if !ok || d.Role != doc.RoleLabel || len(d.Blocks) == 0 {
		return nil
	}
	for _, k := range d.Blocks {
		if paragraph(k) == nil {
			return nil
		}
	}
	return d
}

func labelLine(s *doc.Section) *doc.Paragraph {
	return &doc.Paragraph{Attr: doc.Attr{Pos: s.Pos, ID: s.ID}, Inlines: s.Title}
}

// innerHeadings makes labels of the headings that are left in quotations,
// lists, cells and notes: sections cannot start there.
func (r *run) innerHeadings() {
	for _, b := range r.doc.Blocks {
		r.innerOf(b)
	}
	r.doc.Meta.Standfirst = labelled(r.doc.Meta.Standfirst)
}

// innerOf leaves a Div's headings alone, which nest as the text's own do.
func (r *run) innerOf(b doc.Block) {
	if d, ok := b.(*doc.Div); ok {
		for _, k := range d.Blocks {
			r.innerOf(k)
		}
		return
	}
	if s, ok := b.(*doc.Section); ok && len(s.Blocks) > 0 {
		for _, k := range s.Blocks {
			r.innerOf(k)
		}
		return
	}
	below := []doc.Block{b}
	doc.Rewrite{Blocks: func(blocks []doc.Block) []doc.Block {
		if len(blocks) == 1 && blocks[0] == b {
			return blocks
		}
		return labelled(blocks)
	}}.BlockList(below)
}

func labelled(blocks []doc.Block) []doc.Block {
	for i, b := range blocks {
		if s, ok := b.(*doc.Section); ok {
			blocks[i] = &doc.Div{Attr: doc.Attr{Pos: s.Pos}, Role: doc.RoleLabel, Blocks: []doc.Block{labelLine(s)}}
		}
	}
	return blocks
}
