package transform

import (
	"slices"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// references makes links of what the text says in words: "see Early Years
// above", "in Costs below", when one section on that side has the title or
// alone starts so; a title in quotation marks after "see"; and "Figure 3",
// "Tables 1 and 2", "Appendix A", when the section the words stand in, or the
// nearest around it that has any, has one such.
func (r *run) references() {
	x := &referrer{run: r, counted: map[string][]target{}}
	x.index(r.doc.Blocks)
	slices.SortStableFunc(x.titles, func(a, b titled) int { return strings.Compare(a.title, b.title) })
	x.place = 0
	x.link(r.doc.Blocks)
}

// referrer knows what can be referred to. Places number the blocks in reading
// order, so that sides and sections are comparisons.
type referrer struct {
	*run
	place   int
	titles  []titled
	counted map[string][]target
	scopes  []scope // sections around the block at hand
}

type target struct {
	id    string
	place int
}

type titled struct {
	title string // as normal gives it
	target
}

// scope is the places of a section, from its heading to before the next.
type scope struct{ from, to int }

func (x *referrer) index(blocks []doc.Block) {
	for _, b := range blocks {
		x.place++
		switch b := b.(type) {
		case *doc.Section:
			x.addSection(b)
			x.index(b.Blocks)
		case *doc.Div:
			x.index(b.Blocks)
		default:
			x.addFigures(b)
		}
	}
}

func (x *referrer) addSection(s *doc.Section) {
	title := doc.PlainText(s.Title)
	t := target{s.ID, x.place}
	x.titles = append(x.titles, titled{normal(title), t})
	if bare := withoutNumber(title); bare != title {
		x.titles = append(x.titles, titled{normal(bare), t})
	}
	if len(s.Subtitle) > 0 {
		x.titles = append(x.titles, titled{normal(doc.PlainText(s.Subtitle)), t})
	}
	if label, _ := parseCount(title); label != "" {
		x.counted[label] = append(x.counted[label], t)
	}
}

// withoutNumber gives a title without "II. ", "3.1 " or the like before it.
func withoutNumber(title string) string {
	number, rest, ok := strings.Cut(title, " ")
	if number = strings.TrimRight(number, ".)"); !ok || number == "" || strings.Trim(number, "0123456789.") != "" && strings.Trim(number, "IVXLC") != "" {
		return title
	}
	return rest
}

// addFigures finds what is counted in a block that is no section.
func (x *referrer) addFigures(b doc.Block) {
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		var caption []doc.Inline
		switch n := n.(type) {
		case *doc.Figure:
			caption = n.Caption
		case *doc.Table:
			caption = n.Caption
		case *doc.Callout:
			caption = n.Title
		case doc.Inline, *doc.Paragraph:
			return false
		}
		if label, _ := parseCount(doc.PlainText(caption)); label != "" && n.(doc.Block).Common().ID != "" {
			x.counted[label] = append(x.counted[label], target{n.(doc.Block).Common().ID, x.place})
		}
		return true
	})
}

func (x *referrer) link(blocks []doc.Block) {
	for _, b := range blocks {
		x.place++
		switch b := b.(type) {
		case *doc.Section:
			x.scopes = append(x.scopes, scope{x.place, x.place + countPlaces(b.Blocks)})
			x.link(b.Blocks)
			x.scopes = x.scopes[:len(x.scopes)-1]
		case *doc.Div:
			x.link(b.Blocks)
		default:
			x.linkBlock(b)
		}
	}
}

// linkBlock handles the paragraphs of a block. Captions, titles and notes are
// left as they are.
func (x *referrer) linkBlock(b doc.Block) {
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Paragraph:
			n.Inlines = x.linkInlines(n.Inlines)
			return false
		case doc.Inline:
			return false
		}
		return true
	})
}

// linkInlines handles the texts of neighbouring source lines as one: a
// reference may stand on two.
func (x *referrer) linkInlines(ns []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for i := 0; i < len(ns); {
		end := i + 1
		var parts []doc.Inline
		switch n := ns[i].(type) {
		case *doc.Text:
			end = textsEnd(ns, i)
			parts = x.linkText(ns[i:end])
		case *doc.Link, *doc.Note:
		default:
			if in := doc.Inner(n); in != nil {
				*in = x.linkInlines(*in)
			}
		}
		if parts != nil && out == nil {
			out = append(make([]doc.Inline, 0, len(ns)+len(parts)), ns[:i]...)
		}
		if parts == nil {
			parts = ns[i:end]
		}
		if out != nil {
			out = append(out, parts...)
		}
		i = end
	}
	if out == nil {
		return ns
	}
	return out
}

// textsEnd gives the end of the texts that start at i.
func textsEnd(ns []doc.Inline, i int) int {
	for i < len(ns) {
		if _, ok := ns[i].(*doc.Text); !ok {
			break
		}
		i++
	}
	return i
}

// mention is a stretch of text that refers to something.
type mention struct {
	from, to int
	id       string
}

// linkText splits texts at their references; nil when they have none.
func (x *referrer) linkText(texts []doc.Inline) []doc.Inline {
	s := joinTexts(texts)
	found := x.mentions(s)
	if len(found) == 0 {
		return nil
	}
	var out []doc.Inline
	done := 0
	plain := func(to int) {
		if to > done {
			out = append(out, &doc.Text{Pos: textAt(texts, done), Text: s[done:to]})
		}
		done = to
	}
	for _, m := range found {
		plain(m.from)
		at := textAt(texts, m.from)
		words := s[m.from:m.to]
		x.report(x.step, doc.Info, at, "%q taken as a reference to #%s", words, m.id)
		out = append(out, &doc.Link{Pos: at, URL: "#" + m.id, Inlines: []doc.Inline{&doc.Text{Pos: at, Text: words}}})
		done = m.to
	}
	plain(len(s))
	return out
}

// textAt gives the position of the text that the byte at i of all is in.
func textAt(texts []doc.Inline, i int) doc.Pos {
	for _, n := range texts {
		t := n.(*doc.Text)
		if i < len(t.Text) {
			return t.Pos
		}
		i -= len(t.Text)
	}
	return texts[len(texts)-1].At()
}

// quotes tells whether a title may be quoted in a text. It looks for one mark
// after another: for several at a time every character is looked at.
func quotes(s string) bool {
	return strings.Contains(s, "“") || strings.Contains(s, "「") || strings.Contains(s, "〈")
}

// mentions finds the references of a text from left to right.
func (x *referrer) mentions(s string) []mention {
	if len(x.counted) == 0 && !strings.Contains(s, "above") && !strings.Contains(s, "below") && (len(x.titles) == 0 || !quotes(s)) {
		return nil
	}
	var found []mention
	free := 0 // up to here the text is spoken for
	inWord := false
	for i, c := range s {
		if inWord && c > 'b' && c <= 'z' {
			continue // nothing begins within a word
		}
		if side := sideWord(s[i:]); side != 0 {
			if m, ok := x.titleBefore(s, free, i, side); ok {
				found, free = append(found, m), m.to
			}
		}
		if m, ok := x.quotedAt(s, i, c); ok && i >= free {
			found, free = append(found, m), m.to
		}
		if i >= free && (!inWord || wide(c)) && len(x.counted) > 0 && !afterWork(s[:i], c) {
			if ms := x.countsAt(s, i, c); len(ms) > 0 {
				found, free = append(found, ms...), ms[len(ms)-1].to
			}
		}
		inWord = unicode.IsLetter(c) || unicode.IsDigit(c)
	}
	return found
}

// countPlaces counts the blocks that index numbers.
func countPlaces(blocks []doc.Block) int {
	n := len(blocks)
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Section:
			n += countPlaces(b.Blocks)
		case *doc.Div:
			n += countPlaces(b.Blocks)
		}
	}
	return n
}
