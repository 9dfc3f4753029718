package xhtml

import (
	"strings"

	"github.com/octavo-press/octavo/render"
)

// cover writes the page with the post's own picture. A drawn placeholder is no
// cover.
func (c *converter) cover() {
	if c.meta.Cover == nil || c.book.Options.Cover == render.CoverNone {
		return
	}
	m := &c.meta.Cover.Image
	a := c.book.Assets[m.URL]
	if a == nil || a.Missing {
		return
	}
	i, _ := c.use(m)
	if i < 0 {
		return
	}
	c.out.Cover = i
	c.out.Holds.Images++ // what the alternative says of a cover is enough
	c.out.Holds.Described++
	c.begin(coverFile, 512)
	alt := strings.ReplaceAll(c.out.Words.CoverOf, "%s", c.out.Title)
	c.Raw("<div class=\"cover\">\n", `<img role="doc-cover" src="`, imageDir, c.out.Images[i].Name, `"`)
	c.Attr("alt", alt)
	c.Num("width", a.Width)
	c.Num("height", a.Height)
	c.Raw("/>\n</div>\n")
	c.end(c.out.Words.Cover, CoverPart)
	c.landmark("cover", c.out.Words.Cover, coverFile)
}
