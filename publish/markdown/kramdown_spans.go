package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// kramdownCode is code in a line: one backtick before a space is text, and the
// backslash is no escape within.
type kramdownCode struct{ codeSpanParser }

// Parse reads code.
func (k kramdownCode) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if len(line) > 1 && line[1] != '`' && isSpaceByte(line[1]) {
		if before := block.PrecendingCharacter(); util.IsSpaceRune(before) {
			block.Advance(1)
			return ast.NewTextSegment(seg.WithStop(seg.Start + 1))
		}
	}
	return k.codeSpanParser.Parse(parent, block, pc)
}

// kramdownFlanks tells whether a run of "*" or "_" may open and close.
func kramdownFlanks(c byte, before, after rune) (open, closing bool) {
	open, closing = !util.IsSpaceRune(after), !util.IsSpaceRune(before)
	if c == '_' {
		open = open && (!unicode.IsLetter(before) || !unicode.IsLetter(after))
		closing = closing && !isWord(after)
	}
	return open, closing
}

// kramdownMath is mathematics, "$$…$$" alone; a backslash before it keeps one
// that begins a paragraph in the line, and makes text of any other.
type kramdownMath struct{}

// Trigger gives the bytes that call this parser.
func (kramdownMath) Trigger() []byte { return []byte{'$', '\\'} }

// Parse reads mathematics.
func (kramdownMath) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	escaped := line[0] == '\\'
	if escaped {
		line = line[1:]
	}
	if !bytes.HasPrefix(line, []byte("$$")) || escaped && parent.HasChildren() {
		return nil
	}
	if escaped {
		block.Advance(1)
	}
	return delimited(block, parseOf(pc), parent, "$$")
}

// exactText is what stands in place of marks.
type exactText struct{ text string }

// guillemetParser reads "<<" and ">>", with the space that belongs inside.
type guillemetParser struct{}

// Trigger gives the bytes that call this parser.
func (guillemetParser) Trigger() []byte { return []byte{'<', '>', ' '} }

// Parse reads one mark.
func (guillemetParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	for _, m := range []struct{ mark, text string }{{"<< ", "«\u00a0"}, {" >>", "\u00a0»"}, {"<<", "«"}, {">>", "»"}} {
		if bytes.HasPrefix(line, []byte(m.mark)) {
			block.Advance(len(m.mark))
			if parseOf(pc).plainMarks {
				return &inlineNode{what: exactText{m.mark}}
			}
			return &inlineNode{what: exactText{m.text}}
		}
	}
	return nil
}

// mailParser reads "<name@host>" in letters of any script.
type mailParser struct{}

// Trigger gives the byte that calls this parser.
func (mailParser) Trigger() []byte { return []byte{'<'} }

// Parse reads an address.
func (mailParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	end := bytes.IndexByte(line[:min(len(line), 300)], '>')
	if end < 0 || bytes.IndexByte(line[:end], '@') < 0 {
		return nil
	}
	name, host, _ := strings.Cut(string(line[1:end]), "@")
	if !mailWord(name) || !mailWord(host) || !strings.Contains(host, ".") {
		return nil
	}
	block.Advance(end + 1)
	address := ast.NewTextSegment(text.NewSegment(seg.Start+1, seg.Start+end))
	return ast.NewAutoLink(ast.AutoLinkEmail, address)
}

func mailWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !isWord(r) && !strings.ContainsRune("._-+", r) }) < 0
}

// rawElementParser reads elements in a line that hold no Markdown: code and its
// kin, those marked markdown="0", and all where an option says so.
type rawElementParser struct{}

// Trigger gives the byte that calls this parser.
func (rawElementParser) Trigger() []byte { return []byte{'<'} }

// Parse reads an element up to its end in the paragraph.
func (rawElementParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	name := tagName(string(line[:min(len(line), 40)]))
	open := bytes.IndexByte(line[:min(len(line), maxTag)], '>')
	if name == "" || line[1] == '/' || open < 0 || line[open-1] == '/' {
		return nil
	}
	p := parseOf(pc)
	if !rawContent(name) && !p.rawSpans && !bytes.Contains(line[:open], []byte(`markdown="0"`)) {
		return nil
	}
	closing := "</" + name + ">"
	if p.noMath[closing] == parent {
		return nil
	}
	src := block.Source()[seg.Start:]
	src = src[:min(len(src), maxTag)]
	end := bytes.Index(bytes.ToLower(src), []byte(closing))
	if end < 0 || !advanceTo(block, seg.Start+end+len(closing)) {
		p.none(closing, parent)
		return nil
	}
	return &inlineNode{what: rawSpan{string(src[:end+len(closing)])}}
}

// rawContent tells the elements whose content kramdown leaves alone.
func rawContent(name string) bool {
	switch name {
	case "script", "style", "math", "option", "textarea", "pre", "code", "kbd", "samp", "var":
		return true
	}
	return false
}

// spanContent tells the elements that hold text and no blocks.
func spanContent(name string) bool {
	switch name {
	case "a", "abbr", "acronym", "b", "big", "bdo", "button", "cite", "caption", "del", "dfn", "dt", "em",
		"h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "label", "legend", "optgroup", "p", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby",
		"select", "small", "span", "strong", "sub", "summary", "sup", "th", "tt", "u":
		return true
	}
	return false
}

// blockContent tells the elements that hold blocks.
func blockContent(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "dd", "details", "div", "fieldset", "figure", "figcaption", "footer", "form",
		"header", "li", "main", "nav", "section", "td":
		return true
	}
	return false
}
