package transform

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// blank tells whether an inline is only space to the eye.
func blank(n doc.Inline) bool {
	switch n := n.(type) {
	case *doc.Text:
		return isBlank(n.Text)
	case *doc.LineBreak:
		return true
	}
	return false
}

func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !invisible(r) {
			return false
		}
	}
	return true
}

// invisible characters draw nothing by themselves: zero-width spaces and
// joiners, the byte order mark, bidi marks.
func invisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r == 0xFEFF || r == 0x2060 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// trim gives inlines without the blank ones at both ends, and without the
// spaces of the texts there. It leaves its argument as it is.
func trim(ns []doc.Inline) []doc.Inline {
	for len(ns) > 0 && blank(ns[0]) {
		ns = ns[1:]
	}
	for len(ns) > 0 && blank(ns[len(ns)-1]) {
		ns = ns[:len(ns)-1]
	}
	if len(ns) == 0 {
		return nil
	}
	ns = withText(ns, 0, func(s string) string { return strings.TrimLeft(s, " \t") })
	return withText(ns, len(ns)-1, func(s string) string { return strings.TrimRight(s, " \t") })
}

// withText gives ns with its i-th changed, if that is a Text f changes.
func withText(ns []doc.Inline, i int, f func(string) string) []doc.Inline {
	t, ok := ns[i].(*doc.Text)
	if !ok {
		return ns
	}
	s := f(t.Text)
	if s == t.Text {
		return ns
	}
	ns = slices.Clone(ns)
	ns[i] = &doc.Text{Pos: t.Pos, Text: s}
	return ns
}

// sole gives the only inline that is not blank, nil when there is none or more.
func sole(ns []doc.Inline) doc.Inline {
	var only doc.Inline
	for _, n := range ns {
		if blank(n) {
			continue
		}
		if only != nil {
			return nil
		}
		only = n
	}
	return only
}

// opened gives inlines without the wrapper that all of them stand in, as
// "_a_ _b_." does in emphasis; spaces and closing points may stand outside.
func opened(ns []doc.Inline, inner func(doc.Inline) []doc.Inline) ([]doc.Inline, bool) {
	var out []doc.Inline
	found := false
	for _, n := range ns {
		if in := inner(n); in != nil {
			out, found = append(out, in...), true
		} else if t, ok := n.(*doc.Text); blank(n) || found && ok && isPoints(t.Text) {
			out = append(out, n)
		} else {
			return nil, false
		}
	}
	return trim(out), found
}

func isPoints(s string) bool {
	for _, r := range s {
		if !unicode.IsPunct(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

func emphasised(n doc.Inline) []doc.Inline {
	if e, ok := n.(*doc.Emphasis); ok {
		return e.Inlines
	}
	return nil
}

func strengthened(n doc.Inline) []doc.Inline {
	if e, ok := n.(*doc.Strong); ok {
		return e.Inlines
	}
	return nil
}

// voice is the wrapper that a whole paragraph stands in.
type voice int

const (
	plain voice = iota
	italic
	bold
	boldItalic
)

// voiceOf tells a paragraph's voice and gives what it wraps.
func voiceOf(ns []doc.Inline) ([]doc.Inline, voice) {
	if in, ok := opened(ns, emphasised); ok {
		if deep, ok := opened(in, strengthened); ok {
			return deep, boldItalic
		}
		return in, italic
	}
	if in, ok := opened(ns, strengthened); ok {
		if deep, ok := opened(in, emphasised); ok {
			return deep, boldItalic
		}
		return in, bold
	}
	return ns, plain
}

// paragraph gives the block as a Paragraph, or nil.
func paragraph(b doc.Block) *doc.Paragraph {
	p, _ := b.(*doc.Paragraph)
	return p
}

// at gives blocks[i], or nil where there is none.
func at(blocks []doc.Block, i int) doc.Block {
	if i < 0 || i >= len(blocks) {
		return nil
	}
	return blocks[i]
}

// first gives the first inline, or nil where there is none.
func first(ns []doc.Inline) doc.Inline {
	if len(ns) == 0 {
		return nil
	}
	return ns[0]
}

// firstText gives the first text of the inlines, through wrappers, so that its
// beginning can be read or cut; nil when something else comes first.
func firstText(ns []doc.Inline) *doc.Text {
	for len(ns) > 0 {
		if t, ok := ns[0].(*doc.Text); ok {
			return t
		}
		in := doc.Inner(ns[0])
		if in == nil {
			return nil
		}
		ns = *in
	}
	return nil
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, unicode.IsSpace))
	return r
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, unicode.IsSpace))
	return r
}

// wordCount counts words as a reader would: runs without space, and every Han
// character or kana for half a word, as Chinese words are about two long.
func wordCount(s string) int {
	words, han, in := 0, 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			in = false
		case wide(r):
			han, in = han+1, false
		case !in:
			words, in = words+1, true
		}
	}
	return words + (han+1)/2
}

// wide tells Han and kana, which are set without word spaces.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}
