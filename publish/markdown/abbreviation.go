package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// abbreviationParser reads "*[HTML]: Hypertext Markup Language", which says
// what an abbreviation means wherever it stands.
type abbreviationParser struct{ ours }

// abbreviation is such a line; nothing of it is shown.
type abbreviation struct{}

// maxAbbreviations bounds how many there may be, for each is looked for in
// every text.
const maxAbbreviations = 200

// Trigger gives the byte that calls this parser.
func (abbreviationParser) Trigger() []byte { return []byte{'*'} }

// CanInterruptParagraph says that definitions stand apart.
func (abbreviationParser) CanInterruptParagraph() bool { return false }

// Open reads a definition.
func (abbreviationParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	inner, ok := bytes.CutPrefix(line[pc.BlockOffset():], []byte("*["))
	short, long, found := bytes.Cut(inner, []byte("]:"))
	if !ok || !found || len(short) == 0 || len(short) > 100 {
		return nil, parser.NoChildren
	}
	p := parseOf(pc)
	if len(p.abbreviations) < maxAbbreviations {
		p.abbreviations = append(p.abbreviations, [2]string{string(short), string(bytes.TrimSpace(long))})
	}
	reader.AdvanceToEOL()
	return &blockNode{what: abbreviation{}}, parser.NoChildren
}

// abbreviate marks the abbreviations in the text.
func (c *converter) abbreviate(blocks []doc.Block) []doc.Block {
	if len(c.abbreviations) == 0 {
		return blocks
	}
	// A longer one wins over one that it begins with.
	slices.SortStableFunc(c.abbreviations, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	return doc.MapInlines(blocks, func(n doc.Inline) []doc.Inline {
		t, ok := n.(*doc.Text)
		if !ok {
			return []doc.Inline{n}
		}
		return c.abbreviated(t)
	})
}

// abbreviated cuts a text at its abbreviations.
func (c *converter) abbreviated(t *doc.Text) []doc.Inline {
	var out []doc.Inline
	s := t.Text
	from := 0
	for i := 0; i < len(s); {
		a, ok := c.abbreviationAt(s, i)
		if !ok {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		if i > from {
			out = append(out, &doc.Text{Pos: t.Pos, Text: s[from:i]})
		}
		out = append(out, &doc.Span{Pos: t.Pos, Role: doc.RoleAbbr, Title: a[1],
			Inlines: []doc.Inline{&doc.Text{Pos: t.Pos, Text: a[0]}}})
		i += len(a[0])
		from = i
	}
	if from == 0 {
		return []doc.Inline{t}
	}
	if from < len(s) {
		out = append(out, &doc.Text{Pos: t.Pos, Text: s[from:]})
	}
	return out
}

// abbreviationAt finds an abbreviation that stands at i as a word.
func (c *converter) abbreviationAt(s string, i int) ([2]string, bool) {
	if before, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && wordRune(before) {
		return [2]string{}, false
	}
	for _, a := range c.abbreviations {
		if strings.HasPrefix(s[i:], a[0]) {
			after, _ := utf8.DecodeRuneInString(s[i+len(a[0]):])
			if i+len(a[0]) == len(s) || !wordRune(after) {
				return a, true
			}
		}
	}
	return [2]string{}, false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
