package markdown

import (
	"github.com/octavo-press/octavo/publish/doc"
	xast "github.com/yuin/goldmark/extension/ast"
)

func (c *converter) definitions(n *xast.DefinitionList) *doc.Definitions {
	d := &doc.Definitions{Attr: c.attr(n)}
	terms := false
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if _, ok := k.(*xast.DefinitionTerm); ok {
			if !terms {
				d.Items = append(d.Items, doc.Definition{Pos: c.pos(k.Lines().At(0).Start)})
			}
			terms = true
			it := &d.Items[len(d.Items)-1]
			title, _ := c.caption(k)
			it.Terms = append(it.Terms, title)
			continue
		}
		terms = false
		if len(d.Items) == 0 {
			d.Items = append(d.Items, doc.Definition{Pos: c.pos(k.Pos())})
		}
		it := &d.Items[len(d.Items)-1]
		it.Bodies = append(it.Bodies, c.blocks(k))
	}
	if len(d.Items) > 0 {
		d.Pos = d.Items[0].Pos
	}
	return d
}
