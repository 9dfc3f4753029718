package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// paragraphAttr gives a paragraph's attributes; a name that ends it as "^name",
// for links of Obsidian's, is taken off.
func (c *converter) paragraphAttr(n ast.Node, nodes []doc.Node) doc.Attr {
	attr := c.attr(n)
	if len(nodes) == 0 || c.dialect == Kramdown {
		return attr
	}
	t, ok := nodes[len(nodes)-1].(*doc.Text)
	if !ok {
		return attr
	}
	i := strings.LastIndex(t.Text, " ^")
	if i < 0 {
		return attr
	}
	name := strings.TrimRight(t.Text[i+2:], " ")
	if len(name) < 2 || strings.IndexFunc(name, notName) >= 0 || strings.Contains(name, "_") {
		return attr
	}
	t.Text = t.Text[:i]
	attr.ID = "block-" + name
	return attr
}
