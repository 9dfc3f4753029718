package transform

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// italicQuotes takes an all-italic paragraph for a block quotation when the
// prose before it leads in to it: it ends in a colon, a comma, "that", "as" or
// without a full stop. After a full stop it must be a sentence of a dozen
// words itself, in a post that has three such lead-ins. After a heading or
// beside a table, italics are something else.
func (r *run) italicQuotes() {
	leads := 0
	r.eachSequence(func(blocks []doc.Block) []doc.Block {
		for i, b := range blocks {
			if _, led := r.italicAfter(blocks, i, b); led == leadIn {
				leads++
			}
		}
		return blocks
	})
	r.eachSequence(func(blocks []doc.Block) []doc.Block {
		return r.quoteItalics(blocks, leads >= 3)
	})
}

// eachSequence offers the text and the items of its lists, where paragraphs
// follow paragraphs.
func (r *run) eachSequence(f func([]doc.Block) []doc.Block) {
	for _, b := range r.doc.Blocks {
		eachItem(b, f)
	}
	r.doc.Blocks = f(r.doc.Blocks)
}

func eachItem(b doc.Block, f func([]doc.Block) []doc.Block) {
	if l, ok := b.(*doc.List); ok {
		for i := range l.Items {
			for _, k := range l.Items[i].Blocks {
				eachItem(k, f)
			}
			l.Items[i].Blocks = f(l.Items[i].Blocks)
		}
	}
}

// lead is how the block before an italic paragraph leads in to it.
type lead int

const (
	noLead lead = iota
	leadIn
	fullStop // a finished sentence stands before, and the italics are one
)

// italicAfter tells how blocks[i] is led in to, and gives what its italics
// hold.
func (r *run) italicAfter(blocks []doc.Block, i int, b doc.Block) ([]doc.Inline, lead) {
	p, before := paragraph(b), paragraph(at(blocks, i-1))
	if p == nil || before == nil {
		return nil, noLead
	}
	if named(at(blocks, i+1)) {
		return nil, noLead
	}
	in, v := voiceOf(p.Inlines)
	if v != italic || onlyCode(in) {
		return nil, noLead
	}
	if _, v := voiceOf(before.Inlines); v != plain {
		return nil, noLead
	}
	text := doc.PlainText(in)
	if isSourceLine(text) {
		return nil, noLead
	}
	lead := leadOf(doc.PlainText(before.Inlines))
	if lead == leadIn && !leadsIn(before) && isRemark(before.Inlines) {
		return nil, noLead
	}
	if lead == fullStop && (wordCount(text) < 12 || !endsSentence(text)) || lead == leadIn && looksLikeHead(text) && followedByText(blocks, i) {
		return nil, noLead
	}
	return in, lead
}

// named tells a block whose name may stand right before it: a listing, or a
// table without a caption.
func named(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Table:
		return len(b.Caption) == 0
	case *doc.CodeBlock:
		return true
	}
	return false
}

// isRemark tells a paragraph that lacks its full stop because it is no
// sentence: a few words, a list's item, one that ends in a link.
func isRemark(ns []doc.Inline) bool {
	if _, link := ns[len(ns)-1].(*doc.Link); link {
		return true
	}
	_, item := markerOf(&doc.Paragraph{Inlines: ns})
	return item || wordCount(doc.PlainText(ns)) < 5
}

// leadOf tells what the end of a text promises.
func leadOf(s string) lead {
	if s == "" {
		return noLead
	}
	if endsSentence(s) {
		return fullStop
	}
	return leadIn
}

// endsSentence tells a text that closes with a full stop, a question or an
// exclamation mark, quotation marks and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("”’\"')）」』》]", r)
	})
	return strings.ContainsRune(".。!！?？…", lastRune(s)) && s != ""
}

// looksLikeHead tells a short italic line without an end: a small heading
// rather than somebody's words.
func looksLikeHead(s string) bool {
	return wordCount(s) <= 8 && !endsSentence(s) && !isQuoted(s)
}

func followedByText(blocks []doc.Block, i int) bool {
	switch at(blocks, i+1).(type) {
	case *doc.Paragraph, *doc.List:
		return true
	}
	return false
}

// quoteItalics makes the quotations. Italics that go on after one belong to it.
func (r *run) quoteItalics(blocks []doc.Block, afterStops bool) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for i, b := range blocks {
		in, led := r.italicAfter(blocks, i, b)
		if led == leadIn || led == fullStop && afterStops {
			r.guess(b, "italics after “…%s” taken as a quotation", tail(paragraphText(blocks[i-1])))
			out = append(out, &doc.Quote{Attr: doc.Attr{Pos: b.At()}, Blocks: []doc.Block{unslanted(paragraph(b), in)}})
		} else if q := openQuote(out, b, blocks, i); q != nil {
			in, _ := voiceOf(paragraph(b).Inlines)
			q.Blocks = append(q.Blocks, unslanted(paragraph(b), in))
		} else {
			out = append(out, b)
		}
	}
	return out
}

func unslanted(p *doc.Paragraph, in []doc.Inline) *doc.Paragraph {
	return &doc.Paragraph{Attr: p.Attr, Inlines: mergeTexts(in)}
}

// openQuote gives the quotation just made that an italic paragraph goes on.
func openQuote(out []doc.Block, b doc.Block, blocks []doc.Block, i int) *doc.Quote {
	if i == 0 || !isItalic(b) || !isItalic(blocks[i-1]) || !endsSentence(paragraphText(b)) {
		return nil
	}
	q, _ := at(out, len(out)-1).(*doc.Quote)
	return q
}

// tail is the end of a text, for messages.
func tail(s string) string {
	n := 0
	for i := len(s); i > 0; {
		i--
		if s[i]&0xC0 != 0x80 {
			if n++; n == 20 {
				return s[i:]
			}
		}
	}
	return s
}
