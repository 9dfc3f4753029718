package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// spanAttrs is an attribute list right after an inline.
type spanAttrs struct {
	attrs attrs
	words []string
}

// attrParser reads attribute lists in a line: after a span, at the end of a
// heading, at the start of a list's item; and kramdown's extensions there.
type attrParser struct{}

// Trigger gives the byte that calls this parser.
func (attrParser) Trigger() []byte { return []byte{'{'} }

// Parse reads an attribute list.
func (attrParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if bytes.HasPrefix(line, []byte("{::")) {
		return inlineExtension(line, block, parseOf(pc))
	}
	a, words, n, ok := braced(listWindow(line))
	if !ok {
		return nil
	}
	src := block.Source()
	adjacent := seg.Start > 0 && bytes.IndexByte([]byte(")]`*_>"), src[seg.Start-1]) >= 0 && parent.HasChildren()
	_, heading := parent.(*ast.Heading)
	last := len(bytes.TrimSpace(line[n:])) == 0
	kramdown := bytes.HasPrefix(line, []byte("{:"))
	if !adjacent && !(heading && last) && !kramdown {
		return nil
	}
	if parseOf(pc).dialect == Kramdown && !adjacent && !attrPlace(parent, src, seg.Start, line[:n]) {
		return nil
	}
	for _, w := range words {
		a = append(a, parseOf(pc).named[w]...)
	}
	block.Advance(n)
	return &inlineNode{what: spanAttrs{a, words}}
}

// attrPlace tells where kramdown has an attribute list that no span is right
// before: behind another, at the start of an item or a term, and, with a name
// alone, at the end of a heading.
func attrPlace(parent ast.Node, src []byte, at int, list []byte) bool {
	if at > 0 && src[at-1] == '}' {
		last, ok := parent.LastChild().(*inlineNode)
		if ok {
			_, ok = last.what.(spanAttrs)
		}
		return ok
	}
	if _, heading := parent.(*ast.Heading); heading {
		return at > 0 && isSpaceByte(src[at-1]) && isHeadingName(list)
	}
	if parent.HasChildren() || bytes.HasPrefix(list, []byte("{:/")) {
		return false
	}
	switch parent.Parent().(type) {
	case *ast.ListItem, *xast.DefinitionDescription, *xast.DefinitionList:
		return true
	}
	return false
}

// spanAttrs applies attributes to the inline before.
func (c *converter) spanAttrs(f *flow, l spanAttrs) {
	f.flush()
	top := &f.open[len(f.open)-1]
	last := len(top.nodes) - 1
	if last < 0 {
		return
	}
	in, ok := top.nodes[last].(doc.Inline)
	if !ok {
		return
	}
	switch in := in.(type) {
	case *doc.Image:
		imageAttrs(in, l.attrs)
		if slices.Contains(l.words, "standalone") { // kramdown's figure, whose caption the brackets hold
			top.nodes[last] = &doc.Figure{Attr: doc.Attr{Pos: in.Pos, ID: l.attrs.get("id")}, Images: []*doc.Image{in},
				Caption: []doc.Inline{newText(in.Pos, in.Alt)}}
		}
	case *doc.Code:
		if format, ok := rawFormat("{" + strings.Join(l.words, "") + "}"); ok {
			top.nodes = top.nodes[:last]
			c.rawFor(f, format, in.Text, in.Line)
		}
	case *doc.Text, *doc.LineBreak, *doc.Math:
	case *doc.Link:
		if id := l.attrs.get("id"); id != "" {
			top.nodes[last] = &doc.Span{Pos: in.Pos, ID: id, Inlines: []doc.Inline{in}}
		}
	default:
		e := element{pos: in.At(), attrs: l.attrs}
		if s := e.spanElement([]doc.Inline{in}); meaning(s) {
			top.nodes[last] = s
		}
	}
}

// meaning tells whether a span says something to a book.
func meaning(n doc.Inline) bool {
	s, ok := n.(*doc.Span)
	return !ok || s.ID != "" || s.Lang != "" || s.Dir != "" || s.Role == doc.RoleUnderline || s.Role == doc.RoleMark
}

func imageAttrs(m *doc.Image, a attrs) {
	if w := pixels(a, "width"); w > 0 {
		m.Width = w
	}
	if h := pixels(a, "height"); h > 0 {
		m.Height = h
	}
	if alt := a.get("alt"); alt != "" {
		m.Alt = alt
	}
	if title := a.get("title"); title != "" {
		m.Title = title
	}
}
