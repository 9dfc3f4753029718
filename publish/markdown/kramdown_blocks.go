package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// standing is a block that begins after an empty line only, as nearly all of
// kramdown's do.
type standing struct{ parser.BlockParser }

// CanInterruptParagraph says that it may not.
func (standing) CanInterruptParagraph() bool { return false }

// kramdownList is a list that begins after an empty line, or right under the
// first words of an item.
type kramdownList struct{ parser.BlockParser }

// Open begins a list.
func (l kramdownList) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last := pc.LastOpenedBlock().Node
	_, item := parent.(*ast.List) // another item
	if !item && ast.IsParagraph(last) && !underWords(parent, last) && !underList(parent, reader) {
		return nil, parser.NoChildren
	}
	if line, _ := reader.PeekLine(); isBreak(line) {
		return nil, parser.NoChildren // which a paragraph above keeps from being one
	}
	return l.BlockParser.Open(parent, reader, pc)
}

// isBreak tells a line that would be a break between paragraphs: "* * *".
func isBreak(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 2 && bytes.IndexByte([]byte("*-_"), line[0]) >= 0 && bytes.Count(line, line[:1]) > 2 &&
		len(bytes.Trim(line, string(line[:1])+" \t")) == 0
}

// underWords tells a list right under the first words of an item.
func underWords(parent, last ast.Node) bool {
	_, item := parent.(*ast.ListItem)
	return item && last.Parent() == parent && parent.FirstChild() == last
}

// underList tells an item with another mark than the list above has, which is
// to kramdown the same list.
func underList(parent ast.Node, reader text.Reader) bool {
	list, ok := parent.LastChild().(*ast.List)
	line, _ := reader.PeekLine()
	mark := bytes.TrimLeft(line, " ")
	return ok && len(mark) > 0 && list.IsOrdered() == isDigit(mark[0])
}

// kramdownSetext is a heading with a line below, which has one line above.
type kramdownSetext struct{ parser.BlockParser }

// Open reads the line below.
func (h kramdownSetext) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if last, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph); ok && last.Lines().Len() != 1 {
		return nil, parser.NoChildren
	}
	return h.BlockParser.Open(parent, reader, pc)
}

// kramdownHeading is a heading with "#", which needs no space after it.
type kramdownHeading struct{ ours }

// Trigger gives the byte that calls this parser.
func (kramdownHeading) Trigger() []byte { return []byte{'#'} }

// CanInterruptParagraph says that it may not.
func (kramdownHeading) CanInterruptParagraph() bool { return false }

// Open reads a heading: its text, without the marks that end it, and its name.
func (kramdownHeading) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	rest := line[pc.BlockOffset():]
	level := 0
	for level < 6 && level < len(rest) && rest[level] == '#' {
		level++
	}
	inner := bytes.TrimSpace(rest[level:])
	if pc.BlockIndent() > 0 || len(inner) == 0 {
		return nil, parser.NoChildren
	}
	from := seg.Start + pc.BlockOffset() - seg.Padding + level + bytes.Index(rest[level:], inner)
	inner, id := headingName(inner)
	if marks := len(inner) - len(bytes.TrimRight(inner, "#")); marks < len(inner) && inner[len(inner)-marks-1] != '\\' {
		inner = bytes.TrimSpace(inner[:len(inner)-marks])
	}
	h := ast.NewHeading(level)
	h.Lines().Append(text.NewSegment(from, from+len(inner)))
	if id != "" {
		h.SetAttributeString("id", id)
	}
	reader.AdvanceToEOL()
	return h, parser.NoChildren
}

// headingName cuts "{#name}" off, where a space is before it.
func headingName(s []byte) (rest []byte, id string) {
	open := bytes.LastIndex(s, []byte("{#"))
	if open < 1 || !isSpaceByte(s[open-1]) || !isHeadingName(s[open:]) {
		return s, ""
	}
	return bytes.TrimSpace(s[:open]), string(s[open+2 : len(s)-1])
}

// isHeadingName tells "{#name}" whose name begins with a letter.
func isHeadingName(s []byte) bool {
	inner, ok := bytes.CutSuffix(bytes.TrimPrefix(s, []byte("{#")), []byte("}"))
	return ok && len(inner) > 0 && isLetter(rune(inner[0])) &&
		bytes.IndexFunc(inner, func(r rune) bool { return notName(r) && r != ':' }) < 0
}

// kramdownFence is fenced code, which is text where no fence closes it.
type kramdownFence struct{ parser.BlockParser }

// maxFence bounds the length of fences that are told apart.
const maxFence = 100

// CanInterruptParagraph says that it may not.
func (kramdownFence) CanInterruptParagraph() bool { return false }

// Open reads a fence.
func (b kramdownFence) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	mark := fenceMark(string(line))
	if mark == "" || !parseOf(pc).fenceCloses(reader.Source()[seg.Stop:], mark[:min(len(mark), maxFence)]) {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// fenceCloses tells whether a line begins with the fence. Where none does, that
// is remembered for it and for longer ones.
func (p *parse) fenceCloses(src []byte, mark string) bool {
	if n := p.noFence[mark[0]]; n > 0 && len(mark) >= n {
		return false
	}
	for len(src) > 0 {
		i := bytes.Index(src, []byte(mark))
		if i < 0 {
			break
		}
		start := bytes.LastIndexByte(src[:i], '\n') + 1
		if len(bytes.Trim(src[start:i], " >")) == 0 {
			return true
		}
		src = src[i+len(firstLine(src[i:])):]
	}
	if p.noFence == nil {
		p.noFence = map[byte]int{}
	}
	p.noFence[mark[0]] = len(mark)
	return false
}
