package markdown

import (
	"bytes"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// verseLine is one line of verse; its own lines are read as inlines.
type verseLine struct{}

// replaceWithVerse makes a block of each line, so that each is read by itself.
func replaceWithVerse(node *ast.Paragraph, src []byte) {
	verse := &titleNode{what: verseLine{}}
	verse.SetPos(node.Pos())
	lines := node.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		seg = seg.TrimLeftSpace(src)
		if seg.Start < seg.Stop && src[seg.Start] == '|' {
			line := &titleNode{what: verseLine{}}
			line.SetPos(seg.Start)
			seg.Start++
			if seg.Start < seg.Stop && src[seg.Start] == ' ' {
				seg.Start++
			}
			line.Lines().Append(seg)
			verse.AppendChild(verse, line)
		} else if last := verse.LastChild(); last != nil {
			last.Lines().Append(seg)
		}
	}
	// goldmark wants every line but the last to end with its newline.
	for n := verse.FirstChild(); n != nil; n = n.NextSibling() {
		i := n.Lines().Len() - 1
		seg := n.Lines().At(i)
		n.Lines().Set(i, seg.TrimRightSpace(src))
	}
	node.Parent().ReplaceChild(node.Parent(), node, verse)
}

// verse converts a line block. Spaces that begin a line indent it.
func (c *converter) verse(n ast.Node) doc.Block {
	v := &doc.Verse{Attr: c.attr(n)}
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		in, _ := c.caption(k)
		indent := 0
		if k.Lines().Len() > 0 {
			seg := k.Lines().At(0)
			raw := seg.Value(c.src)
			indent = len(raw) - len(bytes.TrimLeft(raw, " "))
		}
		if indent > 0 && len(in) > 0 {
			pad := &doc.Text{Pos: c.pos(k.Pos()), Text: string(bytes.Repeat([]byte("\u00a0"), indent))}
			in = append([]doc.Inline{pad}, in...)
		}
		v.Lines = append(v.Lines, in)
	}
	return v
}
