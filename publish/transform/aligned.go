package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// longestAligned is the most characters of a line that spaces place.
const longestAligned = 60

// alignedLines makes one block of the lines that ideographic spaces align, such
// as the names under a treaty: two of them at least start far in. As paragraphs
// each would have an indent of its own.
func (r *run) alignedLines() {
	blocks := r.doc.Blocks
	out := blocks[:0]
	for i := 0; i < len(blocks); {
		n, deep := alignedRun(blocks[i:])
		if deep < 2 {
			n = max(1, n)
			out = append(out, blocks[i:i+n]...)
			i += n
			continue
		}
		v := &doc.Verse{Attr: doc.Attr{Pos: blocks[i].At()}}
		for _, b := range blocks[i : i+n] {
			v.Lines = append(v.Lines, linesOf(paragraph(b).Inlines)...)
		}
		r.guess(v, "%d lines from %q on keep their places", n, snippet(doc.PlainText(v.Lines[0])))
		out = append(out, v)
		i += n
	}
	r.doc.Blocks = out
}

// alignedRun counts the lines at the start of blocks that are aligned, and those
// that start far in. One without such spaces may stand between two that have
// them.
func alignedRun(blocks []doc.Block) (n, deep int) {
	for i := 0; i < len(blocks); i++ {
		p := placedLine(blocks[i])
		if p == nil && (n == 0 || n < i || placedLine(at(blocks, i+1)) == nil || !isShortLine(blocks[i])) {
			break
		}
		if p != nil {
			n = i + 1
			if startsWith(p.Inlines, deepIndent) {
				deep++
			}
		}
	}
	return n, deep
}

// placedLine gives a short paragraph that has ideographic spaces and is no
// sentence, or nil.
func placedLine(b doc.Block) *doc.Paragraph {
	p := paragraph(b)
	if p == nil {
		return nil
	}
	if t := firstText(p.Inlines); t == nil || !strings.Contains(t.Text, ideographicSpace) || !isShortLine(b) {
		return nil
	}
	return p
}

func isShortLine(b doc.Block) bool {
	s := paragraphText(b)
	return s != "" && utf8.RuneCountInString(s) <= longestAligned && !endsSentence(s)
}

// linesOf splits inlines at their line breaks.
func linesOf(ns []doc.Inline) [][]doc.Inline {
	var lines [][]doc.Inline
	start := 0
	for i, n := range ns {
		if _, ok := n.(*doc.LineBreak); ok {
			lines = append(lines, ns[start:i:i])
			start = i + 1
		}
	}
	return append(lines, ns[start:])
}
