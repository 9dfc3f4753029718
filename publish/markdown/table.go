package markdown

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

func (c *converter) table(n *xast.Table) *doc.Table {
	t := &doc.Table{Attr: c.attr(n)}
	for _, a := range n.Alignments {
		t.Align = append(t.Align, aligned(a))
	}
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		row := c.row(k)
		if _, ok := k.(*xast.TableHeader); ok {
			if !emptyRow(row) {
				t.Head = append(t.Head, row)
			}
			continue
		}
		t.Body = append(t.Body, row)
	}
	pad(t.Head, len(t.Align))
	pad(t.Body, len(t.Align))
	return t
}

func aligned(a xast.Alignment) doc.Align {
	switch a {
	case xast.AlignLeft:
		return doc.AlignLeft
	case xast.AlignCenter:
		return doc.AlignCenter
	case xast.AlignRight:
		return doc.AlignRight
	}
	return doc.AlignNone
}

func (c *converter) row(n ast.Node) doc.Row {
	row := doc.Row{Pos: c.pos(n.Pos()), Cells: make([]doc.Cell, 0, n.ChildCount())}
	c.inCell = true
	defer func() { c.inCell = false }()
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		cell := doc.Cell{Pos: row.Pos}
		f := c.newFlow()
		c.paragraph(f, k)
		cell.Blocks = blocksOf(f.finish())
		for _, b := range cell.Blocks {
			b.Common().Pos = row.Pos
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// emptyRow tells the head of a table that Markdown makes one have.
func emptyRow(r doc.Row) bool {
	for _, c := range r.Cells {
		if len(c.Blocks) > 0 {
			return false
		}
	}
	return true
}
