package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// tableCaption takes a paragraph under a table that begins with "Table:" or
// ":" for the table's caption (Pandoc, "table_captions").
func (c *converter) tableCaption(f *flow, n ast.Node) bool {
	if n.PreviousSibling() == nil || n.Lines().Len() == 0 {
		return false
	}
	top := f.open[len(f.open)-1].nodes
	if len(top) == 0 {
		return false
	}
	table, ok := top[len(top)-1].(*doc.Table)
	if !ok || len(table.Caption) > 0 {
		return false
	}
	first := n.Lines().At(0)
	line := string(first.Value(c.src))
	if !strings.HasPrefix(line, "Table: ") && !strings.HasPrefix(line, ": ") {
		return false
	}
	in, lost := c.caption(n)
	for _, name := range lost {
		f.end(name)
	}
	if len(in) == 0 {
		return true
	}
	if t, ok := in[0].(*doc.Text); ok {
		t.Text = strings.TrimPrefix(strings.TrimPrefix(t.Text, "Table"), ":")
		in = trimSpace(in)
	}
	table.Caption = c.captionAttrs(table, in)
	return true
}

// captionAttrs applies the attribute list that ends a caption to its table.
func (c *converter) captionAttrs(table *doc.Table, in []doc.Inline) []doc.Inline {
	if len(in) == 0 {
		return in
	}
	t, ok := in[len(in)-1].(*doc.Text)
	if !ok {
		return in
	}
	open := strings.LastIndexByte(t.Text, '{')
	if open < 0 {
		return in
	}
	a, words, n, ok := braced(t.Text[open:])
	if !ok || n != len(t.Text)-open {
		return in
	}
	c.attributed(table, attrLine{a, words})
	t.Text = t.Text[:open]
	return trimSpace(in)
}
