package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// kramdownTag is kramdown's {::name} … {:/name}; its lines are its content.
type kramdownTag struct {
	name string
	html bool // what is no Markdown is HTML, not LaTeX
	done bool
}

// kramdownParser reads lines that are attribute lists or extensions of
// kramdown, and its mark between blocks, "^".
type kramdownParser struct{ ours }

// Trigger gives the bytes that call this parser.
func (kramdownParser) Trigger() []byte { return []byte{'{', '^'} }

// Open reads a line of kramdown's.
func (kramdownParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	s := strings.TrimSpace(string(line[pc.BlockOffset():]))
	p := parseOf(pc)
	switch {
	case s == "^":
		reader.AdvanceToEOL()
		return &blockNode{what: attrLine{}}, parser.NoChildren
	case strings.HasPrefix(s, "{::"):
		return openExtension(s, reader)
	case strings.HasPrefix(s, "{:") && p.reference(s):
		reader.AdvanceToEOL()
		return &blockNode{what: attrLine{}}, parser.NoChildren
	}
	a, words, n, ok := braced(s)
	if !ok || n != len(s) || !strings.HasPrefix(s, "{:") {
		return nil, parser.NoChildren
	}
	for _, w := range words {
		a = append(a, p.named[w]...)
	}
	reader.AdvanceToEOL()
	return &blockNode{what: attrLine{a, words}}, parser.NoChildren
}

func openExtension(s string, reader text.Reader) (ast.Node, parser.State) {
	name := strings.TrimPrefix(s, "{::")
	end := strings.IndexAny(name, " /}")
	if end < 0 || !strings.HasSuffix(s, "}") {
		return nil, parser.NoChildren
	}
	switch name[:end] {
	case "comment", "nomarkdown", "options":
	default:
		return nil, parser.NoChildren
	}
	x := &kramdownTag{name: name[:end], html: !strings.Contains(s, "type=") || strings.Contains(s, "html"), done: strings.HasSuffix(s, "/}") || strings.Contains(s, "{:/")}
	if !x.done && !bytes.Contains(reader.Source()[position(reader):], []byte("{:/")) {
		x.done = true
	}
	reader.AdvanceToEOL()
	return &blockNode{what: x}, parser.NoChildren
}

// position gives the offset a reader is at.
func position(r text.Reader) int {
	_, seg := r.Position()
	return seg.Start
}

// Continue takes the lines of an extension.
func (kramdownParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	x, ok := node.(*blockNode).what.(*kramdownTag)
	if !ok || x.done {
		return parser.Close
	}
	line, seg := reader.PeekLine()
	end := strings.TrimSpace(string(line))
	if end == "{:/}" || end == "{:/"+x.name+"}" {
		x.done = true
	} else {
		node.Lines().Append(seg)
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// kramdownBlock converts an extension: remarks and options vanish, and what is
// no Markdown is HTML.
func (c *converter) kramdownBlock(f *flow, n *blockNode, x *kramdownTag) {
	if x.name == "nomarkdown" && x.html {
		c.html(f, []byte(c.listing(n)), c.line(n.Pos())+1)
	}
}

// inlineExtension reads "{::comment}…{:/comment}" and "{::options … /}" in a
// line.
func inlineExtension(line []byte, block text.Reader) ast.Node {
	end := bytes.IndexByte(line, '}')
	if end < 0 {
		return nil
	}
	name := string(line[3:end])
	switch word, _, _ := strings.Cut(name, " "); strings.TrimSuffix(word, "/") {
	case "comment", "nomarkdown", "options":
	default:
		return nil
	}
	if closing := bytes.Index(line[end:], []byte("{:/")); closing >= 0 && !strings.HasSuffix(name, "/") {
		stop := bytes.IndexByte(line[end+closing:], '}')
		if stop < 0 {
			return nil
		}
		content := string(line[end+1 : end+closing])
		block.Advance(end + closing + stop + 1)
		if name != "nomarkdown" {
			content = ""
		}
		return &inlineNode{what: rawSpan{content}}
	}
	block.Advance(end + 1)
	return &inlineNode{what: rawSpan{}}
}

// rawSpan is HTML in a line that kramdown was told to leave alone.
type rawSpan struct{ html string }
