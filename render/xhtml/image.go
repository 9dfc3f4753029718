package xhtml

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

func (c *converter) figure(f *doc.Figure) {
	c.open("figure", f, "")
	c.Raw("\n")
	for _, m := range f.Images {
		c.image(m, f.Caption)
		c.Raw("\n")
	}
	if len(f.Caption)+len(f.Credit) > 0 {
		c.Raw("<figcaption>")
		c.inlines(f.Caption)
		if len(f.Credit) > 0 {
			c.Raw(` <span class="credit">`)
			c.inlines(f.Credit)
			c.Raw("</span>")
		}
		c.Raw("</figcaption>\n")
	}
	c.Raw("</figure>\n")
}

// image writes a picture. Caption is that of its figure, nil in a line.
func (c *converter) image(m *doc.Image, caption []doc.Inline) {
	i, a := c.use(m)
	alt := c.alternative(m, caption)
	if i < 0 {
		c.Text(alt)
		return
	}
	href, ok := "", false
	if m.Link != "" && !c.inLink {
		href, ok = c.target(m.Link, m.Pos)
	}
	if ok {
		c.Raw("<a")
		c.Attr("href", href)
		c.Raw(">")
	}
	c.img(c.out.Images[i].Name, alt, m, a)
	if ok {
		c.Raw("</a>")
	}
}

func (c *converter) img(name, alt string, m *doc.Image, a *render.Asset) {
	c.Raw(`<img src="`, imageDir, name, `" alt="`, Escape(alt), `"`)
	c.Attr("title", m.Title)
	w, h := extent(m, a)
	c.Num("width", w)
	c.Num("height", h)
	c.Raw("/>")
}

// extent gives the size a picture is shown at: what the author asked for, in
// the picture's own proportions when that is one side only.
func extent(m *doc.Image, a *render.Asset) (w, h int) {
	w, h = m.Width, m.Height
	switch {
	case w <= 0 && h <= 0:
		return a.Width, a.Height
	case h <= 0 && a.Width > 0:
		h = w * a.Height / a.Width
	case w <= 0 && a.Height > 0:
		w = h * a.Width / a.Height
	}
	return w, h
}

// alternative gives what a screen reader says of a picture: the author's own
// words, else the beginning of the caption, else that it is a picture. A link
// must say something, so the picture in it cannot be for decoration alone.
func (c *converter) alternative(m *doc.Image, caption []doc.Inline) string {
	if m.Decorative && m.Link == "" && !c.inLink {
		return ""
	}
	c.out.Holds.Images++
	said := label(doc.PlainText(caption))
	alt := label(m.Alt)
	switch {
	case alt != "" && doc.Described(m, caption):
		c.out.Holds.Described++
	case alt == "" && said == "":
		c.report("image-no-alt", doc.Warning, m.Pos, fmt.Sprintf("the picture %s has no alternative text", shorten(m.URL)))
	}
	return cmp.Or(alt, opening(said), label(m.Title), c.out.Words.Picture)
}

// opening gives what of a caption serves as an alternative: it is read out, too.
func opening(s string) string {
	const most = 150
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// shorten keeps a data URL from filling a diagnostic.
func shorten(url string) string {
	if len(url) > 120 {
		return strings.ToValidUTF8(url[:120], "") + "…"
	}
	return url
}

// use gives the index of a picture among the book's images, where it is put at
// its first use, and its asset; -1 when it was not resolved.
func (c *converter) use(m *doc.Image) (int, *render.Asset) {
	a := c.book.Assets[m.URL]
	if i, ok := c.images[m.URL]; ok {
		return i, a
	}
	i := -1
	if a == nil || a.Len() == 0 {
		c.report("image-missing", doc.Error, m.Pos, fmt.Sprintf("the picture %s was not resolved", shorten(m.URL)))
	} else {
		i = c.store(m, a)
	}
	c.images[m.URL] = i
	return i, a
}

// store puts a picture among the book's images, once however many URLs name it.
func (c *converter) store(m *doc.Image, a *render.Asset) int {
	ext, ok := extensions[a.MIME]
	if !ok {
		return -1
	}
	if i, ok := c.byKey[a.Key]; ok && a.Key != "" {
		return i
	}
	i := len(c.out.Images)
	c.byKey[a.Key] = i
	c.out.Images = append(c.out.Images, Image{fmt.Sprintf("i%03d%s", i+1, ext), a, m.URL, m.Pos})
	c.out.Holds.Animated = c.out.Holds.Animated || moves(a)
	return i
}

// extensions are of the image types every reader must show (EPUB 3.3, 3.2).
var extensions = map[string]string{
	"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif",
	"image/webp": ".webp", "image/svg+xml": ".svg",
}
