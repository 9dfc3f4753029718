package xhtml

import "github.com/octavo-press/octavo/publish/doc"

func (c *converter) div(d *doc.Div) {
	switch d.Role {
	case doc.RoleExcerpt:
	case doc.RoleDetails:
		c.details(d)
	case doc.RoleColophon:
		c.group("section", d, `class="colophon" epub:type="colophon" role="doc-colophon"`)
	case doc.RoleReferences:
		c.group("section", d, `epub:type="bibliography" role="doc-bibliography"`)
	case "":
		c.group("div", d, "")
	default:
		c.group("div", d, `class="`+fragment(string(d.Role))+`"`)
	}
}

func (c *converter) group(element string, d *doc.Div, attrs string) {
	c.open(element, d, attrs)
	c.Raw("\n")
	c.blocks(d.Blocks)
	c.Raw("</", element, ">\n")
}

// details writes folded matter unfolded: a reader may fold it, and one that
// cannot has all of it before him.
func (c *converter) details(d *doc.Div) {
	if len(d.Blocks) > 0 {
		if p, ok := d.Blocks[0].(*doc.Paragraph); ok {
			c.open("details", d, `open="open"`)
			c.Raw("\n<summary")
			c.Attr("id", c.places[p].frag)
			c.Lang(p.Lang, p.Dir)
			c.Raw(">")
			c.startMarks(p)
			c.inlines(p.Inlines)
			c.endMarks()
			c.Raw("</summary>\n")
			c.blocks(d.Blocks[1:])
			c.Raw("</details>\n")
			return
		}
	}
	c.group("div", d, `class="details"`)
}
