package markdown

import (
	"html"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// link converts a link. One that holds nothing but a picture is that picture's.
func (c *converter) link(f *flow, n *ast.Link, pos doc.Pos) {
	url := strings.TrimPrefix(unescape(n.Destination, 0), "@/") // Zola's root of the content
	title := unescape(n.Title, 0)
	c.wrap(f, n, func(in []doc.Inline) doc.Inline { return c.linked(pos, url, title, in) })
}

// linked makes a link, unless its scheme is none a book may follow.
func (c *converter) linked(pos doc.Pos, url, title string, in []doc.Inline) doc.Inline {
	if strings.HasPrefix(url, unresolved) {
		return &doc.Span{Pos: pos, Title: straight(title), Inlines: unlinked(in)}
	}
	url, ok := safeURL(url)
	if !ok {
		c.warn("link-scheme", pos.Line, "a link to "+short(url)+" is kept as its text only")
		return &doc.Span{Pos: pos, Title: straight(title), Inlines: unlinked(in)}
	}
	if len(in) == 1 {
		if m, ok := in[0].(*doc.Image); ok && m.Link == "" {
			m.Link = url
			return m
		}
	}
	return &doc.Link{Pos: pos, URL: url, Title: straight(title), Inlines: unlinked(in)}
}

// unlinked takes links out of what stands in a link.
func unlinked(in []doc.Inline) []doc.Inline {
	return doc.Rewrite{Inlines: func(ns []doc.Inline) []doc.Inline {
		var out []doc.Inline
		for _, n := range ns {
			if l, ok := n.(*doc.Link); ok {
				out = append(out, l.Inlines...)
			} else {
				out = append(out, n)
			}
		}
		return out
	}}.InlineList(in)
}

// safeURL trims a URL and tells whether it leads somewhere that a reader may
// go: the web, mail, a telephone, or within the site. Scripts and local files
// are nowhere.
func safeURL(raw string) (string, bool) {
	url := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.TrimSpace(straight(raw)))
	switch scheme(url) {
	case "", "http", "https", "mailto", "tel":
		return url, true
	}
	return url, false
}

// scheme gives a URL's scheme in lower case, "" for a relative one (RFC 3986,
// 3.1).
func scheme(url string) string {
	for i, r := range url {
		switch {
		case r == ':' && i > 0:
			return strings.ToLower(url[:i])
		case isLetter(r), i > 0 && ('0' <= r && r <= '9' || r == '+' || r == '-' || r == '.'):
		default:
			return ""
		}
	}
	return ""
}

// short cuts a URL for a message.
func short(url string) string {
	if r := []rune(url); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return url
}

func (c *converter) autoLink(f *flow, n *ast.AutoLink) {
	pos := c.pos(n.Pos())
	label := html.UnescapeString(string(n.Label(c.src)))
	url := html.UnescapeString(string(n.URL(c.src)))
	label = strings.TrimPrefix(label, "mailto:")
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		url = "mailto:" + url
	}
	f.add(c.linked(pos, url, "", []doc.Inline{newText(pos, label)}))
	c.prev = 'x'
}

// image converts a picture; its alternative text is what its brackets hold.
func (c *converter) image(n *ast.Image, pos doc.Pos) *doc.Image {
	m := &doc.Image{Pos: pos, URL: strings.TrimPrefix(straight(unescape(n.Destination, 0)), unresolved), Title: straight(unescape(n.Title, 0))}
	var b strings.Builder
	c.alt(&b, n)
	m.Alt, m.Width, m.Height = sizedAlt(doc.OneLine(straight(b.String())))
	return m
}

// alt collects the characters under a node.
func (c *converter) alt(b *strings.Builder, n ast.Node) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		switch t := k.(type) {
		case *ast.Text:
			b.WriteString(unescape(t.Segment.Value(c.src), 0))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.CodeSpan:
			b.WriteString(c.codeSpan(t))
		case *ast.AutoLink:
			b.Write(t.Label(c.src))
		default:
			c.alt(b, k)
		}
	}
}
