package markdown

import (
	"bytes"

	xhtml "golang.org/x/net/html"
)

// markdown converts text that is Markdown within something that is not.
func (c *converter) markdown(f *flow, src []byte, line int) {
	if len(bytes.TrimSpace(src)) == 0 {
		return
	}
	if c.depth >= maxInline {
		c.characters(f, c.at(line), string(src))
		return
	}
	inner := *c
	inner.parse = c.within(src, line)
	inner.src = src
	inner.depth++
	for _, b := range inner.blocks(inner.run(src)) {
		f.add(b)
	}
	c.called, c.excerpt, c.told, c.rawTags = inner.called, inner.excerpt, inner.told, inner.rawTags
}

// within gives the parse of a text that stands in this one.
func (p *parse) within(src []byte, line int) *parse {
	return &parse{reporter: p.reporter, lines: newLineTable(src, line), notes: p.notes, named: p.named, grammar: p.grammar}
}

// markdown tells kramdown's and PHP Markdown Extra's markdown="1".
func (a attrs) markdown() bool {
	switch a.get("markdown") {
	case "1", "block", "span":
		return true
	}
	return false
}

// holdsMarkdown tells whether an element's content is Markdown: it says so, or
// an option does.
func (c *converter) holdsMarkdown(e element) bool {
	if c.depth >= maxWithin {
		return false
	}
	if e.attrs.has("markdown") {
		return e.attrs.markdown()
	}
	return c.blockHTML && (blockContent(e.name) || spanContent(e.name))
}

// markdownIn reads the content of an element as Markdown, and gives its length.
func (c *converter) markdownIn(f *flow, e element, raw []byte, line int) int {
	inner := contentOf(raw, e.name)
	if e.attrs.get("markdown") == "span" || spanContent(e.name) {
		tables := c.barTables
		c.barTables = false
		f.add(asNodes(c.phrase(string(inner), line))...)
		c.barTables = tables
		c.prev = 'x'
	} else {
		c.markdown(f, dedent(inner), line)
	}
	return len(inner)
}

// contentOf gives HTML up to where the element closes that it is the content
// of.
func contentOf(raw []byte, name string) []byte {
	z := xhtml.NewTokenizer(bytes.NewReader(raw))
	depth, done := 1, 0
	for {
		kind := z.Next()
		if kind == xhtml.ErrorToken {
			return raw
		}
		n := len(z.Raw())
		tag, _ := z.TagName()
		switch {
		case string(tag) != name:
		case kind == xhtml.StartTagToken:
			depth++
		case kind == xhtml.EndTagToken:
			if depth--; depth == 0 {
				return raw[:done]
			}
		}
		done += n
	}
}

// dedent takes the indentation of the first line off all lines.
func dedent(s []byte) []byte {
	text := bytes.TrimLeft(s, "\n")
	n := len(text) - len(bytes.TrimLeft(text, " "))
	if n == 0 {
		return s
	}
	var out []byte
	for l := range bytes.Lines(s) {
		cut := len(l) - len(bytes.TrimLeft(l, " "))
		out = append(out, l[min(cut, n):]...)
	}
	return out
}
