package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeSpanParser is goldmark's, but searches a block only once for a closing
// run of some length that is not there.
type codeSpanParser struct{}

var codeSpans = parser.NewCodeSpanParser()

// Trigger gives the byte that calls this parser.
func (codeSpanParser) Trigger() []byte { return []byte{'`'} }

// Parse reads a code span, or a run of backticks that is none.
func (codeSpanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := parseOf(pc)
	line, seg := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == '`' {
		n++
	}
	if p.unclosed[n] == parent {
		block.Advance(n)
		return ast.NewTextSegment(seg.WithStop(seg.Start + n))
	}
	node := codeSpans.Parse(parent, block, pc)
	if node != nil && node.Kind() == ast.KindText {
		if p.unclosed == nil {
			p.unclosed = map[int]ast.Node{}
		}
		p.unclosed[n] = parent
	}
	return node
}
