package xhtml

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// cover writes the page with the book's cover, or where none was made for it
// with the post's own picture. A drawn placeholder is no cover.
func (c *converter) cover(made *render.Asset) {
	a := made
	if c.book.Cover == nil {
		a = c.ownPicture()
	}
	if a == nil || c.book.Options.Cover == render.CoverNone {
		return
	}
	at := &doc.Image{}
	if c.meta.Cover != nil {
		at = &c.meta.Cover.Image
	}
	i := c.store(at, a)
	if i < 0 {
		return
	}
	c.out.Cover = i
	if c.ownPicture() != nil { // a cover of words shows nothing else; what the alternative says of any is enough
		c.out.Holds.Images++
		c.out.Holds.Described++
	}
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

// ownPicture is the picture that the post names as its cover, nil where it
// cannot be had or is not to be shown.
func (c *converter) ownPicture() *render.Asset {
	if c.meta.Cover == nil || c.book.Options.Cover == render.CoverType {
		return nil
	}
	a := c.book.Assets[c.meta.Cover.Image.URL]
	if a == nil || a.Missing || a.Len() == 0 {
		return nil
	}
	return a
}
