package transform

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// literalLists makes one list of neighbouring paragraphs that start with "a)",
// "b)" or "（1）", "（2）" and so on from the first without a gap, and of such lines
// in one paragraph. The list keeps the markers as they stand. Any other numbered
// paragraph stays one.
func (r *run) literalLists() {
	r.doc.Blocks = doc.Rewrite{Blocks: r.listLiterals}.BlockList(r.doc.Blocks)
}

func (r *run) listLiterals(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	for i := 0; i < len(blocks); i++ {
		n := literalRun(blocks[i:])
		var made []doc.Block
		if n >= 2 {
			made = []doc.Block{r.literalList(blocks[i : i+n])}
		} else {
			n, made = 1, r.lineList(blocks[i])
		}
		switch {
		case made == nil && out != nil:
			out = append(out, blocks[i])
		case made != nil && out == nil:
			out = append(append(make([]doc.Block, 0, len(blocks)), blocks[:i]...), made...)
		case made != nil:
			out = append(out, made...)
		}
		i += n - 1
	}
	if out == nil {
		return blocks
	}
	return out
}

// literalRun counts the paragraphs at the start of blocks that number on.
func literalRun(blocks []doc.Block) int {
	style := markerStyle{}
	for i, b := range blocks {
		m, ok := markerOf(b)
		if i == 0 && m.style.kind == 'a' && m.number == 9 && len(blocks) > 1 {
			m = romanOne(m, blocks[1])
		}
		if !ok || m.number != i+1 || i > 0 && m.style != style {
			return i
		}
		style = m.style
	}
	return len(blocks)
}

// romanOne reads "i" as a number where "ii" follows.
func romanOne(m marker, next doc.Block) marker {
	if second, ok := markerOf(next); ok && second.style.kind == 'i' && second.number == 2 {
		m.number, m.style.kind = 1, 'i'
	}
	return m
}

func (r *run) literalList(blocks []doc.Block) *doc.List {
	l := &doc.List{Attr: doc.Attr{Pos: blocks[0].At()}, Ordered: true, Start: 1, Tight: true}
	for _, b := range blocks {
		m, _ := markerOf(b)
		p := paragraph(b)
		t := firstText(p.Inlines)
		t.Text = strings.TrimLeft(t.Text[len(m.text):], " \u00a0\u3000")
		p.Inlines = trim(p.Inlines)
		l.Items = append(l.Items, doc.Item{Pos: p.Pos, Marker: m.text, Blocks: []doc.Block{p}})
	}
	r.guess(l, "%d paragraphs from %q on taken as a list", len(blocks), l.Items[0].Marker)
	return l
}

// marker is a literal list marker: what it says, which number it is.
type marker struct {
	text   string
	number int
	style  markerStyle
}

// markerStyle is what the markers of one list share.
type markerStyle struct {
	open, close string
	kind        rune // 1, a, A, i or 一
}

// markerOf reads the marker of a paragraph: "a)", "(a)", "（1）", "①".
func markerOf(b doc.Block) (marker, bool) {
	p := paragraph(b)
	if p == nil || len(p.Inlines) == 0 {
		return marker{}, false
	}
	t, ok := p.Inlines[0].(*doc.Text)
	if !ok {
		return marker{}, false
	}
	if c := firstRune(t.Text); c >= '①' && c <= '⑳' && strings.HasPrefix(t.Text, string(c)) {
		return marker{string(c), int(c-'①') + 1, markerStyle{kind: '①'}}, true
	}
	return bracketMarker(t.Text)
}

func bracketMarker(s string) (marker, bool) {
	var st markerStyle
	rest := s
	for _, open := range []string{"(", "（"} {
		if strings.HasPrefix(rest, open) {
			st.open, rest = open, rest[len(open):]
			break
		}
	}
	end := strings.IndexAny(rest[:min(len(rest), 12)], ")）")
	if end <= 0 || end > 9 {
		return marker{}, false
	}
	number, kind := ordinal(rest[:end])
	if number == 0 {
		return marker{}, false
	}
	_, size := utf8.DecodeRuneInString(rest[end:])
	st.close, st.kind = rest[end:end+size], kind
	return marker{s[:len(st.open)+end+size], number, st}, true
}

// ordinal reads a number, a letter or a Chinese numeral up to ten.
func ordinal(s string) (n int, kind rune) {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 1000 {
		return n, '1'
	}
	if len(s) == 1 {
		switch c := s[0]; {
		case c >= 'a' && c <= 'z':
			return int(c-'a') + 1, 'a'
		case c >= 'A' && c <= 'Z':
			return int(c-'A') + 1, 'A'
		}
		return 0, 0
	}
	for i, set := range []string{"一二三四五六七八九十", "甲乙丙丁戊己庚辛壬癸"} {
		if at := strings.Index(set, s); at >= 0 && utf8.RuneCountInString(s) == 1 {
			return at/3 + 1, rune('一' + i)
		}
	}
	for i, roman := range []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"} {
		if s == roman && i > 0 {
			return i + 1, 'i'
		}
	}
	return 0, 0
}
