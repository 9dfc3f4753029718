package markdown

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// text converts goldmark's text. A Text of ours never spans source lines: a
// soft break is the space that begins the next line's, and nothing at all
// between East Asian characters.
func (c *converter) text(f *flow, t *ast.Text) {
	pos := c.pos(t.Segment.Start)
	raw := t.Segment.Value(c.src)
	kramdownBreak := t.SoftLineBreak() && bytes.HasSuffix(raw, []byte(`\\`))
	if kramdownBreak {
		raw = raw[:len(raw)-2]
	}
	if t.IsRaw() {
		c.characters(f, pos, string(raw))
	} else {
		c.characters(f, pos, unescape(raw, c.prev))
	}
	switch {
	case t.HardLineBreak() || kramdownBreak || t.SoftLineBreak() && c.hardLines:
		f.add(&doc.LineBreak{Pos: pos})
		c.prev = '\n'
	case t.SoftLineBreak():
		if r := c.firstRune(t.NextSibling()); r != 0 && r != '\n' && !joins(c.prev, r) {
			f.write(doc.Pos{File: pos.File, Line: pos.Line + 1}, " ")
		}
	}
}

// characters writes text, in which U+2028 and U+2029 are breaks.
func (c *converter) characters(f *flow, pos doc.Pos, s string) {
	s = strings.ReplaceAll(s, "\u2029", "\u2028")
	for {
		line, rest, more := strings.Cut(s, "\u2028")
		f.write(pos, line)
		if !more {
			return
		}
		f.add(&doc.LineBreak{Pos: pos})
		s = rest
	}
}

// joins tells whether a line break between two characters is no space: both
// belong to scripts without spaces (CSS Text 3, "Segment break transformation
// rules"; Hangul has spaces).
func joins(before, after rune) bool {
	return spaceless(before) && spaceless(after)
}

func spaceless(r rune) bool {
	return eastAsian(r) && !(r >= 0xAC00 && r <= 0xD7A3) && !(r >= 0x1100 && r <= 0x11FF) && !(r >= 0x3131 && r <= 0x318E)
}

// firstRune gives the first character of a node and of those after it.
func (c *converter) firstRune(n ast.Node) rune {
	for n != nil {
		switch t := n.(type) {
		case *ast.Text:
			if raw := t.Segment.Value(c.src); len(raw) > 0 {
				r, _ := utf8.DecodeRune(raw)
				return r
			}
		case *ast.Emphasis, *ast.Link:
			if r := c.firstRune(n.FirstChild()); r != 0 {
				return r
			}
		case *ast.RawHTML:
			if seg := t.Segments.At(0); bytes.HasPrefix(bytes.ToLower(seg.Value(c.src)), []byte("<br")) {
				return '\n'
			}
		default:
			return 'x'
		}
		n = n.NextSibling()
	}
	return 0
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Characters that an author escaped are no typography; they stand for
// themselves until the quotation marks are done. The stand-ins are
// noncharacters of Unicode, which no text has.
const (
	escapedQuote      = '\uFDD0'
	escapedApostrophe = '\uFDD1'
	escapedHyphen     = '\uFDD2'
	escapedStop       = '\uFDD3'
)

// unescape resolves backslashes and character references. Before is the
// character that the text follows.
func unescape(raw []byte, before rune) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && (isASCIIPunct(raw[i+1]) || raw[i+1] == ' '):
			b.WriteString(escaped(raw[i+1], before, b.String()))
			i += 2
		case raw[i] == '&':
			s, n := reference(raw[i:])
			b.WriteString(s)
			i += n
		default:
			b.WriteByte(raw[i])
			i++
		}
	}
	return b.String()
}

// escaped gives what a backslash makes of a character. A space becomes one
// that does not break, as Pandoc has it; after East Asian text it is how one
// parts emphasis from what follows, and vanishes.
func escaped(c byte, before rune, soFar string) string {
	switch c {
	case '"':
		return string(escapedQuote)
	case '\'':
		return string(escapedApostrophe)
	case '-':
		return string(escapedHyphen)
	case '.':
		return string(escapedStop)
	case ' ':
		if soFar != "" {
			before = lastRune(soFar)
		}
		if before == '\n' || eastAsian(before) {
			return ""
		}
		return "\u00a0"
	}
	return string(rune(c))
}

func isASCIIPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// reference resolves a character reference at the start of raw, and gives its
// length. CommonMark wants the semicolon that HTML lets one leave out.
func reference(raw []byte) (string, int) {
	end := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	ref := string(raw[:end+1])
	switch ref { // the frequent ones, before a table of two thousand is built
	case "&amp;":
		return "&", end + 1
	case "&lt;":
		return "<", end + 1
	case "&gt;":
		return ">", end + 1
	case "&quot;", "&#34;":
		return string(escapedQuote), end + 1
	case "&apos;", "&#39;":
		return string(escapedApostrophe), end + 1
	case "&nbsp;":
		return "\u00a0", end + 1
	}
	number, isNumber := strings.CutPrefix(ref[1:end], "#")
	if strings.ContainsAny(ref[1:end], "&<> \t") || isNumber && !isReferenceNumber(number) {
		return "&", 1
	}
	if s := html.UnescapeString(ref); s != ref && !strings.HasSuffix(s, ";") {
		return s, end + 1
	}
	return "&", 1
}

// isReferenceNumber tells the digits of a character reference, of which there
// is one at least and seven at most.
func isReferenceNumber(s string) bool {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "x"), "X")
	return digits != "" && len(digits) <= 7
}

func itoa(n int) string { return strconv.Itoa(n) }
