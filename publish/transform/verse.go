package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	fewestLines = 4  // of what is taken for verse
	longestLine = 26 // characters
)

// verses takes four or more short Chinese paragraphs after a colon for the
// lines of a poem: authors part them by blank lines, as Markdown would run
// them together.
func (r *run) verses() {
	blocks := r.doc.Blocks
	out := make([]doc.Block, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		n := 0
		if leadsIn(at(out, len(out)-1)) {
			n = verseRun(blocks[i:])
		}
		if n < fewestLines {
			out = append(out, blocks[i])
			continue
		}
		v := &doc.Verse{Attr: doc.Attr{Pos: blocks[i].At()}}
		for _, b := range blocks[i : i+n] {
			v.Lines = append(v.Lines, paragraph(b).Inlines)
		}
		r.guess(v, "%d short lines from %q on taken as verse", n, snippet(doc.PlainText(v.Lines[0])))
		out = append(out, v)
		i += n - 1
	}
	r.doc.Blocks = out
}

// verseRun counts the paragraphs at the start of blocks that can be lines.
func verseRun(blocks []doc.Block) int {
	for i, b := range blocks {
		p := paragraph(b)
		if p == nil || !soleLine(p.Inlines) {
			return i
		}
		s := doc.PlainText(p.Inlines)
		if utf8.RuneCountInString(s) > longestLine || !wide(firstRune(s)) || strings.ContainsAny(s, ":：“”「」（(") {
			return i
		}
	}
	return len(blocks)
}
