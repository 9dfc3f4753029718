package markdown

import (
	"bytes"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// example is an item of Pandoc's example lists, "(@label) text", which count
// through the whole text.
type example struct{ number int }

// exampleNode holds the item's blocks.
type exampleNode struct {
	titleNode
	offset int
}

// exampleParser reads items of example lists.
type exampleParser struct{ ours }

// Trigger gives the byte that calls this parser.
func (exampleParser) Trigger() []byte { return []byte{'('} }

// Open reads the marker of an item and gives it its number.
func (exampleParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	label, n, ok := exampleMark(line[pos:])
	if !ok || pos+n < len(line) && !isSpaceByte(line[pos+n]) || len(bytes.TrimSpace(line[pos+n:])) == 0 {
		return nil, parser.NoChildren
	}
	p := parseOf(pc)
	p.exampleCount++
	if p.examples == nil {
		p.examples = map[string]int{}
	}
	if label != "" {
		p.examples[label] = p.exampleCount
	}
	node := &exampleNode{titleNode{what: example{p.exampleCount}}, pos + n + 1}
	reader.Advance(pos + n + 1)
	return node, parser.HasChildren
}

// exampleMark reads "(@label)".
func exampleMark(s []byte) (label string, n int, ok bool) {
	inner, found := bytes.CutPrefix(s, []byte("(@"))
	end := bytes.IndexByte(inner[:min(len(inner), 100)], ')')
	if !found || end < 0 || bytes.IndexFunc(inner[:end], notName) >= 0 {
		return "", 0, false
	}
	return string(inner[:end]), len("(@)") + end, true
}

// Continue takes lines that are empty or indented as far as the item's text.
func (exampleParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	width := min(node.(*exampleNode).offset, 4)
	if w, _ := util.IndentWidth(line, reader.LineOffset()); w < width {
		return parser.Close
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), width)
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// exampleItem adds an item to the list before it, or begins one.
func (c *converter) exampleItem(f *flow, n *exampleNode) {
	number := n.what.(example).number
	it := doc.Item{Pos: c.pos(n.Pos()), Marker: "(" + itoa(number) + ")", Blocks: c.blocks(n)}
	f.flush()
	top := &f.open[len(f.open)-1]
	if _, follows := n.PreviousSibling().(*exampleNode); follows && len(top.nodes) > 0 {
		if l, ok := top.nodes[len(top.nodes)-1].(*doc.List); ok {
			l.Items = append(l.Items, it)
			l.Tight = l.Tight && !n.HasBlankPreviousLines()
			return
		}
	}
	f.add(&doc.List{Attr: c.attr(n), Ordered: true, Start: number, Tight: true, Items: []doc.Item{it}})
}

// exampleCall is "(@label)" in a line, where an example has that label.
type exampleCall struct{ label string }

// exampleCallParser reads references to examples.
type exampleCallParser struct{}

// Trigger gives the byte that calls this parser.
func (exampleCallParser) Trigger() []byte { return []byte{'('} }

// Parse reads a reference.
func (exampleCallParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	label, n, ok := exampleMark(line)
	if !ok || parseOf(pc).examples[label] == 0 {
		return nil
	}
	block.Advance(n)
	return &inlineNode{what: exampleCall{label}}
}
