package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	fewestNumberLines = 4
	longestNumberLine = 40 // characters
)

// numberLines keeps the line breaks of a paragraph where its source has four or
// more short lines with numbers one after the other: an account or a small
// table in plain text, which Markdown runs together.
func (r *run) numberLines() {
	doc.WalkBlocks(r.doc.Blocks, func(n doc.Node) bool {
		p, ok := n.(*doc.Paragraph)
		if ok && longestRun(p.Inlines) >= fewestNumberLines {
			r.guess(p, "line breaks kept around lines with numbers")
			p.Inlines = keepLines(p.Inlines)
		}
		_, inline := n.(doc.Inline)
		return !ok && !inline
	})
}

// longestRun gives how many lines of nothing but text that are short and have a
// number follow each other.
func longestRun(ns []doc.Inline) int {
	longest, n := 0, 0
	for i := range ns {
		if t := shortLine(ns, i); t != nil && strings.ContainsAny(t.Text, "0123456789") {
			n++
		} else {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

// keepLines puts a break on both sides of each short line.
func keepLines(ns []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for i, n := range ns {
		t := shortLine(ns, i)
		if i > 0 && (t != nil || startsLine(ns, i) && shortLine(ns, i-1) != nil) {
			out = append(out, &doc.LineBreak{Pos: n.At()})
			if t, ok := n.(*doc.Text); ok {
				t.Text = strings.TrimLeft(t.Text, " ")
			}
		}
		out = append(out, n)
	}
	return out
}

// shortLine gives the text that is all of a short source line.
func shortLine(ns []doc.Inline, i int) *doc.Text {
	t, ok := ns[i].(*doc.Text)
	if !ok || !startsLine(ns, i) || i+1 < len(ns) && !startsLine(ns, i+1) || utf8.RuneCountInString(t.Text) > longestNumberLine {
		return nil
	}
	return t
}
