package xhtml

import "github.com/octavo-press/octavo/publish/doc"

// verse writes stanzas as paragraphs; an empty line parts them. Each line has
// an element of its own, so that what turns over can hang.
func (c *converter) verse(v *doc.Verse) {
	c.open("div", v, `class="verse"`)
	c.Raw("\n")
	inStanza := false
	for _, line := range v.Lines {
		switch {
		case len(line) == 0 && inStanza:
			c.Raw("</p>\n")
			fallthrough
		case len(line) == 0:
			inStanza = false
			continue
		case inStanza:
			c.Raw("<br/>\n")
		default:
			c.Raw("<p>")
		}
		inStanza = true
		c.Raw(`<span class="line">`)
		c.inlines(line)
		c.pass(1) // the line's end is a character of the plain text
		c.Raw("</span>")
	}
	if inStanza {
		c.Raw("</p>\n")
	}
	c.Raw("</div>\n")
}
