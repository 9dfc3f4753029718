package markdown

import (
	"fmt"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// blocksOf makes blocks of a mixed sequence: inlines between blocks are
// paragraphs.
func blocksOf(nodes []doc.Node) []doc.Block {
	var out []doc.Block
	var run []doc.Inline
	end := func() {
		if run = trimSpace(run); len(run) > 0 {
			out = append(out, paragraph(doc.Attr{Pos: run[0].At()}, run))
		}
		run = nil
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case doc.Inline:
			run = append(run, n)
		case doc.Block:
			end()
			out = append(out, n)
		case *part:
			end()
			out = append(out, blocksOf(n.nodes)...)
		default:
			panic(fmt.Sprintf("markdown: unknown node %T", n))
		}
	}
	end()
	return out
}

// paragraph makes a paragraph; an excerpt marker alone is a division.
func paragraph(attr doc.Attr, ns []doc.Inline) doc.Block {
	if s, ok := ns[0].(*doc.Span); ok && len(ns) == 1 && s.Role == doc.RoleExcerpt {
		return &doc.Div{Attr: attr, Role: doc.RoleExcerpt}
	}
	return &doc.Paragraph{Attr: attr, Inlines: ns}
}

// inlinesOf makes inlines of a mixed sequence, for places that hold no blocks.
func inlinesOf(nodes []doc.Node) []doc.Inline {
	var out []doc.Inline
	for _, n := range nodes {
		switch n := n.(type) {
		case doc.Inline:
			out = append(out, n)
		case doc.Block:
			if inner := flat(n); len(inner) > 0 {
				if len(out) > 0 {
					out = append(out, &doc.Text{Pos: n.At(), Text: " "})
				}
				out = append(out, inner...)
			}
		case *part:
			out = append(out, inlinesOf(n.nodes)...)
		default:
			panic(fmt.Sprintf("markdown: unknown node %T", n))
		}
	}
	return trimSpace(out)
}

// flat gives what of a block can stand in a line.
func flat(b doc.Block) []doc.Inline {
	switch b := b.(type) {
	case *doc.Paragraph:
		return b.Inlines
	case *doc.Section:
		return b.Title
	case *doc.CodeBlock:
		return []doc.Inline{&doc.Code{Pos: b.Pos, Text: strings.ReplaceAll(b.Text, "\n", " ")}}
	case *doc.MathBlock:
		return []doc.Inline{&doc.Math{Pos: b.Pos, Source: b.Source}}
	case *doc.Figure:
		var out []doc.Inline
		for _, m := range b.Images {
			out = append(out, m)
		}
		return append(out, b.Caption...)
	case *doc.SceneBreak:
		return nil
	}
	return flatBelow(b)
}

// flatBelow joins all that stands under a block, with spaces between.
func flatBelow(b doc.Block) []doc.Inline {
	var nodes []doc.Node
	top := true
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		if top {
			top = false
			return true
		}
		nodes = append(nodes, n)
		return false
	})
	return inlinesOf(nodes)
}

// wrapAll puts inlines into a wrapper. Blocks among them keep their place, and
// their own text is wrapped.
func wrapAll(nodes []doc.Node, wrap func([]doc.Inline) doc.Inline) []doc.Node {
	var out []doc.Node
	var run []doc.Inline
	end := func() {
		if len(run) > 0 {
			out = append(out, wrap(run))
		}
		run = nil
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case doc.Inline:
			run = append(run, n)
			continue
		case *doc.Paragraph:
			n.Inlines = []doc.Inline{wrap(n.Inlines)}
		case *part:
			n.nodes = wrapAll(n.nodes, wrap)
		}
		end()
		out = append(out, n)
	}
	end()
	return out
}

// trimSpace takes the space and the line breaks off both ends.
func trimSpace(ns []doc.Inline) []doc.Inline {
	for len(ns) > 0 {
		if t, ok := ns[0].(*doc.Text); ok {
			t.Text = strings.TrimLeft(t.Text, " \t\n")
			if t.Text != "" {
				break
			}
		} else if _, ok := ns[0].(*doc.LineBreak); !ok {
			break
		}
		ns = ns[1:]
	}
	for len(ns) > 0 {
		last := len(ns) - 1
		if t, ok := ns[last].(*doc.Text); ok {
			t.Text = strings.TrimRight(t.Text, " \t\n")
			if t.Text != "" {
				break
			}
		} else if _, ok := ns[last].(*doc.LineBreak); !ok {
			break
		}
		ns = ns[:last]
	}
	return ns
}

// spaceOnly tells whether nodes are only white space.
func spaceOnly(nodes []doc.Node) bool {
	for _, n := range nodes {
		if t, ok := n.(*doc.Text); !ok || strings.TrimSpace(t.Text) != "" {
			return false
		}
	}
	return true
}

// textOfNodes gives the characters under nodes, line breaks as "\n".
func textOfNodes(nodes []doc.Node) string {
	var b strings.Builder
	visit := func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Text:
			b.WriteString(n.Text)
		case *doc.Code:
			b.WriteString(n.Text)
		case *doc.Math:
			b.WriteString(n.Source)
		case *doc.CodeBlock:
			b.WriteString(n.Text)
		case *doc.LineBreak:
			b.WriteByte('\n')
		}
		return true
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case doc.Inline:
			doc.WalkInlines([]doc.Inline{n}, visit)
		case doc.Block:
			doc.WalkBlocks([]doc.Block{n}, visit)
		case *part:
			b.WriteString(textOfNodes(n.nodes))
		}
	}
	return b.String()
}

// newText makes a text of what did not come by way of a flow.
func newText(pos doc.Pos, s string) *doc.Text {
	return &doc.Text{Pos: pos, Text: printable(s, false)}
}
