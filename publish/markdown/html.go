package markdown

import (
	"bytes"
	"html"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xhtml "golang.org/x/net/html"
)

// htmlBlock reads a block of HTML. Its elements may go on in the blocks after.
func (c *converter) htmlBlock(f *flow, n *ast.HTMLBlock) {
	var raw []byte
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		raw = append(raw, seg.Value(c.src)...)
	}
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(c.src)...)
	}
	c.prev = '\n'
	if n.HTMLBlockType == ast.HTMLBlockType3 && c.dialect == Kramdown { // to it, "<?" is text
		c.markdown(f, append([]byte(`\`), raw...), c.line(n.Pos()))
		return
	}
	if rest, ok := c.afterComment(f, n, raw); ok {
		c.markdown(f, rest, c.line(n.Pos())+bytes.Count(raw[:len(raw)-len(rest)], []byte("\n")))
		return
	}
	read := func() { c.html(f, raw, c.line(n.Pos())) }
	if showsMedia(raw) && len(f.open) == 1 {
		f.apart(c.pos(n.Pos()), read)
		return
	}
	read()
}

// showsMedia tells a block that begins with a film or a frame: each stands for
// itself, though it is an inline to HTML.
func showsMedia(raw []byte) bool {
	name := tagName(string(raw[:min(len(raw), 10)]))
	return name == "iframe" || name == "video" || name == "audio" || name == "object" || name == "embed"
}

// afterComment reads a comment that begins a block and gives the text after it
// on its last line: CommonMark counts that to the HTML, authors do not.
func (c *converter) afterComment(f *flow, n *ast.HTMLBlock, raw []byte) ([]byte, bool) {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		return nil, false
	}
	end := bytes.Index(raw, []byte("-->"))
	if end < 0 {
		return nil, false
	}
	end += len("-->")
	c.html(f, raw[:end], c.line(n.Pos()))
	rest := raw[end:]
	if bytes.HasPrefix(bytes.TrimSpace(rest), []byte("<")) {
		c.html(f, rest, c.line(n.Pos())+bytes.Count(raw[:end], []byte("\n")))
		rest = nil
	}
	return bytes.TrimSpace(rest), true
}

// rawHTML reads a tag or a comment in a line.
func (c *converter) rawHTML(f *flow, n *ast.RawHTML) {
	first := n.Segments.At(0)
	raw := first.Value(c.src)
	for i := 1; i < n.Segments.Len(); i++ {
		seg := n.Segments.At(i)
		raw = append(raw[:len(raw):len(raw)], seg.Value(c.src)...)
	}
	line := c.line(first.Start)
	if name, kind := simpleTag(raw); kind != 0 {
		c.tag(f, element{name: name, pos: c.at(line)}, kind)
		return
	}
	c.html(f, raw, line)
}

// simpleTag reads a tag without attributes, as most in Markdown are, and so
// saves a tokenizer. The kind is 0 when it is no such tag.
func simpleTag(raw []byte) (name string, kind xhtml.TokenType) {
	s := string(bytes.TrimSuffix(raw, []byte(">")))
	kind = xhtml.StartTagToken
	switch {
	case strings.HasPrefix(s, "</"):
		s, kind = s[2:], xhtml.EndTagToken
	case strings.HasSuffix(s, "/"):
		s, kind = strings.TrimRight(s[1:len(s)-1], " "), xhtml.SelfClosingTagToken
	default:
		s = strings.TrimPrefix(s, "<")
	}
	if s == "" || s[0] <= 'Z' || strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) && (r < '0' || r > '9') }) >= 0 {
		return "", 0
	}
	return strings.ToLower(s), kind
}

// html reads a stretch of HTML that begins on a line.
func (c *converter) html(f *flow, raw []byte, line int) {
	if text, ok := bytes.CutPrefix(bytes.TrimSpace(raw), []byte("<![CDATA[")); ok {
		c.htmlText(f, c.at(line), string(bytes.TrimSuffix(text, []byte("]]>"))))
		return
	}
	var drawings parse // what is open in this stretch
	for from := 0; from < len(raw); {
		n := c.htmlUpTo(f, raw, from, line, &drawings)
		line += bytes.Count(raw[from:from+n], []byte("\n"))
		from += n
	}
}

// htmlUpTo reads HTML from an offset up to its end, or to the end of what is
// not HTML in it, and gives how much that was.
func (c *converter) htmlUpTo(f *flow, raw []byte, from, line int, drawings *parse) int {
	z := xhtml.NewTokenizer(bytes.NewReader(raw[from:]))
	for done := 0; ; {
		kind := z.Next()
		if kind == xhtml.ErrorToken {
			return len(raw) - from
		}
		pos := c.at(line)
		line += bytes.Count(z.Raw(), []byte("\n"))
		start := done
		done += len(z.Raw())
		switch kind {
		case xhtml.TextToken:
			c.taggedText(f, pos, html.UnescapeString(string(z.Raw())))
		case xhtml.CommentToken:
			c.comment(f, pos, string(z.Raw()))
		case xhtml.StartTagToken, xhtml.EndTagToken, xhtml.SelfClosingTagToken:
			t := z.Token()
			if t.Data != "script" && t.Data != "style" {
				z.NextIsNotRawText() // a forgotten </textarea> must not swallow the post
			}
			if n := drawings.drawingEnd(raw, from+start); n > 0 {
				c.drawn(f, drawing{string(raw[from+start : from+start+n])}, pos.Line)
				return start + n
			}
			if strings.HasSuffix(t.Data, ":") { // "<http://example.org>" within HTML
				c.addressTag(f, pos, string(raw[from+start:from+done]))
				continue
			}
			if component(raw[from+start:], t.Data) && (len(t.Attr) > 0 || c.mdx() || f.within(":"+t.Data)) {
				c.jsxTag(f, jsx{t.Data, t.Attr, kind}, pos.Line)
				continue
			}
			e := element{name: t.Data, attrs: t.Attr, pos: pos}
			c.tag(f, e, kind)
			if kind == xhtml.StartTagToken && c.holdsMarkdown(e) {
				return done + c.markdownIn(f, e, raw[from+done:], line)
			}
		}
	}
}

// component tells a tag whose name begins with a capital and is none of HTML's:
// a component of MDX.
func component(raw []byte, name string) bool {
	raw = bytes.TrimPrefix(bytes.TrimPrefix(raw, []byte("<")), []byte("/"))
	return len(raw) > 0 && 'A' <= raw[0] && raw[0] <= 'Z' && !known(name)
}

// addressTag makes a link of an address in angle brackets; kramdown leaves it
// as it is.
func (c *converter) addressTag(f *flow, pos doc.Pos, raw string) {
	if c.dialect == Kramdown {
		c.htmlText(f, pos, raw)
		return
	}
	url := strings.Trim(raw, "<>")
	f.add(c.linked(pos, url, "", []doc.Inline{newText(pos, url)}))
	c.prev = 'x'
}

// tag opens or closes an element, or places an empty one.
func (c *converter) tag(f *flow, e element, kind xhtml.TokenType) {
	if e.name == "excerpt" || c.separator != "" && sameTag(c.separator, e.name) {
		c.excerptMarker(f, e.pos)
		return
	}
	switch {
	case kind == xhtml.EndTagToken && e.name == "br":
		f.add(&doc.LineBreak{Pos: e.pos})
	case kind == xhtml.EndTagToken:
		f.end(e.name)
	case isVoid(e.name):
		f.imply(e.name)
		f.add(c.void(e)...)
	default:
		f.start(e)
		if kind == xhtml.SelfClosingTagToken {
			f.end(e.name)
		}
	}
}

// sameTag tells whether an excerpt marker such as "<excerpt/>" is this tag.
func sameTag(marker, name string) bool {
	return strings.HasPrefix(marker, "<") && !strings.HasPrefix(marker, "<!") && tagName(marker) == name && !titleTag(name) && name != "hr"
}

// comment drops a comment, but for the one that ends the excerpt.
func (c *converter) comment(f *flow, pos doc.Pos, raw string) {
	if text, ok := strings.CutPrefix(raw, "<![CDATA["); ok {
		c.htmlText(f, pos, strings.TrimSuffix(text, "]]>"))
		return
	}
	if rest, ok := strings.CutPrefix(raw, "<!--"); ok && !strings.HasSuffix(raw, ">") && strings.TrimSpace(rest) != "" {
		c.warn("comment-unclosed", pos.Line, "a comment does not close; what follows it is left out")
	}
	inner := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(raw, "<!--"), "-->"))
	word, rest, _ := strings.Cut(inner, " ")
	switch strings.ToLower(word) {
	case "tab": // Hexo's, which names what comes after
		if f.within("{tabs") && strings.TrimSpace(rest) != "" {
			e := element{pos: pos, args: args{{"title", strings.TrimSpace(rest)}}}
			f.add(c.titled(e)...)
		}
	case "more", "excerpt", "truncate", "endexcerpt", "readmore":
		c.excerptMarker(f, pos)
	default:
		if c.separator != "" && strings.TrimSpace(raw) == c.separator {
			c.excerptMarker(f, pos)
		}
	}
}

// excerptMarker marks where the standfirst ends; only the first one does.
func (c *converter) excerptMarker(f *flow, pos doc.Pos) {
	if c.excerpt {
		return
	}
	c.excerpt = true
	f.add(&doc.Span{Pos: pos, Role: doc.RoleExcerpt})
}

// taggedText writes characters of HTML in which tags of templates may stand.
func (c *converter) taggedText(f *flow, pos doc.Pos, s string) {
	for f.gone == 0 {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			break
		}
		t, n, ok := readTag([]byte(s[i:]))
		if _, _, m, list := braced(s[i:]); list && s[i+1] == ':' { // kramdown's attributes, under a block
			n = m
			c.htmlText(f, pos, s[:i])
		} else if !ok {
			n = 1
			c.htmlText(f, pos, s[:i+n])
		} else {
			c.htmlText(f, pos, s[:i])
			t.line = pos.Line + strings.Count(s[:i], "\n")
			c.template(f, t)
		}
		pos.Line += strings.Count(s[:i+n], "\n")
		s = s[i+n:]
	}
	c.htmlText(f, pos, s)
}

// htmlText writes characters of HTML, where any white space is one space.
func (c *converter) htmlText(f *flow, pos doc.Pos, s string) {
	if f.pre > 0 {
		f.write(pos, s)
		return
	}
	space := false // white space has been read and not written
	at := pos
	for i, l := range strings.Split(s, "\n") {
		at.Line = pos.Line + i
		words := strings.Join(strings.FieldsFunc(l, isHTMLSpace), " ")
		space = space || i > 0 || l != "" && isHTMLSpace(rune(l[0]))
		if words == "" {
			continue
		}
		if space {
			c.htmlSpace(f, at, firstOf(words))
		}
		c.characters(f, at, words)
		space = isHTMLSpace(rune(l[len(l)-1]))
	}
	if space {
		c.htmlSpace(f, at, 0)
	}
}

// htmlSpace writes a space where the text has none yet and wants one.
func (c *converter) htmlSpace(f *flow, pos doc.Pos, next rune) {
	if c.prev != ' ' && c.prev != '\n' && !joins(c.prev, next) {
		f.write(pos, " ")
	}
}

func isHTMLSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' }

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// isVoid tells the elements that have no end tag.
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "image", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
