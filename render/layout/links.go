package layout

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/theme"
)

// link writes a link. One that leads nowhere is plain text, and so is one
// within another, such as that of an entry of the contents.
func (p *pen) link(h hand, n *doc.Link) {
	if h.look.link != nil {
		p.inlines(h, n.Inlines)
		return
	}
	l, ok := p.f.target(n.URL, n.Pos)
	if !ok {
		p.inlines(h, n.Inlines)
		return
	}
	l.contents = doc.PlainText(n.Inlines)
	if n.Title != "" {
		l.contents = n.Title
	} else if l.contents == "" {
		l.contents = n.URL
	}
	plain := h
	l.elem = p.nest(&h, "Link")
	h.look.link = l
	h.look.underline = l.url != ""
	h.ink(p.f)
	h.run.NoHyphens = h.run.NoHyphens || strings.Contains(l.contents, "://") || strings.HasPrefix(l.contents, "www.")
	p.inlines(h, n.Inlines)
	p.printURL(plain, l)
}

// target gives where a reference leads, and reports one that a book cannot
// follow.
func (f *flow) target(to string, pos doc.Pos) (*link, bool) {
	if id, ok := strings.CutPrefix(to, "#"); ok {
		if raw, err := url.PathUnescape(id); err == nil && !f.ids[id] {
			id = raw
		}
		if !f.ids[id] {
			f.warn("link-dangling", pos, "nothing in the text has the ID %.120q", id)
			return nil, false
		}
		return &link{name: id}, true
	}
	if to = strings.TrimSpace(to); strings.HasPrefix(to, "//") {
		to = "https:" + to
	}
	href, ok := render.CleanURL(to)
	if !ok {
		f.warn("link-unusable", pos, "a book cannot link to %.120q", to)
		return nil, false
	}
	return &link{url: to, href: href}, true
}

// identifiers gives the IDs of a document, to which a link may lead.
func identifiers(d *doc.Document) map[string]bool {
	ids := map[string]bool{}
	doc.Walk(d, func(n doc.Node) bool {
		switch n := n.(type) {
		case doc.Block:
			ids[n.Common().ID] = true
		case *doc.Span:
			ids[n.ID] = true
		case *doc.Note:
			ids[n.ID] = true
		}
		return true
	})
	delete(ids, "")
	return ids
}

// urls are the addresses printed in a numbered list, each once.
type urls struct {
	numbers map[string]int
	list    []string
}

// number gives an address its number.
func (u *urls) number(address string) (n int, isNew bool) {
	if n := u.numbers[address]; n > 0 {
		return n, false
	}
	if u.numbers == nil {
		u.numbers = map[string]int{}
	}
	u.list = append(u.list, address)
	u.numbers[address] = len(u.list)
	return len(u.list), true
}

// printURL prints where a link leads, for readers of paper, unless the text of
// the link says so itself.
func (p *pen) printURL(h hand, l *link) {
	f := p.f
	if l.url == "" || p.measuring || strings.Contains(l.contents, bareURL(l.url)) {
		return
	}
	h = h.silent(f)
	h.run.NoHyphens, h.run.Italic = true, false
	switch f.book.Options.Links {
	case render.LinksInline:
		p.put(h, " ("+bareURL(l.url)+")")
	case render.LinksNotes:
		if _, isNew := f.urls.number(l.url); isNew && !f.inNote {
			text := []doc.Inline{&doc.Text{Text: l.url}}
			p.note(h, &doc.Note{Blocks: []doc.Block{&doc.Paragraph{Inlines: text}}})
		}
	case render.LinksEndnotes:
		n, _ := f.urls.number(l.url)
		p.put(h.shifted(350), "["+strconv.Itoa(n)+"]")
	}
}

// bareURL is an address as people write it.
func bareURL(address string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok {
			address = rest
			break
		}
	}
	return strings.TrimSuffix(address, "/")
}

// endURLs sets the list of addresses behind the text.
func (f *flow) endURLs(c *column, at setting) {
	if f.book.Options.Links != render.LinksEndnotes || len(f.urls.list) == 0 {
		return
	}
	list := &doc.List{Ordered: true, Tight: true}
	for _, u := range f.urls.list {
		text := []doc.Inline{&doc.Text{Text: u}}
		list.Items = append(list.Items, doc.Item{Blocks: []doc.Block{&doc.Paragraph{Inlines: text}}})
	}
	at.style = f.style(theme.Note)
	c.gap(2 * f.sheet.leading)
	f.text(c, at, paragraph{style: f.style(theme.Label), runs: f.plain(at, f.style(theme.Label), f.words.Source), align: para.Start})
	c.keep(never)
	f.list(c, at, at.lang, list)
}
