package markdown

import (
	"fmt"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// inlines converts the inlines under a node.
func (c *converter) inlines(f *flow, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.inline(f, n)
	}
}

// inline converts one inline of goldmark's.
func (c *converter) inline(f *flow, n ast.Node) {
	pos := c.pos(n.Pos())
	switch n := n.(type) {
	case *ast.Text:
		c.text(f, n)
	case *ast.Emphasis:
		if c.dialect == Kramdown && c.literalMarks(f, n, pos) {
			return
		}
		c.wrap(f, n, func(in []doc.Inline) doc.Inline {
			if n.Level == 2 {
				return &doc.Strong{Pos: pos, Inlines: in}
			}
			return &doc.Emphasis{Pos: pos, Inlines: in}
		})
	case *xast.Strikethrough:
		c.wrap(f, n, func(in []doc.Inline) doc.Inline { return &doc.Strike{Pos: pos, Inlines: in} })
	case *ast.CodeSpan:
		f.add(&doc.Code{Pos: pos, Text: c.codeSpan(n)})
		c.prev = 'x'
	case *ast.Link:
		c.link(f, n, pos)
	case *ast.Image:
		f.add(c.image(n, pos))
		c.prev = 'x'
	case *ast.AutoLink:
		c.autoLink(f, n)
	case *ast.RawHTML:
		c.rawHTML(f, n)
	case *xast.TaskCheckBox:
		c.task = doc.Open
		if n.IsChecked {
			c.task = doc.Done
		}
	case *inlineNode:
		c.ownInline(f, n, pos)
	default:
		panic(fmt.Sprintf("markdown: unknown inline %T", n))
	}
}

// literalMarks writes the marks of emphasis within emphasis of the same kind,
// which to kramdown is none.
func (c *converter) literalMarks(f *flow, n *ast.Emphasis, pos doc.Pos) bool {
	for up := n.Parent(); up != nil; up = up.Parent() {
		if outer, ok := up.(*ast.Emphasis); ok && outer.Level == n.Level {
			mark := strings.Repeat(string(rune(c.src[n.Pos()])), n.Level)
			f.write(pos, mark)
			c.inlines(f, n)
			f.write(pos, mark)
			return true
		}
	}
	return false
}

// ownInline converts an inline of our own parsers.
func (c *converter) ownInline(f *flow, n *inlineNode, pos doc.Pos) {
	switch what := n.what.(type) {
	case noteCall:
		prev := c.prev
		f.add(c.note(what.label, pos))
		c.prev = prev
	case tag:
		c.template(f, what)
	case spanAttrs:
		if !endsHeading(n) {
			c.spanAttrs(f, what)
		}
	case spanMark:
		c.spanMark(f, what, pos)
	case wiki:
		c.wikiNode(f, what, pos)
	case mathSpan:
		f.add(&doc.Math{Pos: pos, Source: what.source})
		c.prev = 'x'
	case exactText:
		f.write(pos, what.text)
	case drawing:
		c.drawn(f, what, pos.Line)
	case raised:
		c.raised(f, what, pos)
	case exampleCall:
		f.write(pos, "("+itoa(c.examples[what.label])+")")
	case jsx:
		c.jsxTag(f, what, pos.Line)
	case rawSpan:
		c.html(f, []byte(what.html), pos.Line)
	case inlineVerbatim:
		c.inlineVerbatim(f, what)
	case highlight:
		c.wrap(f, n, func(in []doc.Inline) doc.Inline { return &doc.Span{Pos: pos, Role: what.role, Inlines: in} })
	default:
		panic(fmt.Sprintf("markdown: unknown inline %T", what))
	}
}

// endsHeading tells the attribute list that belongs to a heading.
func endsHeading(n ast.Node) bool {
	_, ok := n.Parent().(*ast.Heading)
	return ok && n.NextSibling() == nil
}

// wrap converts what is under a node and puts it into a wrapper.
func (c *converter) wrap(f *flow, n ast.Node, wrapper func([]doc.Inline) doc.Inline) {
	if c.depth >= maxInline {
		c.tooMuch(n.Pos(), fmt.Sprintf("more than %d inlines within one another", maxInline))
		c.inlines(f, n)
		return
	}
	c.depth++
	in := c.newFlow()
	c.inlines(in, n)
	f.add(wrapAll(in.finish(), wrapper)...)
	c.depth--
	for _, name := range in.lost {
		f.end(name)
	}
}

// codeSpan gives the text of a code span; its line ends are spaces.
func (c *converter) codeSpan(n ast.Node) string {
	var b strings.Builder
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if t, ok := k.(*ast.Text); ok {
			b.Write(t.Segment.Value(c.src))
		}
	}
	code := strings.ReplaceAll(b.String(), "\n", " ")
	if c.inCell {
		code = strings.ReplaceAll(code, `\|`, "|")
	}
	return unescapeTags(code)
}
