package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// joinQuotes makes one quotation of neighbours, which CommonMark parts at a
// blank line. One that starts with a heading or follows a source is another, as
// are two that have quotation marks each.
func (r *run) joinQuotes() {
	doc.Rewrite{Blocks: r.joinAdjacent}.Document(r.doc)
}

func (r *run) joinAdjacent(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for _, b := range blocks {
		q, ok := b.(*doc.Quote)
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*doc.Quote); ok && goesOn(last, q) {
				r.guess(q, "joined to the quotation before")
				last.Blocks = append(last.Blocks, q.Blocks...)
				last.Attribution = q.Attribution
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func goesOn(last, q *doc.Quote) bool {
	if len(last.Attribution) > 0 || len(q.Blocks) == 0 {
		return false
	}
	_, heads := q.Blocks[0].(*doc.Section)
	first := paragraphText(q.Blocks[0])
	return !heads && !isSourceLine(first) && !(opensQuote(first) && isSpeech(last.Blocks))
}

// opensQuote tells a text that starts with a quotation mark.
func opensQuote(s string) bool { return strings.ContainsRune(quoteOpeners, firstRune(s)) && s != "" }
