package xhtml

import "github.com/octavo-press/octavo/publish/doc"

// about writes what the post says of its authors, unless a section of its own
// does.
func (c *converter) about() {
	var bios [][]doc.Inline
	for _, a := range c.meta.Authors {
		if len(a.Bio) > 0 {
			bios = append(bios, a.Bio)
		}
	}
	if len(bios) == 0 || c.hasAbout() {
		return
	}
	title := c.out.Words.AboutAuthor
	if len(bios) > 1 {
		title = c.out.Words.AboutAuthors
	}
	id := c.ids.take("about")
	c.begin(aboutFile, 2048)
	c.Raw("<section class=\"about\"")
	c.Attr("id", id)
	c.Raw(">\n<h1>")
	c.Text(title)
	c.Raw("</h1>\n")
	for _, bio := range bios {
		c.Raw("<p>")
		c.inlines(bio)
		c.Raw("</p>\n")
	}
	c.Raw("</section>\n")
	c.end(title, BackPart)
	c.out.Nav = append(c.out.Nav, Entry{Title: title, Href: place{aboutFile, id}.href()})
}

func (c *converter) hasAbout() bool {
	found := false
	doc.WalkBlocks(c.book.Doc.Blocks, func(n doc.Node) bool {
		if s, ok := n.(*doc.Section); ok && s.Role == doc.RoleAbout {
			found = true
		}
		_, section := n.(*doc.Section)
		return section && !found
	})
	return found
}
