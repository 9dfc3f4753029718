package layout

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/theme"
)

// urls are the addresses printed in a numbered list, each once.
type urls struct {
	numbers map[string]int
	list    []string
}

// number gives an address its number.
func (u *urls) number(url string) (n int, isNew bool) {
	if n := u.numbers[url]; n > 0 {
		return n, false
	}
	if u.numbers == nil {
		u.numbers = map[string]int{}
	}
	u.list = append(u.list, url)
	u.numbers[url] = len(u.list)
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
func bareURL(url string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if rest, ok := strings.CutPrefix(url, scheme); ok {
			url = rest
			break
		}
	}
	return strings.TrimSuffix(url, "/")
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
