package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxWasted bounds the bytes read after "](" for links that are none:
// goldmark reads to the end of the line for each.
const maxWasted = 16 << 20

// linkParser is goldmark's with that bound.
type linkParser struct{}

var links = parser.NewLinkParser().(interface {
	parser.InlineParser
	parser.CloseBlocker
})

// Trigger gives the bytes that call this parser.
func (linkParser) Trigger() []byte { return links.Trigger() }

// Parse reads a bracket of a link.
func (linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := parseOf(pc)
	line, seg := block.PeekLine()
	inline := line[0] == ']' && len(line) > 1 && line[1] == '('
	if inline && p.wasted > maxWasted {
		p.tooMuch(seg.Start, "too many brackets that are no links")
		return nil
	}
	node := links.Parse(parent, block, pc)
	if inline && node == nil {
		p.wasted += len(line)
	}
	return node
}

// CloseBlock turns brackets that stayed open into text.
func (linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	links.CloseBlock(parent, block, pc)
}
