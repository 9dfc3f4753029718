package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bareURLParser makes links of addresses that stand in the text without marks
// around them (GFM, "Autolinks (extension)").
type bareURLParser struct{}

// Trigger gives the bytes that may stand before an address; " " is any white
// space and the start of a line. By its colon one is found that East Asian text
// runs into.
func (bareURLParser) Trigger() []byte { return []byte{' ', '*', '_', '~', '(', ':'} }

// Parse reads an address of the web or of mail.
func (bareURLParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, seg := block.PeekLine()
	if line[0] == ':' {
		return joinedURL(parent, block)
	}
	before := 0
	if strings.IndexByte(" *_~(", line[0]) >= 0 {
		before = 1
	}
	kind, n, protocol := bareURL(line[before:])
	if n == 0 {
		return nil
	}
	if before > 0 {
		ast.MergeOrAppendTextSegment(parent, seg.WithStop(seg.Start+1))
	}
	start := seg.Start + before
	block.Advance(before + n)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, start+n)))
	link.Protocol = protocol
	return link
}

// joinedURL reads "://…" after a scheme that East Asian text is right before,
// and takes the scheme off that text.
func joinedURL(parent ast.Node, block text.Reader) ast.Node {
	line, seg := block.PeekLine()
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || !bytes.HasPrefix(line, []byte("://")) || last.Segment.Stop != seg.Start {
		return nil
	}
	said := last.Segment.Value(block.Source())
	rest := bytes.TrimSuffix(bytes.TrimSuffix(said, []byte("s")), []byte("http"))
	before, _ := utf8.DecodeLastRune(rest)
	scheme := len(said) - len(rest)
	if scheme < len("http") || !eastAsian(before) {
		return nil
	}
	start := seg.Start - scheme
	n := webAddress(block.Source()[start:seg.Stop], scheme+len("://"), true)
	if n == 0 {
		return nil
	}
	n = withoutTail(block.Source()[start : start+n])
	last.Segment.Stop = start
	block.Advance(n - scheme)
	return ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, start+n)))
}

// bareURL gives the length of the address that s begins with, 0 for none, and
// the protocol that it does not name.
func bareURL(s []byte) (kind ast.AutoLinkType, n int, protocol []byte) {
	for _, scheme := range []string{"http://", "https://", "ftp://"} {
		if bytes.HasPrefix(s, []byte(scheme)) {
			if n = webAddress(s, len(scheme), true); n > 0 {
				return ast.AutoLinkURL, withoutTail(s[:n]), nil
			}
			return 0, 0, nil
		}
	}
	if bytes.HasPrefix(s, []byte("www.")) {
		if n = webAddress(s, len("www."), false); n > 0 {
			return ast.AutoLinkURL, withoutTail(s[:n]), []byte("http")
		}
	}
	if n = mailAddress(s); n == 0 {
		return 0, 0, nil
	}
	return ast.AutoLinkEmail, withoutTail(s[:n]), nil
}

// webAddress gives the length of a URL whose host begins at from: letters up
// to a last dot, letters after it, a port and a path; 0 when there is no dot.
func webAddress(s []byte, from int, port bool) int {
	end := from
	for end < min(len(s), from+320) && hostByte(s[end]) {
		end++
	}
	n := 0
	for dot := end - 1; dot > from && n == 0; dot-- {
		if s[dot] == '.' && dot+1 < len(s) && isLower(s[dot+1]) && dot-from <= 256 {
			n = dot + 1
		}
	}
	if n == 0 {
		return 0
	}
	for n < len(s) && isLower(s[n]) {
		n++
	}
	if port {
		m := n + 1
		for m < len(s) && s[n] == ':' && isDigit(s[m]) {
			m++
		}
		if m > n+1 {
			n = m
		}
	}
	if n < len(s) && bytes.IndexByte([]byte("/#?"), s[n]) >= 0 {
		for n < len(s) && (hostByte(s[n]) || bytes.IndexByte([]byte("$!?&/();,'\">^{}[]`"), s[n]) >= 0) {
			n++
		}
	}
	return n
}

func hostByte(c byte) bool {
	return isLetter(rune(c)) || isDigit(c) || bytes.IndexByte([]byte("-@:%._+~#="), c) >= 0
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// mailAddress gives the length of "name@host.tld", 0 for none.
func mailAddress(s []byte) int {
	if len(s) == 0 || util.IsPunct(s[0]) {
		return 0
	}
	n := util.FindEmailIndex(s)
	if n < 0 {
		return 0
	}
	host := s[bytes.IndexByte(s, '@')+1 : n]
	if bytes.IndexByte(host, '.') < 0 {
		return 0
	}
	if s[n-1] == '.' {
		n--
	}
	if n < len(s) && (s[n] == '-' || s[n] == '_') {
		return 0
	}
	return n
}

// withoutTail takes off what ends the sentence and not the address:
// punctuation, a bracket that opened before it, a reference such as "&amp;".
func withoutTail(s []byte) int {
	brackets := bytes.Count(s, []byte(")")) - bytes.Count(s, []byte("("))
	n := len(s)
	for n > 1 {
		switch s[n-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~':
			n--
		case ')':
			if brackets <= 0 {
				return n
			}
			brackets--
			n--
		case ';':
			i := n - 2
			for i > 0 && util.IsAlphaNumeric(s[i]) {
				i--
			}
			if i == n-2 || s[i] != '&' {
				return n
			}
			n = i
		default:
			return n
		}
	}
	return n
}
