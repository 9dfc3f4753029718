package xhtml

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// titlePage writes what a title page has: series, title, subtitle, names, date,
// and the text that stands before the post's own.
func (c *converter) titlePage() {
	m := c.meta
	c.begin(titleFile, 2048)
	c.Raw("<section class=\"titlepage\" epub:type=\"titlepage\">\n")
	c.line("kicker", "", series(m))
	c.Raw(`<h1 class="title"`)
	c.LangOf(c.out.TitleLang)
	c.Raw(">")
	if label(m.Title) != "" {
		c.lines(m.Title)
	} else {
		c.Text(c.out.Title)
	}
	c.Raw("</h1>\n")
	if label(m.Subtitle) != "" {
		c.Raw(`<p class="subtitle" epub:type="subtitle" role="doc-subtitle">`)
		c.lines(m.Subtitle)
		c.Raw("</p>\n")
	}
	c.line("byline", "", c.byline())
	c.line("dateline", m.Date.Format("2006-01-02"), c.out.Words.Date(m.Date))
	if len(m.Standfirst) > 0 {
		c.Raw("<div class=\"standfirst\">\n")
		c.blocks(m.Standfirst)
		c.Raw("</div>\n")
	}
	c.line("publisher", "", c.out.Publisher)
	c.Raw("</section>\n")
	c.end(c.out.Words.TitlePage, FrontPart)
	c.landmark("titlepage", c.out.Words.TitlePage, titleFile)
}

// line writes a paragraph of a class, with the day it names for machines;
// nothing for an empty one.
func (c *converter) line(class, day, text string) {
	if label(text) == "" {
		return
	}
	c.Raw(`<p class="`, class, `">`)
	if day != "" {
		c.Raw(`<time datetime="`, day, `">`)
	}
	c.Text(text)
	if day != "" {
		c.Raw("</time>")
	}
	c.Raw("</p>\n")
}

// lines writes a title with the breaks its author set.
func (c *converter) lines(title string) {
	for i, l := range strings.Split(strings.TrimSpace(title), "\n") {
		if i > 0 {
			c.Raw("<br/>\n")
		}
		c.Text(strings.TrimSpace(l))
	}
}

func series(m *doc.Meta) string {
	if m.Series == "" || m.SeriesNumber == "" {
		return m.Series
	}
	return m.Series + " · " + m.SeriesNumber
}

func (c *converter) byline() string {
	names := c.out.Words.List(doc.Byline(c.meta))
	if names == "" || c.out.Words.By == "" {
		return names
	}
	return c.out.Words.By + " " + names
}
