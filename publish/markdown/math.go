package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// mathBlock is displayed mathematics: "$$ … $$", "\[ … \]" or an environment
// of LaTeX's. Its lines hold all of it, marks included.
type mathBlock struct{ stop int }

// mathBlockParser reads displayed mathematics that begins a line.
type mathBlockParser struct{ ours }

// Trigger gives the bytes that call this parser.
func (mathBlockParser) Trigger() []byte { return []byte{'$', '\\'} }

// Open reads the mark that begins a display, when the one that ends it comes
// before an empty line, and ends a line.
func (mathBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	start := seg.Start + pc.BlockOffset() - seg.Padding
	rest := line[pc.BlockOffset():]
	closing := displayEnd(rest)
	if closing == "" {
		return nil, parser.NoChildren
	}
	src := reader.Source()[start:]
	src = src[:min(len(src), maxTag)]
	from := 2
	if blank := bytes.Index(src, []byte("\n\n")); blank >= 0 && !bytes.HasPrefix(rest, []byte(`\begin`)) {
		src = src[:blank]
	}
	end := bytes.Index(src[from:], []byte(closing))
	if end <= 0 {
		return nil, parser.NoChildren
	}
	stop := from + end + len(closing)
	if closing == `\]` && !mathematical(string(bytes.TrimSpace(src[from:from+end]))) {
		return nil, parser.NoChildren
	}
	if tail, _, _ := bytes.Cut(src[stop:], []byte("\n")); len(bytes.Trim(tail, " \t.,;")) > 0 {
		return nil, parser.NoChildren
	}
	node := &blockNode{what: mathBlock{start + stop}}
	node.Lines().Append(text.NewSegment(start, seg.Stop))
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// displayEnd gives the mark that ends a display beginning like this, "" when
// none begins.
func displayEnd(line []byte) string {
	switch {
	case bytes.HasPrefix(line, []byte("$$")):
		return "$$"
	case bytes.HasPrefix(line, []byte(`\[`)):
		return `\]`
	case bytes.HasPrefix(line, []byte(`\begin{`)):
		if end := bytes.IndexByte(line, '}'); end > 0 {
			return `\end` + string(line[len(`\begin`):end+1])
		}
	}
	return ""
}

// Continue takes lines until the display ends.
func (mathBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	_, seg := reader.PeekLine()
	if seg.Start >= node.(*blockNode).what.(mathBlock).stop {
		return parser.Close
	}
	node.Lines().Append(seg)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// mathSpan is mathematics in a line.
type mathSpan struct{ source string }

// mathParser reads mathematics in a line. For "$" Pandoc's rules hold: no space
// inside the marks, no digit after the closing one, so that sums of money stay
// what they are.
type mathParser struct{}

// Trigger gives the bytes that call this parser.
func (mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// Parse reads mathematics.
func (mathParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	p := parseOf(pc)
	switch {
	case bytes.HasPrefix(line, []byte("$$")):
		return delimited(block, p, parent, "$$")
	case line[0] == '$':
		if seg.Start > 0 && block.Source()[seg.Start-1] == '\\' {
			return nil
		}
		return dollars(block, line)
	case bytes.HasPrefix(line, []byte(`\(`)):
		return delimited(block, p, parent, `\)`)
	case bytes.HasPrefix(line, []byte(`\[`)):
		return delimited(block, p, parent, `\]`)
	case bytes.HasPrefix(line, []byte(`\\(`)), bytes.HasPrefix(line, []byte(`\\[`)):
		closing := `\\)`
		if line[2] == '[' {
			closing = `\\]`
		}
		return delimited(block, p, parent, closing)
	}
	return nil
}

// delimited reads mathematics up to a mark that may be some lines below. A mark
// that a paragraph has not is looked for there only once.
func delimited(block text.Reader, p *parse, parent ast.Node, closing string) ast.Node {
	_, seg := block.PeekLine()
	if p.noMath[closing] == parent {
		return nil
	}
	src := block.Source()[seg.Start:]
	src = src[:min(len(src), maxTag)]
	if blank := bytes.Index(src, []byte("\n\n")); blank >= 0 {
		src = src[:blank]
	}
	open := len(closing)
	end := bytes.Index(src[min(open, len(src)):], []byte(closing))
	if end <= 0 {
		p.none(closing, parent)
		return nil
	}
	source := strings.TrimSpace(string(src[open : open+end]))
	if source == "" || closing[0] == '\\' && !mathematical(source) || !advanceTo(block, seg.Start+open+end+len(closing)) {
		return nil
	}
	return &inlineNode{what: mathSpan{source}}
}

// none remembers that a block has no more of a closing mark.
func (p *parse) none(closing string, block ast.Node) {
	if p.noMath == nil {
		p.noMath = map[string]ast.Node{}
	}
	p.noMath[closing] = block
}

// mathematical tells TeX from words and sums that stand between such marks by
// chance: "\[citation\]", "$HOME:$PATH", "$5 and 10$".
func mathematical(s string) bool {
	if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return false
	}
	if strings.ContainsAny(s, `\^{}`) || strings.ContainsAny(s, "_=") && !strings.Contains(s, " ") {
		return true
	}
	letters := 0
	for _, r := range s {
		if r > unicode.MaxASCII && unicode.IsLetter(r) && !unicode.Is(unicode.Greek, r) {
			return false
		}
		if !isLetter(r) {
			letters = 0
		} else if letters++; letters == 3 && !strings.ContainsAny(s, "(=") {
			return false
		}
	}
	return strings.IndexFunc(s, unicode.IsLetter) >= 0 && !strings.ContainsAny(s[len(s)-1:], "-/+,(:")
}

// dollars reads "$…$" within one line.
func dollars(block text.Reader, line []byte) ast.Node {
	if len(line) < 3 || isSpaceByte(line[1]) {
		return nil
	}
	for i := 1; i < min(len(line), maxBracket); i++ {
		switch line[i] {
		case '\\':
			i++
		case '`', '\n':
			return nil
		case '$':
			after, _ := utf8.DecodeRune(line[i+1:])
			if isSpaceByte(line[i-1]) || unicode.IsDigit(after) {
				return nil
			}
			source := string(line[1:i])
			if !mathematical(source) || unicode.IsDigit(rune(source[0])) && strings.Contains(source, `\$`) {
				return nil
			}
			block.Advance(i + 1)
			return &inlineNode{what: mathSpan{source}}
		}
	}
	return nil
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// display gives the block's mathematics without its marks; an environment is
// kept whole.
func display(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".,;")
	return trimMath(s)
}
