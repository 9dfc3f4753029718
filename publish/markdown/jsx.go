package markdown

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	xhtml "golang.org/x/net/html"
)

// jsx is a tag of JSX that HTML's rules do not cover: a component, or one with
// values in braces.
type jsx struct {
	name  string
	attrs attrs
	kind  xhtml.TokenType
}

// jsxParser reads JSX tags and "{/* remarks */}" in a line.
type jsxParser struct{}

// Trigger gives the bytes that call this parser.
func (jsxParser) Trigger() []byte { return []byte{'<', '{'} }

// Parse reads a tag.
func (jsxParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, seg := block.PeekLine()
	src := block.Source()[seg.Start:]
	if src[0] == '{' {
		n := remarkEnd(src, parseOf(pc).mdx())
		if n == 0 || !advanceTo(block, seg.Start+n) {
			return nil
		}
		return &inlineNode{what: rawSpan{}}
	}
	tag, n, ok := readJSX(src, parseOf(pc))
	if !ok || !advanceTo(block, seg.Start+n) {
		return nil
	}
	return &inlineNode{what: tag}
}

// remarkEnd gives the length of "{/* … */}", and in MDX of any expression.
func remarkEnd(src []byte, mdx bool) int {
	src = src[:min(len(src), maxTag)]
	if bytes.HasPrefix(src, []byte("{/*")) {
		if end := bytes.Index(src, []byte("*/}")); end > 0 {
			return end + len("*/}")
		}
	}
	if mdx {
		return evenBraces(src)
	}
	return 0
}

// evenBraces gives the length of what stands in braces, 0 when they do not
// close.
func evenBraces(src []byte) int {
	depth := 0
	for i, c := range src {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// mdx tells whether the post is MDX by its name.
func (p *parse) mdx() bool { return strings.EqualFold(path.Ext(p.name), ".mdx") }

// readJSX reads a tag that only JSX has: <Name …>, </Name>, <name:space …>, any
// with a value in braces, and in MDX <>.
func readJSX(src []byte, p *parse) (t jsx, n int, ok bool) {
	src = src[:min(len(src), maxTag)]
	switch mdx := p.mdx(); {
	case mdx && bytes.HasPrefix(src, []byte("<>")):
		return jsx{"jsx", nil, xhtml.StartTagToken}, 2, true
	case mdx && bytes.HasPrefix(src, []byte("</>")):
		return jsx{"jsx", nil, xhtml.EndTagToken}, 3, true
	}
	i := 1
	t.kind = xhtml.StartTagToken
	if i < len(src) && src[i] == '/' {
		t.kind = xhtml.EndTagToken
		i++
	}
	start := i
	for i < len(src) && (isLetter(rune(src[i])) || '0' <= src[i] && src[i] <= '9' || src[i] == '.' || src[i] == ':') {
		i++
	}
	if i == start || i == len(src) || !isLetter(rune(src[start])) || !isSpaceByte(src[i]) && src[i] != '>' && src[i] != '/' {
		return t, 0, false
	}
	t.name = string(src[start:i])
	end, values := t.readAttrs(src[i:], p)
	spaced := strings.Contains(t.name, ":") && (len(t.attrs) > 0 || t.kind != xhtml.StartTagToken)
	component := t.name[0] <= 'Z' || spaced
	if end < 0 || !component && !values {
		return t, 0, false
	}
	t.name = strings.ToLower(t.name)
	return t, i + end, true
}

// readAttrs reads attributes up to the end of the tag, and gives its length, -1
// when this is no tag. Values tells whether any stood in braces.
func (t *jsx) readAttrs(src []byte, p *parse) (n int, values bool) {
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == '>':
			return i + 1, values
		case c == '/' && i+1 < len(src) && src[i+1] == '>':
			t.kind = xhtml.SelfClosingTagToken
			return i + 2, values
		case c == '{':
			m := evenBraces(src[i:])
			if m == 0 {
				return -1, false
			}
			i, values = i+m, true
		case isSpaceByte(c):
			if bytes.HasPrefix(src[i:], []byte("\n\n")) {
				return -1, false
			}
			i++
		case isLetter(rune(c)) || c == '_' || c == '@' || c == ':':
			m, braced := t.readAttr(src[i:], p)
			if m == 0 {
				return -1, false
			}
			i, values = i+m, values || braced
		default:
			return -1, false
		}
	}
	return -1, false
}

// readAttr reads one attribute; a value in braces is kept where it is a string,
// a number or the path of a picture.
func (t *jsx) readAttr(src []byte, p *parse) (n int, braced bool) {
	for n < len(src) && (isLetter(rune(src[n])) || bytes.IndexByte([]byte("-_:@.0123456789"), src[n]) >= 0) {
		n++
	}
	key := strings.ToLower(string(src[:n]))
	if n >= len(src) || src[n] != '=' {
		t.attrs = append(t.attrs, attribute(key, ""))
		return n, false
	}
	n++
	if n >= len(src) {
		return 0, false
	}
	var value string
	switch q := src[n]; q {
	case '"', '\'':
		end := bytes.IndexByte(src[n+1:], q)
		if end < 0 {
			return 0, false
		}
		value = string(src[n+1 : n+1+end])
		n += end + 2
	case '{':
		m := evenBraces(src[n:])
		if m == 0 {
			return 0, false
		}
		value = p.valueOf(strings.TrimSpace(string(src[n+1 : n+m-1])))
		n += m
		braced = true
	default:
		end := bytes.IndexAny(src[n:], " \t\n>")
		if end < 0 {
			return 0, false
		}
		value = string(src[n : n+end])
		n += end
	}
	t.attrs = append(t.attrs, attribute(key, value))
	return n, braced
}

// jsxBlockParser reads a JSX tag that has a line, or several, for itself.
type jsxBlockParser struct{ ours }

// jsxLine is such a tag.
type jsxLine struct {
	jsx
	stop int
}

// Trigger gives the bytes that call this parser.
func (jsxBlockParser) Trigger() []byte { return []byte{'<', '{'} }

// Open reads a tag and nothing else on its line.
func (jsxBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, seg := reader.PeekLine()
	start := seg.Start + pc.BlockOffset() - seg.Padding
	src := reader.Source()[start:]
	var t jsx
	n, ok := 0, false
	if src[0] == '{' {
		n = remarkEnd(src, parseOf(pc).mdx())
		ok = n > 0
	} else {
		t, n, ok = readJSX(src, parseOf(pc))
	}
	if !ok {
		return nil, parser.NoChildren
	}
	if tail, _, _ := bytes.Cut(src[n:], []byte("\n")); len(bytes.TrimSpace(tail)) > 0 {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &blockNode{what: jsxLine{t, start + n}}, parser.NoChildren
}

// Continue takes the lines that the tag goes over.
func (jsxBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, seg := reader.PeekLine(); seg.Start >= node.(*blockNode).what.(jsxLine).stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// jsxTag opens or closes a component: what it holds is kept, and a title it has
// is put before.
func (c *converter) jsxTag(f *flow, t jsx, line int) {
	if t.name == "" {
		return
	}
	e := element{name: t.name, attrs: t.attrs, pos: c.at(line)}
	for _, a := range t.attrs {
		e.args = append(e.args, struct{ key, value string }{a.Key, a.Val})
	}
	if known(t.name) && (t.kind != xhtml.SelfClosingTagToken || isVoid(t.name)) {
		c.tag(f, e, t.kind)
		return
	}
	e.name = ":" + t.name
	if t.kind == xhtml.EndTagToken {
		f.end(e.name)
		return
	}
	if t.kind == xhtml.SelfClosingTagToken {
		if nodes, ok := c.placed(tag{name: t.name, args: e.args, self: true, line: line}, e.pos); ok {
			f.add(nodes...)
			return
		}
		if known(t.name) {
			return
		}
		c.once("component", line, "the component <"+t.name+"/> is left out")
		return
	}
	f.start(e)
}

// known tells the elements of HTML that have a meaning here.
func known(name string) bool {
	return blockTag(name) || isVoid(name) || titleTag(name) || plainTag(name) || isRows(name) || name == "tr" || name == "td" || name == "th" ||
		name == "iframe" || name == "video" || name == "audio" || name == "script" || name == "style" || name == "svg" || name == "picture"
}
