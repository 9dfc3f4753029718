package xhtml

import (
	"github.com/octavo-press/octavo/publish/cite"
	"github.com/octavo-press/octavo/render"
)

// colophon writes where the post is from, whose it is and how to cite it.
func (c *converter) colophon() {
	m := c.meta
	if m.Source == "" && m.Rights == "" && len(m.Authors) == 0 && c.out.Publisher == "" {
		return
	}
	w := c.out.Words
	c.begin(colophonFile, 1024)
	c.Raw("<section class=\"imprint\" epub:type=\"colophon\" role=\"doc-colophon\">\n<h1>")
	c.Text(w.Colophon)
	c.Raw("</h1>\n<dl>\n")
	c.field(w.HowToCite, func() { c.citation() })
	if source, ok := render.CleanURL(m.Source); ok {
		c.field(w.Source, func() { c.webLink(source, m.Source) })
	}
	c.field(w.Published, func() { c.Text(w.Date(m.Date)) })
	if w.Date(m.Modified) != w.Date(m.Date) {
		c.field(w.Updated, func() { c.Text(w.Date(m.Modified)) })
	}
	if m.Cover != nil && c.out.Cover >= 0 {
		c.field(w.Cover, func() { c.inlines(m.Cover.Caption) })
	}
	c.Raw("</dl>\n")
	c.line("publisher", "", c.out.Publisher)
	c.line("rights", "", m.Rights)
	c.Raw("</section>\n")
	c.end(w.Colophon, BackPart)
}

// field writes one line of the imprint, nothing when its value writes nothing.
func (c *converter) field(name string, value func()) {
	start := len(c.b)
	c.Raw("<dt>")
	c.Text(name)
	c.Raw("</dt>\n<dd>")
	from := len(c.b)
	value()
	if len(c.b) == from {
		c.b = c.b[:start]
		return
	}
	c.Raw("</dd>\n")
}

func (c *converter) webLink(href, text string) {
	c.Raw("<a")
	c.Attr("href", href)
	c.Raw(">")
	c.Text(text)
	c.Raw("</a>")
}

// citation writes a reference to the post.
func (c *converter) citation() {
	m := *c.meta
	m.Title, m.Publisher = c.out.Title, c.out.Publisher
	said := cite.Refer(&m)
	c.Text(said.Before)
	if href, ok := render.CleanURL(said.URL); ok {
		c.webLink(href, said.URL)
	} else {
		c.Text(said.URL)
	}
	c.Text(said.After)
}
