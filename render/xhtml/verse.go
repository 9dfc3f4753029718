package xhtml

import "github.com/octavo-press/octavo/publish/doc"

// verse writes stanzas as paragraphs; an empty line parts them. Each line has
// an element of its own, so that what turns over can hang.
func (c *converter) verse(v *doc.Verse) {
	c.open("div", v, `class="verse"`)
	c.Raw("\n")
	inStanza := false
	for i, line := range v.Lines {
		if i > 0 {
			c.pass(1) // a line's end is a character of the plain text
		}
		switch {
		case len(line) == 0:
			if inStanza {
				c.Raw("</p>\n")
			}
			inStanza = false
			continue
		case inStanza:
			c.Raw("<br/>\n")
		default:
			c.Raw("<p>")
			inStanza = true
		}
		c.Raw(`<span class="line">`)
		c.inlines(line)
		c.Raw("</span>")
	}
	if inStanza {
		c.Raw("</p>\n")
	}
	c.Raw("</div>\n")
}
