package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// raised is Pandoc's "x^2^" or, lowered, "H~2~O".
type raised struct {
	text    string
	lowered bool
}

// raisedParser reads what is raised or lowered: right after a letter, a digit
// or a bracket, a few letters, digits and signs without a space. Anything else
// between such marks is text, for a tilde stands before home directories and
// in ranges of numbers, and a circumflex in faces.
type raisedParser struct{}

// Trigger gives the bytes that call this parser.
func (raisedParser) Trigger() []byte { return []byte{'^', '~'} }

// maxRaised bounds the length of what is raised or lowered.
const maxRaised = 30

// Parse reads both marks and what is between.
func (raisedParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	mark := line[0]
	end := bytes.IndexByte(line[1:min(len(line), maxRaised)], mark)
	if end < 1 || bytes.HasPrefix(line[end+2:], line[:1]) {
		return nil
	}
	inner := line[1 : 1+end]
	if !raises(block.PrecendingCharacter(), mark) || bytes.IndexFunc(inner, notRaised) >= 0 || bytes.IndexFunc(inner, isWord) < 0 {
		return nil
	}
	after, _ := utf8.DecodeRune(line[end+2:])
	if mark == '~' && isNumber(inner) && unicode.IsDigit(after) {
		return nil // 3~5~7
	}
	block.Advance(end + 2)
	return &inlineNode{what: raised{string(inner), mark == '~'}}
}

// raises tells the characters that something raised or lowered may follow: of
// numbers, only what is raised.
func raises(before rune, mark byte) bool {
	if unicode.IsDigit(before) || before == ')' || before == ']' {
		return mark == '^'
	}
	return unicode.IsLetter(before) && before < 0x2E80
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isNumber(s []byte) bool {
	return bytes.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

func notRaised(r rune) bool {
	return !isWord(r) && !bytes.ContainsRune([]byte("+-−–()/*,.′"), r)
}

// raised converts what is raised or lowered.
func (c *converter) raised(f *flow, r raised, pos doc.Pos) {
	in := []doc.Inline{newText(pos, r.text)}
	if r.lowered {
		f.add(&doc.Subscript{Pos: pos, Inlines: in})
	} else {
		f.add(&doc.Superscript{Pos: pos, Inlines: in})
	}
	c.prev = 'x'
}
