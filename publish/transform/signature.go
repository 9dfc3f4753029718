package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	signatureIndent  = deepIndent + deepIndent // before the name under a text
	longestSignature = 24                      // characters
)

// signatures makes a signature of the short lines at the end of a post or a
// part that ideographic spaces push to the right, as Chinese letters have the
// name and the date.
func (r *run) signatures() {
	blocks := r.doc.Blocks
	out := blocks[:0]
	for i := 0; i < len(blocks); {
		n := signatureRun(blocks[i:])
		if n == 0 || i == 0 || !endsPart(blocks[i+n:]) {
			out = append(out, blocks[i])
			i++
			continue
		}
		r.guess(blocks[i], "%q taken as a signature", snippet(paragraphText(blocks[i])))
		d := &doc.Div{Attr: doc.Attr{Pos: blocks[i].At()}, Role: doc.RoleSignature, Blocks: append([]doc.Block{}, blocks[i:i+n]...)}
		for _, b := range d.Blocks {
			unindent(paragraph(b))
		}
		out = append(out, d)
		i += n
	}
	r.doc.Blocks = out
}

// endsPart tells that a part ends before blocks: there is none, a heading, a
// rule, or a last remark in brackets.
func endsPart(blocks []doc.Block) bool {
	if len(blocks) == 0 || isHeading(blocks[0]) || isRule(blocks[0]) {
		return true
	}
	return len(blocks) == 1 && isBracketed(paragraphText(blocks[0]))
}

// signatureRun counts the lines of a signature at the start of blocks.
func signatureRun(blocks []doc.Block) int {
	for i, b := range blocks {
		p := paragraph(b)
		if p == nil || !startsWith(p.Inlines, signatureIndent) {
			return i
		}
		s := doc.PlainText(p.Inlines)
		if endsSentence(s) || utf8.RuneCountInString(strings.Trim(s, ideographicSpace)) > longestSignature {
			return i
		}
	}
	return len(blocks)
}
