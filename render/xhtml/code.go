package xhtml

import "github.com/octavo-press/octavo/publish/doc"

// Code and TeX run from left to right whatever stands around them, and are not
// to be translated or hyphenated.

func (c *converter) codeBlock(b *doc.CodeBlock) {
	if b.Title != "" {
		c.Raw(`<figure class="listing"><figcaption>`)
		c.Text(b.Title)
		c.Raw("</figcaption>\n")
		defer c.Raw("</figure>\n")
	}
	c.Raw("<pre")
	c.Attr("id", c.places[b].frag)
	c.Raw(` dir="ltr" translate="no"><code`)
	if b.Language != "" {
		c.Attr("class", "language-"+fragment(b.Language))
	}
	c.Raw(">")
	c.characters(b.Text)
	c.Raw("</code></pre>\n")
}

// mathBlock shows the source of mathematics, which is all there is for now.
func (c *converter) mathBlock(b *doc.MathBlock) {
	c.out.Holds.Maths = true
	c.Raw("<pre")
	c.Attr("id", c.places[b].frag)
	c.Raw(` class="math" dir="ltr" translate="no"><code>`)
	c.characters(b.Source)
	c.Raw("</code></pre>\n")
}
