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
	name  string
	html  bool // what is no Markdown is HTML, not LaTeX
	done  bool
	attrs attrs // of options
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
		return p.openExtension(s, reader)
	case strings.HasPrefix(s, "{:/") && p.dialect == Kramdown:
		return nil, parser.NoChildren
	case strings.HasPrefix(s, "{:") && p.reference(s):
		reader.AdvanceToEOL()
		return &blockNode{what: attrLine{}}, parser.NoChildren
	}
	a, words, n, ok := braced(s)
	if !ok || n != len(s) || !strings.HasPrefix(s, "{:") && (p.dialect == Kramdown || p.mdx() || len(words) > 0) {
		return nil, parser.NoChildren // Hugo's have no colon, and nothing but names and values
	}
	for _, w := range words {
		a = append(a, p.named[w]...)
	}
	reader.AdvanceToEOL()
	return &blockNode{what: attrLine{a, words}}, parser.NoChildren
}

// openExtension reads "{::name}". Where nothing closes it, kramdown has it as
// text; elsewhere only the line is left out.
func (p *parse) openExtension(s string, reader text.Reader) (ast.Node, parser.State) {
	name := strings.TrimPrefix(s, "{::")
	end := strings.IndexAny(name, " /}")
	if end < 0 || !strings.HasSuffix(s, "}") || strings.Contains(s, "{:/") { // one that closes on its line stands in a paragraph
		return nil, parser.NoChildren
	}
	switch name[:end] {
	case "comment", "nomarkdown", "options":
	default:
		return nil, parser.NoChildren
	}
	x := &kramdownTag{name: name[:end], html: !strings.Contains(s, "type=") || strings.Contains(s, "html"), done: strings.HasSuffix(s, "/}")}
	if !x.done && !p.extensionCloses(x.name, reader.Source()[position(reader):]) {
		if p.dialect == Kramdown {
			return nil, parser.NoChildren
		}
		x.done = true
	}
	x.options(p, s)
	reader.AdvanceToEOL()
	return &blockNode{what: x}, parser.NoChildren
}

// extensionCloses tells whether a line closes an extension in the rest of a
// text. Where none does, that is remembered.
func (p *parse) extensionCloses(name string, src []byte) bool {
	if p.noExtension[name] {
		return false
	}
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("{:/"))
		if i < 0 {
			break
		}
		at += i
		start := bytes.LastIndexByte(src[:at], '\n') + 1
		line := firstLine(src[start:])
		if closesExtension(string(bytes.TrimSpace(line)), name) {
			return true
		}
		at = start + len(line)
	}
	if p.noExtension == nil {
		p.noExtension = map[string]bool{}
	}
	p.noExtension[name] = true
	return false
}

// closesExtension tells "{:/}" and "{:/name}".
func closesExtension(line, name string) bool { return line == "{:/}" || line == "{:/"+name+"}" }

// options notes what {::options … /} says about elements in a line; the
// others take effect where they stand.
func (x *kramdownTag) options(p *parse, s string) {
	if x.name == "options" {
		a, _ := readAttrs(strings.Trim(strings.TrimPrefix(s, "{::options"), "/} "))
		x.attrs = a
		p.rawSpans = p.rawSpans && a.get("parse_span_html") != "true" || a.get("parse_span_html") == "false"
	}
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
	if closesExtension(strings.TrimSpace(string(line)), x.name) {
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
	if on := x.attrs.get("parse_block_html"); on != "" {
		c.blockHTML = on == "true"
	}
	if x.name == "nomarkdown" && x.html {
		c.html(f, []byte(c.listing(n)), c.line(n.Pos())+1)
	}
}

// inlineExtension reads "{::comment}…{:/comment}" and "{::options … /}" in a
// line.
func inlineExtension(line []byte, block text.Reader, p *parse) ast.Node {
	end := bytes.IndexByte(line[:min(len(line), maxAttrs)], '}')
	if end < 0 {
		return nil
	}
	name, _, _ := strings.Cut(string(line[3:end]), " ")
	name, empty := strings.TrimSuffix(name, "/"), line[end-1] == '/'
	switch name {
	case "comment", "nomarkdown", "options":
	default:
		return nil
	}
	if i, n := extensionEnd(line[end:min(len(line), end+maxTag)], name); i >= 0 && !empty {
		content := string(line[end+1 : end+i])
		block.Advance(end + i + n)
		if name != "nomarkdown" {
			content = ""
		}
		return &inlineNode{what: rawSpan{content}}
	}
	if p.dialect == Kramdown && !empty {
		return nil
	}
	if name == "options" {
		(&kramdownTag{name: name}).options(p, string(line[:end+1]))
	}
	block.Advance(end + 1)
	return &inlineNode{what: rawSpan{}}
}

// extensionEnd finds "{:/}" or "{:/name}" in a line.
func extensionEnd(line []byte, name string) (at, n int) {
	at = -1
	for _, closing := range []string{"{:/}", "{:/" + name + "}"} {
		if i := bytes.Index(line, []byte(closing)); i >= 0 && (at < 0 || i < at) {
			at, n = i, len(closing)
		}
	}
	return at, n
}

// rawSpan is HTML in a line that kramdown was told to leave alone.
type rawSpan struct{ html string }
