package xhtml

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// href is the place as a link from another file of the folder writes it.
func (p place) href() string { return p.file + "#" + p.frag }

// from is the place as a link within file writes it.
func (p place) from(file string) string {
	if p.file == file {
		return "#" + p.frag
	}
	return p.href()
}

func (c *converter) link(n *doc.Link) {
	href, ok := "", false
	if !c.inLink {
		href, ok = c.target(n.URL, n.Pos)
	}
	if !ok {
		c.inlines(n.Inlines)
		return
	}
	c.Raw("<a")
	c.Attr("href", href)
	if c.isNote[strings.TrimPrefix(n.URL, "#")] { // called again
		c.Raw(noteref)
	}
	c.Attr("title", n.Title)
	c.Raw(">")
	c.inLink = true
	c.inlines(n.Inlines)
	if empty(n.Inlines) {
		c.Text(n.URL)
	}
	c.inLink = false
	c.Raw("</a>")
	held := c.held
	c.held = nil
	for _, note := range held {
		c.call(note)
	}
}

// target gives what a link leads to as its href, and says when it leads
// nowhere a book can lead.
func (c *converter) target(to string, at doc.Pos) (string, bool) {
	if id, ok := strings.CutPrefix(to, "#"); ok {
		p, ok := c.byID[id]
		if raw, err := url.PathUnescape(id); !ok && err == nil {
			p, ok = c.byID[raw]
		}
		if !ok {
			c.report("link-dangling", doc.Warning, at, fmt.Sprintf("nothing in the text has the ID %.120q", id))
		}
		return p.from(c.file), ok
	}
	href, ok := render.CleanURL(to)
	if !ok {
		c.report("link-unusable", doc.Warning, at, fmt.Sprintf("a book cannot link to %.120q", to))
	}
	return href, ok
}

// empty tells whether a link would have nothing to read or see.
func empty(ns []doc.Inline) bool {
	if label(doc.PlainText(ns)) != "" {
		return false
	}
	seen := false
	doc.WalkInlines(ns, func(n doc.Node) bool {
		_, ok := n.(*doc.Image)
		seen = seen || ok
		return !seen
	})
	return !seen
}
