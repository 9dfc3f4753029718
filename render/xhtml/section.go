package xhtml

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
)

// section writes a section with such of its blocks as stand in this file.
func (c *converter) section(s *doc.Section, blocks []doc.Block) {
	c.open("section", s, sectionKind(s))
	c.Raw("\n")
	c.headings(s)
	c.blocks(blocks)
	c.Raw("</section>\n")
}

// sectionKind gives what a section is to readers: epub:type and, where
// DPUB-ARIA has one, the role.
func sectionKind(s *doc.Section) string {
	switch {
	case s.Role == doc.RoleReferences:
		return `epub:type="bibliography" role="doc-bibliography"`
	case s.Role == doc.RoleColophon:
		return `epub:type="colophon" role="doc-colophon"`
	case s.Role == doc.RoleIndex:
		return `epub:type="index" role="doc-index"`
	case s.Role == doc.RoleAbout:
		return `class="about"`
	case s.RunIn:
		return `class="runin"`
	case s.Level <= 1:
		return `epub:type="chapter" role="doc-chapter"`
	}
	return ""
}

func (c *converter) headings(s *doc.Section) {
	rank := min(max(s.Level, 1), 6)
	h := "h" + strconv.Itoa(rank)
	c.Raw("<", h)
	if s.RunIn {
		c.Raw(` class="runin"`)
	}
	if s.Level > rank {
		c.Num("aria-level", s.Level)
	}
	c.Raw(">")
	if len(s.Title) == 0 {
		c.Text(heading(nil))
	}
	c.inlines(s.Title)
	c.Raw("</", h, ">\n")
	if len(s.Subtitle) > 0 {
		c.Raw(`<p class="section-subtitle" epub:type="subtitle" role="doc-subtitle">`)
		c.inlines(s.Subtitle)
		c.Raw("</p>\n")
	}
	if len(s.Authors) > 0 {
		c.Raw(`<p class="section-authors">`)
		c.Text(c.out.Words.List(s.Authors))
		c.Raw("</p>\n")
	}
}
