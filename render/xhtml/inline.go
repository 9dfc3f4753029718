package xhtml

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
)

func (c *converter) inlines(ns []doc.Inline) {
	for _, n := range ns {
		c.inline(n)
	}
}

func (c *converter) inline(n doc.Inline) {
	switch n := n.(type) {
	case *doc.Text:
		c.characters(n.Text)
	case *doc.Emphasis:
		c.wrap("em", "", n.Inlines)
	case *doc.Strong:
		c.wrap("strong", "", n.Inlines)
	case *doc.Strike:
		c.wrap("del", "", n.Inlines)
	case *doc.Superscript:
		c.wrap("sup", "", n.Inlines)
	case *doc.Subscript:
		c.wrap("sub", "", n.Inlines)
	case *doc.SmallCaps:
		c.wrap("span", ` class="sc"`, n.Inlines)
	case *doc.Code:
		c.source("", n.Text)
	case *doc.Math:
		c.out.Holds.Maths = true
		c.source(` class="math"`, n.Source)
	case *doc.LineBreak:
		c.pass(1)
		c.Raw("<br/>\n")
	case *doc.Ruby:
		c.ruby(n)
	case *doc.Link:
		c.link(n)
	case *doc.Image:
		c.image(n, nil)
	case *doc.Note:
		c.call(n)
	case *doc.Span:
		c.span(n)
	default:
		panic(fmt.Sprintf("xhtml: unknown inline %T", n))
	}
}

// wrap writes an element around inlines; past maxDepth the inlines alone.
func (c *converter) wrap(element, attrs string, ns []doc.Inline) {
	if c.depth++; c.depth > maxDepth {
		c.inlines(ns)
	} else {
		c.Raw("<", element, attrs, ">")
		c.inlines(ns)
		c.Raw("</", element, ">")
	}
	c.depth--
}

func (c *converter) source(attrs, s string) {
	c.Raw("<code", attrs, ` dir="ltr" translate="no">`)
	c.characters(s)
	c.Raw("</code>")
}

// ruby writes no rp: EPUB discourages it (3.3, 6.1.4.4).
func (c *converter) ruby(n *doc.Ruby) {
	c.out.Holds.Ruby = true
	c.Raw("<ruby>")
	c.inlines(n.Base)
	c.Raw("<rt>")
	c.Text(n.Reading)
	c.Raw("</rt></ruby>")
}

func (c *converter) span(n *doc.Span) {
	element, class := spanKind(n.Role)
	title := n.Title
	if element == "abbr" && title == "" {
		element = "span"
	}
	frag := c.places[n].frag
	if c.depth > maxDepth || element == "span" && class == "" && frag == "" && n.Lang == "" && n.Dir == doc.Auto && title == "" {
		c.inlines(n.Inlines)
		return
	}
	var w Writer // attributes of the element
	w.Attr("id", frag)
	w.Attr("class", class)
	w.Lang(n.Lang, n.Dir)
	w.Attr("title", title)
	c.wrap(element, string(w.Bytes()), n.Inlines)
}

// spanKind gives the element of a role; one that HTML has none for is a class.
func spanKind(r doc.Role) (element, class string) {
	switch r {
	case doc.RoleKeyboard, doc.RoleMark, doc.RoleSmall, doc.RoleCite, doc.RoleAbbr, doc.RoleInserted:
		return string(r), ""
	case doc.RoleUnderline:
		return "u", ""
	case doc.RoleExcerpt, "":
		return "span", ""
	}
	return "span", fragment(string(r))
}
