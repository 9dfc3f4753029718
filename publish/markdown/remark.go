package markdown

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// remarkBlock is a block between lines of "%%", Obsidian's comments; nothing
// of it is shown.
type remarkBlock struct{ stop int }

// remarkParser reads "%% … %%" that begins a line and ends one.
type remarkParser struct{ ours }

// Trigger gives the bytes that call this parser.
func (remarkParser) Trigger() []byte { return []byte{'%', '<'} }

// Open reads a comment when it closes.
func (remarkParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	start := seg.Start + pc.BlockOffset() - seg.Padding
	if string(bytes.TrimSpace(line)) == "<--->" { // parts columns in a shortcode of Hugo's
		reader.AdvanceToEOL()
		return &blockNode{what: remarkBlock{}}, parser.NoChildren
	}
	if !bytes.HasPrefix(line[pc.BlockOffset():], []byte("%%")) {
		return nil, parser.NoChildren
	}
	end, ok := parseOf(pc).remarkEnd(reader.Source(), start+2)
	if !ok {
		return nil, parser.NoChildren
	}
	if tail, _, _ := bytes.Cut(reader.Source()[end:], []byte("\n")); len(bytes.TrimSpace(tail)) > 0 {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &blockNode{what: remarkBlock{end}}, parser.NoChildren
}

// Continue takes the lines of the comment.
func (remarkParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, seg := reader.PeekLine(); seg.Start >= node.(*blockNode).what.(remarkBlock).stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// remarkEnd gives the offset behind the "%%" that comes after one. Where none
// does, that is remembered.
func (p *parse) remarkEnd(src []byte, from int) (int, bool) {
	if p.noRemark {
		return 0, false
	}
	i := bytes.Index(src[from:], []byte("%%"))
	p.noRemark = i < 0
	return from + i + 2, i >= 0
}

// remarkSpanParser reads "%%…%%" within a paragraph.
type remarkSpanParser struct{}

// Trigger gives the byte that calls this parser.
func (remarkSpanParser) Trigger() []byte { return []byte{'%'} }

// Parse reads a comment.
func (remarkSpanParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("%%")) || unicode.IsDigit(block.PrecendingCharacter()) {
		return nil
	}
	end, ok := parseOf(pc).remarkEnd(block.Source(), seg.Start+2)
	if !ok || bytes.Contains(block.Source()[seg.Start:end], []byte("\n\n")) || !advanceTo(block, end) {
		return nil
	}
	return &inlineNode{what: rawSpan{}}
}
