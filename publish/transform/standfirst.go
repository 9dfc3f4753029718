package transform

import "github.com/octavo-press/octavo/publish/doc"

// standfirst moves the first blocks to the head of the post. Whatever the
// author wrapped them in to set them off (italics, backticks, a lone bullet,
// a quotation that names no source), the style does now.
func (r *run) standfirst(end int) {
	r.italicLead = end > 0 && isItalic(r.doc.Blocks[end-1])
	for _, b := range r.doc.Blocks[:end] {
		r.doc.Meta.Standfirst = append(r.doc.Meta.Standfirst, unwrapped(b)...)
	}
	r.doc.Blocks = r.doc.Blocks[end:]
}

func unwrapped(b doc.Block) []doc.Block {
	switch b := b.(type) {
	case *doc.Paragraph:
		unwrapVoice(b)
	case *doc.List:
		if len(b.Items) == 1 {
			return unwrapAll(b.Items[0].Blocks)
		}
		for i := range b.Items {
			b.Items[i].Blocks = unwrapAll(b.Items[i].Blocks)
		}
	case *doc.Quote:
		b.Blocks = unwrapAll(b.Blocks)
		if !hasHeading(b.Blocks) {
			return b.Blocks
		}
	}
	return []doc.Block{b}
}

func unwrapAll(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	for _, b := range blocks {
		out = append(out, unwrapped(b)...)
	}
	return out
}

// unwrapVoice takes italics, bold or backticks off a whole paragraph.
func unwrapVoice(p *doc.Paragraph) {
	if onlyCode(p.Inlines) {
		p.Inlines = bare(p.Inlines)
	}
	p.Inlines, _ = voiceOf(p.Inlines)
	p.Inlines = mergeTexts(proseCode(p.Inlines))
}

// proseCode takes the backticks off prose beside other words.
func proseCode(ns []doc.Inline) []doc.Inline {
	for i, n := range ns {
		if c, ok := n.(*doc.Code); ok && isProse(c.Text) {
			ns[i] = &doc.Text{Pos: c.Pos, Text: c.Text}
		} else if in := doc.Inner(n); in != nil {
			*in = mergeTexts(proseCode(*in))
		}
	}
	return ns
}

func hasHeading(blocks []doc.Block) bool {
	for _, b := range blocks {
		if _, ok := b.(*doc.Section); ok {
			return true
		}
	}
	return false
}

func paragraphText(b doc.Block) string {
	if p := paragraph(b); p != nil {
		return doc.PlainText(p.Inlines)
	}
	return ""
}
