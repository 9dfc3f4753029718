package markdown

import (
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// delimiterParser reads "*", "_", "~~", "==" and "++". It is goldmark's own but for
// two things: a single "~" or "=" is text, and East Asian characters count
// for the flanking rules as the CommonMark community's amendment for them has
// it (markdown-cjk-friendly), so that **「…」** closes before a Han character.
type delimiterParser struct{ kramdown bool }

// Trigger gives the bytes that call this parser.
func (d delimiterParser) Trigger() []byte {
	if d.kramdown {
		return []byte{'*', '_'}
	}
	return []byte{'*', '_', '~', '=', '+'}
}

// Parse reads a run of delimiters.
func (k delimiterParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	c := line[0]
	n := 1
	for n <= maxInline && n < len(line) && line[n] == c { // no further: it is looked at again from its second byte
		n++
	}
	if (c == '~' || c == '=' || c == '+') && (n != 2 || before == rune(c)) {
		return nil
	}
	if n > maxInline || !parseOf(pc).room(parent, seg.Start) {
		return nil
	}
	after := ' '
	if n < len(line) {
		after = util.ToRune(line, n)
	}
	open, closing := flanking(c, before, after)
	switch {
	case k.kramdown:
		open, closing = kramdownFlanks(c, before, after)
	case c == '+': // C++ is a language
		open, closing = open && !isWord(before), closing && !isWord(after)
	case c == '_' && n == 2:
		open, closing = joined(open, closing, before, after)
	}
	d := parser.NewDelimiter(open, closing, n, c, delimiters{c})
	d.Segment = seg.WithStop(seg.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// flanking tells whether a run may open and close: CommonMark 0.31, "left-" and
// "right-flanking delimiter run", with the amendment for East Asian text.
func flanking(c byte, before, after rune) (open, closing bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	punctBefore, punctAfter := isPunct(before), isPunct(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore || eastAsian(before))
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter || eastAsian(after))
	if c != '_' {
		return left, right
	}
	return left && (!right || punctBefore), right && (!left || punctAfter)
}

// joined lets "__" open and close within East Asian text, where no space parts
// words: "__李木__是". A single "_" is more often part of a name there.
func joined(open, closing bool, before, after rune) (bool, bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	return open || !spaceAfter && eastAsian(before), closing || !spaceBefore && eastAsian(after)
}

// isPunct tells punctuation, of which East Asian marks are no part here.
func isPunct(r rune) bool { return util.IsPunctRune(r) && !eastAsian(r) }

// eastAsian tells the characters of scripts written without spaces.
func eastAsian(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) ||
		r >= 0x3000 && r <= 0x303F || r >= 0x30FB && r <= 0x30FC || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF)
}

// delimiters pairs runs of one character.
type delimiters struct{ char byte }

// IsDelimiter tells the character.
func (d delimiters) IsDelimiter(b byte) bool { return b == d.char }

// CanOpenCloser tells whether two runs are of a kind.
func (d delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch gives the node that a pair makes.
func (d delimiters) OnMatch(n int) ast.Node {
	switch d.char {
	case '~':
		return xast.NewStrikethrough()
	case '=':
		return &inlineNode{what: highlight{doc.RoleMark}}
	case '+':
		return &inlineNode{what: highlight{doc.RoleInserted}}
	}
	return ast.NewEmphasis(n)
}

// highlight is the text between "==" and "==", or "++" and "++".
type highlight struct{ role doc.Role }
