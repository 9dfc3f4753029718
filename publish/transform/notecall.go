package transform

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// superscripts in the order of their digits.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// parseCall reads a mark at the start of s: "[3]", "[3,5]", "[3-5]", "【3】",
// "³", "（注）". It gives the numbers, or "注", and how many bytes they take.
func parseCall(s string) (keys []string, size int) {
	if s == "" {
		return nil, 0
	}
	for _, pair := range [...][2]string{{"[", "]"}, {"【", "】"}, {"［", "］"}} {
		if rest, ok := strings.CutPrefix(s, pair[0]); ok {
			end := strings.Index(rest[:min(len(rest), 24)], pair[1])
			if end <= 0 {
				return nil, 0
			}
			return numbers(rest[:end]), len(pair[0]) + end + len(pair[1])
		}
	}
	for _, word := range [...]string{"（注）", "（註）", "(注)", "(註)"} {
		if strings.HasPrefix(s, word) {
			return []string{"注"}, len(word)
		}
	}
	return superscriptNumber(s)
}

func superscriptNumber(s string) (keys []string, size int) {
	n := 0
	for _, c := range s {
		d := strings.IndexRune(superscripts, c)
		if d < 0 || n > 99 {
			break
		}
		n = 10*n + utf8.RuneCountInString(superscripts[:d])
		size += utf8.RuneLen(c)
	}
	if n == 0 {
		return nil, 0
	}
	return []string{itoa(n)}, size
}

// numbers reads "3", "3、5", "3-5"; nil for anything else.
func numbers(s string) []string {
	var keys []string
	last, dash := 0, false
	for s != "" {
		end := 0
		for end < len(s) && isDigit(s[end]) {
			end++
		}
		n, err := strconv.Atoi(s[:end])
		if err != nil || n == 0 || n > 9999 || s[0] == '0' || dash && (n <= last || n > last+50) {
			return nil
		}
		for dash && last+1 < n {
			last++
			keys = append(keys, itoa(last))
		}
		keys = append(keys, itoa(n))
		last = n
		s = s[end:]
		glue := numberGlue(s)
		if s != "" && (glue == 0 || glue == len(s)) {
			return nil
		}
		dash = glue > 0 && strings.ContainsAny(s[:glue], "-–—~～")
		s = s[glue:]
	}
	return keys
}

// numberGlue gives the size of what parts numbers at the start of s.
func numberGlue(s string) int {
	for _, glue := range [...]string{", ", "、", ",", "，", "-", "–", "—", "~", "～"} {
		if strings.HasPrefix(s, glue) {
			return len(glue)
		}
	}
	return 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func itoa(n int) string { return strconv.Itoa(n) }

// nextCall finds the first mark of s at or after from.
func nextCall(s string, from int) (start int, keys []string, size int) {
	for i := from; i < len(s); i++ {
		switch c := s[i]; {
		case c == '[', c == '(', c == 0xE3, c == 0xEF, c == 0xE2, c == 0xC2: // the first bytes of marks
			if k, n := parseCall(s[i:]); k != nil && (c != 0xE2 && c != 0xC2 || afterWord(s[:i])) {
				return i, k, n
			}
		}
	}
	return -1, nil, 0
}

// afterWord tells a raised number that calls a note from an exponent: it
// stands after punctuation, Han or a word, not after a digit or a unit.
func afterWord(s string) bool {
	c := lastRune(s)
	if !unicode.IsLetter(c) && !unicode.IsDigit(c) || wide(c) {
		return s != ""
	}
	return len(s) >= 3 && strings.IndexFunc(s[len(s)-3:], func(c rune) bool { return !unicode.IsLetter(c) }) < 0
}

// eachText offers the texts of a block where marks can be calls.
func eachText(b doc.Block, f func(*doc.Text)) {
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		if t, ok := n.(*doc.Text); ok {
			f(t)
		}
		_, note := n.(*doc.Note)
		return !note
	})
}

// count counts the calls of each key, and gives the number of calls.
func (n *noter) count() int {
	calls := 0
	for i, b := range n.doc.Blocks {
		if n.dropped[i] {
			continue
		}
		eachText(b, func(t *doc.Text) {
			for at, keys, size := nextCall(t.Text, 0); keys != nil; at, keys, size = nextCall(t.Text, at+size) {
				if calls++; calls == 1 {
					n.first = t.Pos
				}
				for _, k := range keys {
					if n.called[k]++; n.called[k] == 1 {
						n.order = append(n.order, call{k, t.Pos})
					}
				}
			}
		})
	}
	return calls
}

// complete tells whether every call has its entry and every entry a call, and
// reports the first that lacks the other.
func (n *noter) complete() bool {
	for _, c := range n.order {
		if len(n.entries[c.key]) == 0 {
			n.report(n.step, doc.Info, c.at, "[%s] has no entry; marks of this kind stay as they are", c.key)
			return false
		}
	}
	for _, e := range n.all {
		if !n.wanted(e) {
			n.report(n.step, doc.Info, e.at, "entry [%s] has no call; marks of this kind stay as they are", e.keys[0])
			return false
		}
	}
	return true
}

// wanted tells whether the calls suffice for an entry: it has one, and where
// several entries share a number with different texts, one for each.
func (n *noter) wanted(e *entry) bool {
	for _, k := range e.keys {
		same := n.entries[k]
		if k == "注" {
			return n.called[k] == len(same)
		}
		if n.called[k] >= len(same) || n.called[k] > 0 && n.allAlike(k) {
			return true
		}
	}
	return false
}

// allAlike tells whether the entries of a number say the same.
func (n *noter) allAlike(key string) bool {
	alike, known := n.alike[key]
	if known {
		return alike
	}
	es := n.entries[key]
	first := doc.PlainText(es[0].text)
	alike = !slices.ContainsFunc(es[1:], func(e *entry) bool { return doc.PlainText(e.text) != first })
	n.alike[key] = alike
	return alike
}

// mentionLoneCalls reports a post that has marks and no entries at all.
func (n *noter) mentionLoneCalls() {
	found := false
	for _, b := range n.doc.Blocks {
		eachText(b, func(t *doc.Text) {
			if !found && strings.Contains(t.Text, "[") {
				if at, keys, _ := nextCall(t.Text, strings.IndexByte(t.Text, '[')); keys != nil && t.Text[at] == '[' {
					found = true
					n.report(n.step, doc.Info, t.Pos, "[%s] has no entry; it stays as it is", keys[0])
				}
			}
		})
	}
}

// replace puts notes in the places of the calls.
func (n *noter) replace() {
	for i, b := range n.doc.Blocks {
		if n.dropped[i] {
			continue
		}
		n.place = i
		doc.Rewrite{Inlines: n.replaceIn}.BlockList([]doc.Block{b})
	}
}

// replaceIn puts the notes of one sequence.
func (n *noter) replaceIn(ns []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for i, in := range ns {
		var parts []doc.Inline
		if t, ok := in.(*doc.Text); ok {
			parts = n.split(t)
		}
		if parts != nil && out == nil {
			out = append(out, ns[:i]...)
		}
		if parts != nil {
			out = append(out, parts...)
		} else if out != nil {
			out = append(out, in)
		}
	}
	if out == nil {
		return ns
	}
	return out
}

// split parts a text at its calls; nil when it has none.
func (n *noter) split(t *doc.Text) []doc.Inline {
	var parts []doc.Inline
	done := 0
	for start, keys, size := nextCall(t.Text, 0); keys != nil; start, keys, size = nextCall(t.Text, done) {
		if start > done {
			parts = append(parts, &doc.Text{Pos: t.Pos, Text: t.Text[done:start]})
		}
		for _, k := range keys {
			parts = append(parts, n.note(t.Pos, k))
		}
		done = start + size
	}
	if parts != nil && done < len(t.Text) {
		parts = append(parts, &doc.Text{Pos: t.Pos, Text: t.Text[done:]})
	}
	return parts
}

// note makes the note of a call. Where numbers start again in every chapter,
// the entry is the next one of that number.
func (n *noter) note(at doc.Pos, key string) *doc.Note {
	all := n.entries[key]
	next := n.taken[key]
	for key != "注" && next < len(all)-1 && all[next].place < n.place {
		next++
	}
	e := all[next]
	if n.taken[key] = next; key == "注" {
		n.taken[key]++
	}
	text := e.text
	if e.used {
		text = copied(text)
	}
	e.used = true
	p := &doc.Paragraph{Inlines: text}
	if len(text) > 0 {
		p.Pos = text[0].At()
	}
	return &doc.Note{Pos: at, Label: key, Blocks: []doc.Block{p}}
}

// copied gives inlines that share nothing that later steps change.
func copied(ns []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, len(ns))
	for i, n := range ns {
		switch n := n.(type) {
		case *doc.Text:
			c := *n
			out[i] = &c
		case *doc.Emphasis:
			out[i] = &doc.Emphasis{Pos: n.Pos, Inlines: copied(n.Inlines)}
		case *doc.Strong:
			out[i] = &doc.Strong{Pos: n.Pos, Inlines: copied(n.Inlines)}
		case *doc.Link:
			out[i] = &doc.Link{Pos: n.Pos, URL: n.URL, Title: n.Title, Inlines: copied(n.Inlines)}
		case *doc.Span:
			c := *n
			c.ID, c.Inlines = "", copied(n.Inlines)
			out[i] = &c
		default:
			out[i] = n
		}
	}
	return out
}
