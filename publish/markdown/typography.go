package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// typography sets quotation marks, apostrophes, dashes and ellipses that the
// author typed as on a typewriter. It leaves alone a text that has its own,
// each sort for itself, and scripts that have no use for them.
func (c *converter) typography(d *doc.Document) {
	t := typesetter{off: c.opt.Plain, style: c.style()}
	count := countMarks(d)
	t.double = count.curlyDouble == 0 && !t.style.asWritten
	t.single = count.curlySingle == 0 && !t.style.asWritten
	if v, ok := fields(c.opt.Site).peek("kramdown.smart_quotes"); ok && strings.Contains(textOf(v), "quot,quot") {
		t.double, t.single = false, false
	}
	t.style.asWritten = t.style.asWritten || c.plainMarks
	t.drawn = c.dialect == Kramdown
	doc.Walk(d, t.visit)
	t.flush()
	if t.emptied {
		doc.Rewrite{Inlines: withoutEmpty}.Document(d)
	}
	if d.Meta.Cover != nil {
		doc.WalkInlines(d.Meta.Cover.Caption, t.visit)
		t.flush()
	}
	for _, s := range []*string{&d.Meta.Title, &d.Meta.Subtitle, &d.Meta.Summary} {
		line := &doc.Text{Text: *s}
		t.visit(line)
		t.flush()
		*s = line.Text
	}
}

func withoutEmpty(ns []doc.Inline) []doc.Inline {
	return slices.DeleteFunc(ns, func(n doc.Inline) bool {
		t, ok := n.(*doc.Text)
		return ok && t.Text == ""
	})
}

// style gives the marks of the post's language.
func (c *converter) style() quoteStyle {
	if c.marks == nil {
		s := styleOf(c.language())
		c.marks = &s
	}
	return *c.marks
}

// language gives the post's language as far as it is known or plain to see.
func (c *converter) language() string {
	switch {
	case c.meta.Language != "":
		return c.meta.Language
	case c.opt.Language != "":
		return c.opt.Language
	}
	return guessLanguage(string(c.src[:min(len(c.src), 12<<10)]))
}

// marks counts what a text has of its own typography.
type marks struct{ curlyDouble, curlySingle int }

func countMarks(d *doc.Document) marks {
	var m marks
	doc.Walk(d, func(n doc.Node) bool {
		if t, ok := n.(*doc.Text); ok && !isASCII(t.Text) {
			for _, r := range t.Text {
				switch r {
				case '“', '”', '„', '«', '»':
					m.curlyDouble++
				case '‘', '’', '‚':
					m.curlySingle++
				}
			}
		}
		return true
	})
	return m
}

// typesetter walks over the tree and works on one leaf at a time: the texts
// that follow one another without a block between.
type typesetter struct {
	off            bool
	double, single bool // these marks are set
	drawn          bool // long runs of hyphens are dashes, too
	style          quoteStyle
	leaf           []*doc.Text // nil for what is no text: code, a picture
	due            bool        // the leaf has something to set
	space          bool        // a space would stand beside another one
	emptied        bool        // a text has nothing left
}

func (t *typesetter) visit(n doc.Node) bool {
	switch n := n.(type) {
	case *doc.CodeBlock, *doc.MathBlock:
		t.flush()
		t.space = false // what comes next may be the text after the note it ends
	case doc.Block:
		t.flush()
	case *doc.Link:
		if looksLikeURL(n.Inlines) {
			t.leaf = append(t.leaf, nil)
			t.space = false
			return false
		}
	case *doc.LineBreak:
		t.space = true
	case *doc.Text:
		t.collapse(n)
		t.leaf = append(t.leaf, n)
		t.due = t.due || t.hasMarks(n.Text)
	case *doc.Code, *doc.Image, *doc.Math:
		t.leaf = append(t.leaf, nil)
		t.space = false
	}
	return true
}

// hasMarks tells whether a text has a character that may be set, or a
// stand-in. A hyphen or a full stop alone is none.
func (t *typesetter) hasMarks(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '"':
			if t.double {
				return true
			}
		case '\'':
			if t.single {
				return true
			}
		case '.', '-':
			if i+1 < len(s) && s[i+1] == s[i] {
				return true
			}
		case 0xEF:
			if i+1 < len(s) && s[i+1] == 0xB7 {
				return true
			}
		}
	}
	return false
}

// collapse makes one space of several, as every renderer of Markdown does.
// Spaces of other kinds are the author's.
func (t *typesetter) collapse(n *doc.Text) {
	s := n.Text
	if strings.Contains(s, "  ") || strings.Contains(s, "\t") || t.space && strings.HasPrefix(s, " ") {
		var b strings.Builder
		for _, r := range s {
			blank := r == ' ' || r == '\t'
			if !blank {
				b.WriteRune(r)
			} else if !t.space {
				b.WriteByte(' ')
			}
			t.space = blank
		}
		n.Text = b.String()
		t.emptied = t.emptied || n.Text == ""
		return
	}
	if s != "" {
		t.space = s[len(s)-1] == ' '
	}
}

// looksLikeURL tells a link that shows its address.
func looksLikeURL(ns []doc.Inline) bool {
	s := doc.PlainText(ns)
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@")
}

// flush sets the leaf that has been collected.
func (t *typesetter) flush() {
	if t.due {
		t.set()
	}
	t.leaf, t.due, t.space = t.leaf[:0], false, true
}

// object stands for what is no text in a leaf.
const object = '\uFFFC'

func (t *typesetter) set() {
	var all []rune
	for _, x := range t.leaf {
		if x == nil {
			all = append(all, object)
		} else {
			all = append(all, []rune(x.Text)...)
		}
	}
	if t.off {
		restore(t.leaf)
		return
	}
	q := quoter{typesetter: t, text: all}
	i := 0
	for _, x := range t.leaf {
		if x == nil {
			i++
			continue
		}
		end := i + utf8.RuneCountInString(x.Text)
		var b strings.Builder
		b.Grow(len(x.Text) + 8)
		for i < end {
			switch q.text[i] {
			case '"', '\'', '-', '.':
				s, n := q.next(i, end)
				b.WriteString(s)
				i += n
			default:
				b.WriteRune(q.text[i])
				i++
			}
		}
		x.Text = straight(b.String())
	}
}

func restore(leaf []*doc.Text) {
	for _, x := range leaf {
		if x != nil {
			x.Text = straight(x.Text)
		}
	}
}

// straight puts the characters that were escaped in place of their stand-ins.
func straight(s string) string {
	if isASCII(s) || !strings.ContainsAny(s, "\uFDD0\uFDD1\uFDD2\uFDD3") {
		return s
	}
	return strings.NewReplacer(string(escapedQuote), `"`, string(escapedApostrophe), "'",
		string(escapedHyphen), "-", string(escapedStop), ".").Replace(s)
}
