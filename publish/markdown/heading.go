package markdown

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// title gives a document without one that of its first heading, which goes
// from the text where it is the first thing there and of the first level.
func (c *converter) title(d *doc.Document) {
	if d.Meta.Title != "" {
		return
	}
	for i, b := range d.Blocks {
		h, ok := b.(*doc.Section)
		if !ok {
			continue
		}
		title := doc.OneLine(doc.PlainText(h.Title))
		if title == "" {
			continue
		}
		d.Meta.Title = title
		c.info("title-guessed", h.Line, "the front matter has no title; the first heading is taken")
		if i == 0 && h.Level == 1 {
			d.Blocks = d.Blocks[1:]
		}
		return
	}
	d.Meta.Title = fileTitle(c.name)
	c.warn("title-missing", c.line(0), fmt.Sprintf("the post has no title and no heading; %q is made of its file name", d.Meta.Title))
}

// heading converts a heading to a section without blocks; the levels are the
// author's.
func (c *converter) heading(f *flow, n *ast.Heading) *doc.Section {
	title, lost := c.caption(n)
	for _, name := range lost {
		f.end(name)
	}
	h := &doc.Section{Attr: c.attr(n), Level: n.Level, Title: title}
	if id, ok := n.AttributeString("id"); ok {
		h.ID = id.(string)
	}
	c.headingAttrs(h, n)
	return h
}

// headingAttrs applies the attribute list that ends a heading.
func (c *converter) headingAttrs(h *doc.Section, n ast.Node) {
	if last, ok := n.LastChild().(*inlineNode); ok {
		if l, ok := last.what.(spanAttrs); ok {
			c.attributed(h, attrLine(l))
			h.Title = trimSpace(h.Title)
		}
	}
}

// caption converts inlines that no blocks may stand among.
func (c *converter) caption(n ast.Node) ([]doc.Inline, []string) {
	c.prev = '\n'
	in := c.newFlow()
	c.inlines(in, n)
	return inlinesOf(in.finish()), in.lost
}
