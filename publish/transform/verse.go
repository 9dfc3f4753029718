package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	fewestLines  = 4  // of what is taken for verse
	longestLine  = 26 // characters
	leastCouplet = 10 // characters of a line of a couplet
)

// verses takes short Chinese paragraphs after a colon for the lines of a poem:
// authors part them by blank lines, as Markdown would run them together. Four
// make a poem, of one metre or free; two do where both have the length and the
// pauses of a couplet.
func (r *run) verses() {
	blocks := r.doc.Blocks
	out := make([]doc.Block, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		n := 0
		if leadsIn(at(out, len(out)-1)) {
			n = verseRun(blocks[i:])
		}
		if n == 0 {
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

// verseRun counts the paragraphs at the start of blocks that are a poem.
func verseRun(blocks []doc.Block) int {
	omitted := 0 // the poem starts with points of omission
	if s := paragraphText(blocks[0]); s != "" && isDots(s) {
		omitted = 1
	}
	first, n := metreRun(blocks[omitted:])
	if n >= fewestLines || n > 1 && first.length >= leastCouplet && first.halved && first.ended {
		return omitted + n
	}
	if n := freeRun(blocks); n >= fewestLines {
		return n
	}
	return 0
}

// metre is the length of a line in characters, and whether a pause halves it
// and another ends it.
type metre struct {
	length        int
	halved, ended bool
}

func metreOf(s string) metre {
	m := metre{length: utf8.RuneCountInString(s)}
	at := 0
	for _, c := range s {
		if at++; strings.ContainsRune("，、。；！？", c) {
			m.halved = m.halved || 2*at == m.length
			m.ended = at == m.length
		}
	}
	return m
}

// metreRun counts the lines at the start of blocks that have one metre.
func metreRun(blocks []doc.Block) (first metre, n int) {
	for i, b := range blocks {
		s := verseLine(b)
		m := metreOf(s)
		if i == 0 {
			first = m
		}
		if s == "" || m != first {
			return first, i
		}
	}
	return first, len(blocks)
}

// freeRun counts the lines at the start of blocks that can be free verse: none
// ends in a full stop, as prose does, and they are not the mere words of a list.
func freeRun(blocks []doc.Block) int {
	n, characters := 0, 0
	for _, b := range blocks {
		s := verseLine(b)
		if s == "" || lastRune(s) == '。' {
			break
		}
		n++
		characters += utf8.RuneCountInString(s)
	}
	if characters < 4*n {
		return 0
	}
	return n
}

// verseLine gives the text of a paragraph that can be a line, "" for another,
// such as one that counts.
func verseLine(b doc.Block) string {
	p := paragraph(b)
	if p == nil || !soleLine(p.Inlines) {
		return ""
	}
	if _, v := voiceOf(p.Inlines); v != plain {
		return ""
	}
	s := doc.PlainText(p.Inlines)
	if _, counts := countingLine(p); counts || countsOut(s) {
		return ""
	}
	if utf8.RuneCountInString(s) > longestLine || !wide(firstRune(s)) || strings.ContainsAny(s, ":：“”「」（(") {
		return ""
	}
	return s
}

// countsOut tells "第一，…" and "其二，…".
func countsOut(s string) bool {
	for _, word := range []string{"第", "其"} {
		if rest, ok := strings.CutPrefix(s, word); ok && strings.ContainsRune("一二三四五六七八九十", firstRune(rest)) {
			return true
		}
	}
	return false
}
