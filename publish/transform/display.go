package transform

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// displays takes whole paragraphs in backticks for what they are in prose:
// text in another voice. Bold italic ones are sentences lifted out of the
// text; bold ones name the box that follows. Real code, by its signs or
// for want of a sentence, stays code.
func (r *run) displays() {
	r.doc.Blocks = r.displayIn(r.doc.Blocks)
	doc.Rewrite{Blocks: r.plainInside}.BlockList(r.doc.Blocks)
}

// displayIn handles the text itself.
func (r *run) displayIn(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for _, b := range blocks {
		p := paragraph(b)
		if p == nil {
			out = append(out, b)
			continue
		}
		ns, ok := withoutCode(p.Inlines)
		if !ok {
			out = append(out, b)
			continue
		}
		inner, v := voiceOf(ns)
		inner = mergeTexts(inner)
		switch v {
		case boldItalic:
			r.guess(p, "%q taken as a pull quote", snippet(doc.PlainText(inner)))
			out = append(out, &doc.PullQuote{Attr: p.Attr, Blocks: textOf(p, inner)})
		case bold:
			r.guess(p, "%q taken as the title of a box", snippet(doc.PlainText(inner)))
			out = append(out, &doc.Callout{Attr: p.Attr, Title: inner})
		default:
			r.guess(p, "%q taken as display text", snippet(doc.PlainText(inner)))
			out = appendDisplay(out, p, inner)
		}
	}
	return out
}

// textOf gives a paragraph's place to inlines.
func textOf(p *doc.Paragraph, ns []doc.Inline) []doc.Block {
	return []doc.Block{&doc.Paragraph{Attr: doc.Attr{Pos: p.Pos}, Inlines: ns}}
}

// appendDisplay adds to the display text before, if there is some.
func appendDisplay(out []doc.Block, p *doc.Paragraph, ns []doc.Inline) []doc.Block {
	if len(out) > 0 {
		if d, ok := out[len(out)-1].(*doc.Div); ok && d.Role == doc.RoleDisplay {
			d.Blocks = append(d.Blocks, textOf(p, ns)...)
			return out
		}
	}
	return append(out, &doc.Div{Attr: p.Attr, Role: doc.RoleDisplay, Blocks: textOf(p, ns)})
}

// plainInside handles quotations and lists, which are set off already: there
// the backticks just go.
func (r *run) plainInside(blocks []doc.Block) []doc.Block {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Quote:
			r.plainQuote(b)
		case *doc.List:
			r.plainList(b)
		}
	}
	return blocks
}

func (r *run) plainQuote(q *doc.Quote) {
	for _, b := range q.Blocks {
		if p := paragraph(b); p != nil {
			if ns, ok := withoutCode(p.Inlines); ok {
				r.guess(p, "backticks in a quotation dropped")
				p.Inlines, _ = voiceOf(ns)
				p.Inlines = mergeTexts(p.Inlines)
			}
		}
	}
}

// plainList drops the backticks of a list when every item is one run of them
// and at least one is prose.
func (r *run) plainList(l *doc.List) {
	prose := false
	for _, it := range l.Items {
		p := paragraph(at(it.Blocks, 0))
		if p == nil || !onlyCode(p.Inlines) {
			return
		}
		prose = prose || isProse(doc.PlainText(p.Inlines))
	}
	if prose {
		r.guess(l, "backticks of a list dropped")
		plainItems(l)
	}
}

// plainItems drops the backticks of items and of the lists under them.
func plainItems(l *doc.List) {
	for _, it := range l.Items {
		for _, b := range it.Blocks {
			switch b := b.(type) {
			case *doc.Paragraph:
				if onlyCode(b.Inlines) {
					b.Inlines = mergeTexts(bare(b.Inlines))
				}
			case *doc.List:
				plainItems(b)
			}
		}
	}
}

// withoutCode gives a paragraph of nothing but prose in backticks without
// them; ok is false for any other.
func withoutCode(ns []doc.Inline) (out []doc.Inline, ok bool) {
	if !onlyCode(ns) || !isProse(doc.PlainText(ns)) {
		return nil, false
	}
	return bare(ns), true
}

// onlyCode tells whether all that is not space is in backticks.
func onlyCode(ns []doc.Inline) bool {
	found := false
	for _, n := range ns {
		switch n := n.(type) {
		case *doc.Code:
			found = true
		case *doc.Emphasis, *doc.Strong, *doc.Link:
			if !onlyCode(*doc.Inner(n)) {
				return false
			}
			found = true
		default:
			if !blank(n) {
				return false
			}
		}
	}
	return found
}

// bare makes text of all code.
func bare(ns []doc.Inline) []doc.Inline {
	for i, n := range ns {
		if c, ok := n.(*doc.Code); ok {
			ns[i] = &doc.Text{Pos: c.Pos, Text: c.Text}
		} else if in := doc.Inner(n); in != nil {
			*in = mergeTexts(bare(*in))
		}
	}
	return ns
}

// isProse tells words from code: Han or kana, or words that start like a
// sentence and hold none of the signs of programs; a dozen words may hold any.
func isProse(s string) bool {
	if strings.ContainsAny(s, "{}") || strings.Contains(s, "=>") {
		return false
	}
	if containsHan(s) {
		return true
	}
	words := wordCount(s)
	if words >= 12 {
		return mostlyLetters(s)
	}
	first := firstRune(s)
	opens := unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.Is(unicode.Lo, first) || strings.ContainsRune("“‘«„\"'(…", first)
	return opens && words >= 4 && !hasSigns(s)
}

// hasSigns tells what programs have and sentences have not.
func hasSigns(s string) bool {
	return strings.ContainsAny(s, "\\=|`<>_#@") || strings.Contains(s, "::") || strings.Contains(s, "()") ||
		strings.Contains(s, " -") || strings.HasSuffix(s, ";")
}

func mostlyLetters(s string) bool {
	letters, all := 0, 0
	for _, r := range s {
		all++
		if unicode.IsLetter(r) || unicode.IsMark(r) || r == ' ' {
			letters++
		}
	}
	return 10*letters >= 8*all
}

func containsHan(s string) bool {
	for _, r := range s {
		if r >= 0x3040 && wide(r) {
			return true
		}
	}
	return false
}
