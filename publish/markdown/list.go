package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

func (c *converter) list(n *ast.List) *doc.List {
	l := &doc.List{Attr: c.attr(n), Ordered: n.IsOrdered(), Tight: n.IsTight}
	if l.Ordered {
		l.Start = n.Start
	}
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		l.Items = append(l.Items, c.item(k, n.Marker))
	}
	return l
}

// addList puts a list into the flow. To kramdown, one with another mark goes on
// with the list above.
func (c *converter) addList(f *flow, n *ast.List) {
	l := c.list(n)
	f.flush()
	top := f.open[len(f.open)-1].nodes
	if _, follows := n.PreviousSibling().(*ast.List); follows && c.dialect == Kramdown && len(top) > 0 {
		if above, ok := top[len(top)-1].(*doc.List); ok && above.Ordered == l.Ordered {
			above.Items = append(above.Items, l.Items...)
			above.Tight = above.Tight && l.Tight
			return
		}
	}
	f.add(l)
}

// item converts a list's item. Numbers with a bracket, "12)", are kept as the
// author wrote them, for such lists number paragraphs that the text refers to.
func (c *converter) item(n ast.Node, delimiter byte) doc.Item {
	outer := c.task
	c.task = doc.NoTask
	it := doc.Item{Pos: c.pos(n.Pos()), Blocks: c.blocks(n)}
	it.Task, c.task = c.task, outer
	if delimiter == ')' {
		rest := c.src[n.Pos():]
		if i := strings.IndexByte(string(rest[:min(len(rest), 12)]), ')'); i > 0 {
			it.Marker = string(rest[:i+1])
		}
	}
	return it
}
