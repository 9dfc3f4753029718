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
	inner.parse = &parse{reporter: c.reporter, lines: newLineTable(src, line), notes: c.notes}
	inner.src = src
	inner.depth++
	for _, b := range inner.blocks(inner.run(src)) {
		f.add(b)
	}
	c.called, c.excerpt, c.told, c.rawTags = inner.called, inner.excerpt, inner.told, inner.rawTags
}

// markdown tells kramdown's and PHP Markdown Extra's markdown="1".
func (a attrs) markdown() bool {
	switch a.get("markdown") {
	case "1", "block", "span":
		return true
	}
	return false
}

// markdownIn reads the content of an element as Markdown, and gives its length.
func (c *converter) markdownIn(f *flow, e element, raw []byte, line int) int {
	inner := contentOf(raw, e.name)
	if e.attrs.get("markdown") == "span" || e.name == "p" || e.name[0] == 'h' && len(e.name) == 2 {
		f.add(asNodes(c.phrase(string(inner), line))...)
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
