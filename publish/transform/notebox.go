package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// noteBoxes makes boxes of quotations that start with a word for one, such as
// "Note:", alone on its line or in bold before or above the text: most Markdown has no
// other way to write them.
func (r *run) noteBoxes() {
	r.doc.Blocks = doc.Rewrite{Blocks: r.noteBoxesIn}.BlockList(r.doc.Blocks)
}

func (r *run) noteBoxesIn(blocks []doc.Block) []doc.Block {
	for i, b := range blocks {
		q, ok := b.(*doc.Quote)
		if !ok || len(q.Attribution) > 0 || paragraph(at(q.Blocks, 0)) == nil {
			continue
		}
		kind, title, body := r.noteLabel(q.Blocks)
		if kind == "" {
			continue
		}
		r.guess(q, "quotation that starts with %q taken as a box", doc.PlainText(title))
		blocks[i] = &doc.Callout{Attr: q.Attr, Kind: kind, Title: title, Blocks: body}
	}
	return blocks
}

// noteLabel splits the blocks of a quotation at the word for a box they start
// with.
func (r *run) noteLabel(blocks []doc.Block) (kind string, title []doc.Inline, body []doc.Block) {
	p := paragraph(blocks[0])
	in, _ := voiceOf(p.Inlines)
	if kind = r.boxKind(doc.PlainText(in)); kind != "" && len(blocks) > 1 {
		return kind, r.labelled(in), blocks[1:]
	}
	s, ok := first(p.Inlines).(*doc.Strong)
	if !ok || len(p.Inlines) == 1 {
		return "", nil, nil
	}
	label := doc.PlainText(s.Inlines)
	rest := withText(p.Inlines[1:], 0, func(s string) string { return strings.TrimLeft(s, " :：\u00a0") })
	colon := uncoloned(label) != label || rest[0] != p.Inlines[1] && strings.ContainsAny(p.Inlines[1].(*doc.Text).Text, ":：")
	_, below := p.Inlines[1].(*doc.LineBreak)
	below = below || p.Inlines[1].At().Line > s.Pos.Line
	if kind = r.boxKind(label); kind == "" || !colon && !below || trim(rest) == nil {
		return "", nil, nil
	}
	text := &doc.Paragraph{Attr: p.Attr, Inlines: mergeTexts(rest)}
	return kind, r.labelled(s.Inlines), append([]doc.Block{text}, blocks[1:]...)
}

// labelled gives a label without its colon.
func (r *run) labelled(ns []doc.Inline) []doc.Inline {
	return withText(ns, len(ns)-1, uncoloned)
}

// boxKind gives the kind of box that a word of the post's language or of English
// stands for.
func (r *run) boxKind(s string) string {
	if len(s) > 48 {
		return ""
	}
	s = uncoloned(strings.TrimSpace(s))
	if kind := phrase.For(r.doc.Meta.Language).BoxKind(s); kind != "" {
		return kind
	}
	return phrase.For("en").BoxKind(s)
}
