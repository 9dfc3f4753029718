package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// taskParser reads the box that begins an item of a list of tasks (GFM, "Task
// list items").
type taskParser struct{}

// Trigger gives the byte that calls this parser.
func (taskParser) Trigger() []byte { return []byte{'['} }

// Parse reads "[ ]" or "[x]" at the start of an item; in Obsidian, "[-]" is
// done with, and "[/]", "[>]" are not yet.
func (taskParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 3 || line[2] != ']' || parent.HasChildren() {
		return nil
	}
	item, ok := parent.Parent().(*ast.ListItem)
	checked := bytes.IndexByte([]byte("xX-"), line[1]) >= 0
	if !ok || item.FirstChild() != parent || !checked && !isSpaceByte(line[1]) && !bytes.ContainsAny(line[1:2], "/><") {
		return nil
	}
	n := 3
	for n < len(line) && isSpaceByte(line[n]) {
		n++
	}
	block.Advance(n)
	return xast.NewTaskCheckBox(checked)
}
