package transform

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// longestNumbered is the most characters of a line that is a numbered heading.
const longestNumbered = 40

// numberedHeadings takes short lines that count, such as "一、起源", "（二）權利"
// or "3. Costs", for small headings where text stands between each and the
// next. Between two other headings they start at one and leave none out; lines
// that follow each other are a list. The numbers within a number are looked for
// next.
func (r *run) numberedHeadings() {
	own := !slices.ContainsFunc(r.doc.Blocks, isHeading)
	for level := range 2 {
		made := false
		from := 0
		for i := 0; i <= len(r.doc.Blocks); i++ {
			if i < len(r.doc.Blocks) && !isHeading(r.doc.Blocks[i]) {
				continue
			}
			for _, n := range numberedRun(r.doc.Blocks[:i], from) {
				r.doc.Blocks[n.place] = r.numberedHeading(n, rankNumber+level, !own)
				made = true
			}
			from = i + 1
		}
		if !made {
			return
		}
	}
}

func isHeading(b doc.Block) bool {
	s, ok := b.(*doc.Section)
	return ok && s.Role == ""
}

// numbered is a line that counts.
type numbered struct {
	place int
	marker
	title []doc.Inline // with the number
}

// numberedRun gives the headings among blocks[from:], nil when one is missing,
// or the only one.
func numberedRun(blocks []doc.Block, from int) []numbered {
	var run []numbered
	for i := from; i < len(blocks); i++ {
		n, ok := numberedLine(blocks, i)
		if !ok || len(run) > 0 && n.style != run[0].style {
			continue
		}
		if n.number != len(run)+1 {
			return nil
		}
		run = append(run, n)
	}
	if len(run) < 2 {
		return nil
	}
	return run
}

// numberedLine reads blocks[i] as a heading with a number.
func numberedLine(blocks []doc.Block, i int) (numbered, bool) {
	n, ok := countingLine(blocks[i])
	if _, list := blocks[i].(*doc.List); list && leadsIn(at(blocks, i-1)) {
		return n, false
	}
	if !ok || i+1 >= len(blocks) || !textFollows(blocks, i) || hasLink(n.title) || !soleLine(n.title) {
		return n, false
	}
	if next, again := countingLine(blocks[i+1]); again && next.style == n.style {
		return n, false
	}
	s := doc.PlainText(n.title)
	if utf8.RuneCountInString(s) > longestNumbered || strings.ContainsRune(":：,，;；、", lastRune(s)) {
		return n, false
	}
	n.place = i
	return n, !endsSentence(s) || strings.ContainsRune("?？", lastRune(s))
}

// countingLine reads a paragraph that starts with a number, or an ordered list
// of one item.
func countingLine(b doc.Block) (numbered, bool) {
	switch b := b.(type) {
	case *doc.Paragraph:
		t, ok := first(b.Inlines).(*doc.Text)
		if !ok {
			return numbered{}, false
		}
		m, ok := markerOf(b)
		if !ok {
			m, ok = pointMarker(t.Text)
		}
		return numbered{marker: m, title: b.Inlines}, ok && (len(t.Text) > len(m.text) || len(b.Inlines) > 1)
	case *doc.List:
		if !b.Ordered || len(b.Items) != 1 || len(b.Items[0].Blocks) != 1 || paragraph(b.Items[0].Blocks[0]) == nil {
			return numbered{}, false
		}
		it := b.Items[0]
		text := cmp.Or(it.Marker, itoa(b.Start)+".")
		in, _ := voiceOf(paragraph(it.Blocks[0]).Inlines)
		title := append([]doc.Inline{&doc.Text{Pos: it.Pos, Text: text + " "}}, in...)
		return numbered{marker: marker{text, b.Start, markerStyle{kind: '.', close: text[len(text)-1:]}}, title: mergeTexts(title)}, true
	}
	return numbered{}, false
}

// pointMarker reads "一、", "12、", "3．" or, before Han, "3.", "2 " and "2.1 " at
// the start of a line.
func pointMarker(s string) (marker, bool) {
	end := strings.IndexAny(s[:min(len(s), 16)], "、． ")
	if dot := strings.IndexByte(s[:min(len(s), 4)], '.'); dot > 0 && wide(firstRune(s[dot+1:])) {
		return decimalMarker(s, dot)
	}
	if end <= 0 {
		return marker{}, false
	}
	if s[end] == ' ' {
		return decimalMarker(s, end)
	}
	number, kind := ordinal(s[:end])
	if number == 0 {
		number, kind = hanNumber(s[:end]), '一'
	}
	_, size := utf8.DecodeRuneInString(s[end:])
	return marker{s[:end+size], number, markerStyle{close: s[end : end+size], kind: kind}}, number > 0
}

// decimalMarker reads a number of one part or two before the space or point at
// end.
func decimalMarker(s string, end int) (marker, bool) {
	outer, inner, two := strings.Cut(s[:end], ".")
	st := markerStyle{close: s[end : end+1], kind: '1'}
	if two {
		st.open, outer = outer+".", inner
	}
	n, err := strconv.Atoi(outer)
	if err != nil || n < 1 || n > 99 || !wide(firstRune(s[end+1:])) {
		return marker{}, false
	}
	return marker{s[:end+1], n, st}, true
}

// hanNumber reads a Chinese number below a hundred, 0 for anything else.
func hanNumber(s string) int {
	n, digit := 0, 0
	for _, c := range s {
		switch at := strings.IndexRune("一二三四五六七八九", c); {
		case at >= 0 && digit == 0:
			digit = at/3 + 1
		case c == '十' && n == 0:
			n, digit = 10*max(1, digit), 0
		default:
			return 0
		}
	}
	return n + digit
}

func (r *run) numberedHeading(n numbered, level int, runIn bool) *doc.Section {
	b := r.doc.Blocks[n.place]
	r.guess(b, "%q taken as a heading", snippet(doc.PlainText(n.title)))
	return &doc.Section{Attr: *b.Common(), Level: level, Title: n.title, RunIn: runIn}
}
