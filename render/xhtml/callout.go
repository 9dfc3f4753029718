package xhtml

import "github.com/octavo-press/octavo/publish/doc"

func (c *converter) callout(b *doc.Callout) {
	element := "aside"
	kind := `class="callout"`
	switch b.Kind {
	case "tip":
		kind = `class="callout tip" epub:type="tip" role="doc-tip"`
	case "note", "important", "warning", "caution":
		element = "section" // the element that may have this role
		kind = `class="callout ` + b.Kind + `" epub:type="notice" role="doc-notice"`
	}
	c.open(element, b, kind)
	c.Raw("\n")
	if len(b.Title) > 0 {
		c.Raw(`<p class="callout-head">`)
		c.inlines(b.Title)
		c.Raw("</p>\n")
	}
	c.blocks(b.Blocks)
	c.Raw("</", element, ">\n")
}
