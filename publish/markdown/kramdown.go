package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// attrLine is a line with an attribute list for the block beside it.
type attrLine struct {
	attrs attrs
	words []string
}

// kramdownTag is kramdown's {::name} … {:/name}; its lines are its content.
type kramdownTag struct {
	name string
	html bool // what is no Markdown is HTML, not LaTeX
	done bool
}

// kramdownParser reads lines that are attribute lists or extensions of
// kramdown, and its mark between blocks, "^".
type kramdownParser struct{}

// Trigger gives the bytes that call this parser.
func (kramdownParser) Trigger() []byte { return []byte{'{', '^'} }

// CanInterruptParagraph says that a list stands right under its paragraph.
func (kramdownParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine says that lists in indented code are code.
func (kramdownParser) CanAcceptIndentedLine() bool { return false }

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

// reference files a named list, "{:name: .class}".
func (p *parse) reference(s string) bool {
	inner, ok := strings.CutSuffix(strings.TrimPrefix(s, "{:"), "}")
	name, list, found := strings.Cut(inner, ":")
	if !ok || !found || name == "" || strings.IndexFunc(name, notName) >= 0 {
		return false
	}
	if p.named == nil {
		p.named = map[string]attrs{}
	}
	a, words := readAttrs(list)
	for _, w := range words {
		a = append(a, p.named[w]...)
	}
	p.named[name] = append(p.named[name], a...)
	return true
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

// Close has nothing to do.
func (kramdownParser) Close(ast.Node, text.Reader, parser.Context) {}

// attrLine gives attributes to the block above, or where an empty line is
// between, to the one below.
func (c *converter) attrLine(f *flow, n *blockNode, l attrLine) {
	above := n.PreviousSibling()
	if above != nil && !n.HasBlankPreviousLines() {
		c.attributeLast(f, l)
	} else {
		c.pending = &l
	}
}

// attributeLast applies attributes to the block that came last.
func (c *converter) attributeLast(f *flow, l attrLine) {
	f.flush()
	top := &f.open[len(f.open)-1]
	last := len(top.nodes) - 1
	if last < 0 {
		return
	}
	if b, ok := top.nodes[last].(doc.Block); ok {
		top.nodes = append(top.nodes[:last], asNodes(c.attributed(b, l))...)
	}
}

// attributed applies attributes to a block: its name, language and direction,
// and what a class can mean to a book.
func (c *converter) attributed(b doc.Block, l attrLine) []doc.Block {
	if _, list := b.(*doc.List); list && slices.Contains(l.words, "toc") {
		c.info("toc-dropped", b.At().Line, "the table of contents that stands here is made by the book itself")
		return nil
	}
	attr := b.Common()
	if id := l.attrs.get("id"); id != "" {
		attr.ID = id
	}
	if lang := l.attrs.lang(); lang != "" {
		attr.Lang = lang
	}
	if dir := l.attrs.dir(); dir != doc.Auto {
		attr.Dir = dir
	}
	if code, ok := b.(*doc.CodeBlock); ok && code.Language == "" {
		code.Language = classLanguage(l.attrs)
	}
	kind, ok := calloutClass(l.attrs.classes())
	if !ok {
		return []doc.Block{b}
	}
	inner := []doc.Block{b}
	if q, quote := b.(*doc.Quote); quote {
		inner = q.Blocks
	}
	box := callout(doc.Attr{Pos: attr.Pos, ID: attr.ID}, kind, inner)
	attr.ID = ""
	return []doc.Block{box}
}

// kramdownBlock converts an extension: remarks and options vanish, and what is
// no Markdown is HTML.
func (c *converter) kramdownBlock(f *flow, n *blockNode, x *kramdownTag) {
	if x.name == "nomarkdown" && x.html {
		c.html(f, []byte(c.listing(n)), c.line(n.Pos())+1)
	}
}

// spanAttrs is an attribute list right after an inline.
type spanAttrs struct {
	attrs attrs
	words []string
}

// attrParser reads attribute lists in a line: after a span, at the end of a
// heading, at the start of a list's item; and kramdown's extensions there.
type attrParser struct{}

// Trigger gives the byte that calls this parser.
func (attrParser) Trigger() []byte { return []byte{'{'} }

// Parse reads an attribute list.
func (attrParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if bytes.HasPrefix(line, []byte("{::")) {
		return inlineExtension(line, block)
	}
	a, words, n, ok := braced(listWindow(line))
	if !ok {
		return nil
	}
	src := block.Source()
	adjacent := seg.Start > 0 && bytes.IndexByte([]byte(")]`*_>"), src[seg.Start-1]) >= 0 && parent.HasChildren()
	_, heading := parent.(*ast.Heading)
	last := len(bytes.TrimSpace(line[n:])) == 0
	kramdown := bytes.HasPrefix(line, []byte("{:"))
	if !adjacent && !(heading && last) && !kramdown {
		return nil
	}
	for _, w := range words {
		a = append(a, parseOf(pc).named[w]...)
	}
	block.Advance(n)
	return &inlineNode{what: spanAttrs{a, words}}
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

// spanAttrs applies attributes to the inline before.
func (c *converter) spanAttrs(f *flow, l spanAttrs) {
	f.flush()
	top := &f.open[len(f.open)-1]
	last := len(top.nodes) - 1
	if last < 0 {
		return
	}
	in, ok := top.nodes[last].(doc.Inline)
	if !ok {
		return
	}
	switch in := in.(type) {
	case *doc.Image:
		imageAttrs(in, l.attrs)
	case *doc.Text, *doc.LineBreak, *doc.Math, *doc.Code:
	case *doc.Link:
		if id := l.attrs.get("id"); id != "" {
			top.nodes[last] = &doc.Span{Pos: in.Pos, ID: id, Inlines: []doc.Inline{in}}
		}
	default:
		e := element{pos: in.At(), attrs: l.attrs}
		if s := e.spanElement([]doc.Inline{in}); meaning(s) {
			top.nodes[last] = s
		}
	}
}

// meaning tells whether a span says something to a book.
func meaning(n doc.Inline) bool {
	s, ok := n.(*doc.Span)
	return !ok || s.ID != "" || s.Lang != "" || s.Dir != "" || s.Role == doc.RoleUnderline || s.Role == doc.RoleMark
}

func imageAttrs(m *doc.Image, a attrs) {
	if w := pixels(a, "width"); w > 0 {
		m.Width = w
	}
	if h := pixels(a, "height"); h > 0 {
		m.Height = h
	}
	if alt := a.get("alt"); alt != "" {
		m.Alt = alt
	}
	if title := a.get("title"); title != "" {
		m.Title = title
	}
}
