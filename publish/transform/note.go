package transform

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// bracketNotes makes notes of calls such as [7], 【7】, ⁷ or （注） and the
// entries that explain them: the items of a list under "Notes" or "注", or
// paragraphs that start with the same mark. An entry may serve several calls
// ("22、33 …"). Unless every call has its entry, all stay as they are.
func (r *run) bracketNotes() {
	n := &noter{run: r, entries: map[string][]*entry{}, called: map[string]int{}, taken: map[string]int{}, alike: map[string]bool{}}
	n.collect()
	if len(n.all) == 0 {
		n.mentionLoneCalls()
		return
	}
	calls := n.count()
	if calls == 0 || !n.complete() {
		return
	}
	n.replace()
	n.mentionDoubled()
	r.doc.Blocks = n.withoutEntries()
	r.report(r.step, doc.Info, n.first, "%d marks and their entries taken as notes", calls)
}

// mentionDoubled reports the entries that no call took because one before them
// says the same.
func (n *noter) mentionDoubled() {
	for _, e := range n.all {
		if !e.used {
			n.report(n.step, doc.Info, e.at, "entry [%s] "+doubled, e.keys[0])
		}
	}
}

const doubled = "is there again in the same words, and printed once"

// entry is the text of a note, the keys it serves, and where it stood.
type entry struct {
	keys  []string
	text  []doc.Inline
	at    doc.Pos
	place int
	used  bool
}

// call is the first use of a key.
type call struct {
	key string
	at  doc.Pos
}

type noter struct {
	*run
	all     []*entry
	entries map[string][]*entry // by number or "注", in order
	dropped []bool              // blocks of the text that are entries
	called  map[string]int      // calls of each key
	order   []call
	first   doc.Pos
	place   int            // block at hand
	taken   map[string]int // which entry of a key the last call had
	alike   map[string]bool
}

// collect finds the entries of the text.
func (n *noter) collect() {
	blocks := n.doc.Blocks
	n.dropped = make([]bool, len(blocks))
	for i := 0; i < len(blocks); i++ {
		switch b := blocks[i].(type) {
		case *doc.Paragraph:
			n.dropped[i] = n.addParagraph(i, b)
		case *doc.List:
			if isNotesHead(at(blocks, i-1)) && n.addList(i, b) {
				n.dropped[i], n.dropped[i-1] = true, true
			}
		}
	}
	n.dropHeads()
}

// dropHeads drops headings and labels that only entries stood under.
func (n *noter) dropHeads() {
	for i, b := range n.doc.Blocks {
		if isNotesHead(b) && i+1 < len(n.dropped) && n.dropped[i+1] {
			n.dropped[i] = true
		}
	}
}

func isNotesHead(b doc.Block) bool {
	var s string
	switch b := b.(type) {
	case *doc.Section:
		s = doc.PlainText(b.Title)
	case *doc.Div:
		if d := labelOf(b); d != nil && len(d.Blocks) == 1 {
			s = paragraphText(d.Blocks[0])
		}
	case *doc.Callout:
		if len(b.Blocks) == 0 {
			s = doc.PlainText(b.Title)
		}
	case *doc.Paragraph:
		if s = doc.PlainText(b.Inlines); utf8.RuneCountInString(s) > 12 {
			return false
		}
	}
	// "注：18-50" says which notes follow.
	s = strings.TrimRight(strings.ToLower(s), " 0123456789-–—~～、,:：")
	switch s {
	case "notes", "note", "footnotes", "endnotes", "references", "注", "註", "注释", "註釋", "注釋", "註解", "脚注", "腳註", "附註", "附注", "備註", "备注", "尾注",
		"参考文献", "參考文獻", "参考资料", "參考資料":
		return true
	}
	return false
}

// addList reads a list of entries: counted by itself, or each item by its
// first word.
func (n *noter) addList(place int, l *doc.List) bool {
	type item struct {
		keys []string
		text []doc.Inline
	}
	var items []item
	for i, it := range l.Items {
		if len(it.Blocks) != 1 || paragraph(it.Blocks[0]) == nil {
			return false
		}
		p := paragraph(it.Blocks[0])
		keys := []string{itoa(l.Start + i)}
		text := p.Inlines
		if !l.Ordered {
			if keys, text = leadingNumbers(p.Inlines); keys == nil {
				return false
			}
		}
		items = append(items, item{keys, text})
	}
	for _, it := range items {
		n.add(place, it.keys, it.text)
	}
	return true
}

func (n *noter) add(place int, keys []string, text []doc.Inline) {
	e := &entry{keys: keys, text: text, at: n.doc.Blocks[place].At(), place: place}
	n.all = append(n.all, e)
	for _, k := range keys {
		n.entries[k] = append(n.entries[k], e)
	}
}

// leadingNumbers reads "12 text" or "22、33 text".
func leadingNumbers(ns []doc.Inline) (keys []string, text []doc.Inline) {
	t, ok := ns[0].(*doc.Text)
	if !ok {
		return nil, nil
	}
	end := 0
	for end < len(t.Text) && (isDigit(t.Text[end]) || numberGlue(t.Text[end:]) > 0) {
		end += max(1, numberGlue(t.Text[end:]))
	}
	head := strings.TrimRight(t.Text[:end], "、,，.-–—~")
	keys = numbers(head)
	if keys == nil || len(t.Text) == len(head) && len(ns) == 1 {
		return nil, nil
	}
	rest := strings.TrimLeft(t.Text[len(head):], " .．、:：)）\u00a0\u3000")
	return keys, mergeTexts(append([]doc.Inline{&doc.Text{Pos: t.Pos, Text: rest}}, ns[1:]...))
}

// addParagraph reads a paragraph of entries, a line each, that start with
// their marks.
func (n *noter) addParagraph(place int, p *doc.Paragraph) bool {
	lines := noteLines(p.Inlines)
	var keys [][]string
	for _, l := range lines {
		t, ok := l[0].(*doc.Text)
		if !ok {
			return false
		}
		k, size := parseCall(t.Text)
		if k == nil || len(strings.TrimSpace(t.Text)) == size && len(l) == 1 {
			return false
		}
		keys = append(keys, k)
	}
	for i, l := range lines {
		t := l[0].(*doc.Text)
		_, size := parseCall(t.Text)
		rest := &doc.Text{Pos: t.Pos, Text: strings.TrimLeft(t.Text[size:], " :：\u00a0\u3000")}
		n.add(place, keys[i], mergeTexts(append([]doc.Inline{rest}, l[1:]...)))
	}
	return len(lines) > 0
}

// noteLines splits a paragraph before the source lines that start with a mark.
func noteLines(ns []doc.Inline) [][]doc.Inline {
	var lines [][]doc.Inline
	start := 0
	for i := 1; i < len(ns); i++ {
		if startsLine(ns, i) && startsCall(ns[i]) {
			lines = append(lines, trim(ns[start:i:i]))
			start = i
		}
	}
	lines = append(lines, trim(ns[start:]))
	return slices.DeleteFunc(lines, func(l []doc.Inline) bool { return l == nil })
}

func startsCall(n doc.Inline) bool {
	t, ok := n.(*doc.Text)
	if !ok {
		return false
	}
	k, _ := parseCall(strings.TrimLeft(t.Text, " "))
	return k != nil
}

func (n *noter) withoutEntries() []doc.Block {
	var out []doc.Block
	for i, b := range n.doc.Blocks {
		if !n.dropped[i] {
			out = append(out, b)
		}
	}
	return out
}
