package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

var (
	coverKeys = []string{"image", "cover", "featured_image", "featuredImage", "featureimage", "feature_image", "cover_image",
		"cover-image", "coverImage", "header.image", "header.overlay_image", "header.teaser", "header.og_image", "og_image", "ogImage",
		"hero_image", "heroImage", "hero", "banner", "images", "thumbnail", "thumb", "teaser"}
	captionKeys = []string{"image_caption", "imageCaption", "image-caption", "cover_caption", "coverCaption", "cover-caption",
		"featured_image_caption", "featured_image.caption", "header.caption", "caption", "coverCredit"}
	altKeys = []string{"image_alt", "imageAlt", "image-alt", "cover_alt", "coverAlt", "cover-alt", "cover_image_alt",
		"featured_image_alt", "heroAlt", "hero_alt", "header.image_description", "alt"}
)

// cover gives the picture the post names for itself, nil for none.
func (m *matter) cover() *doc.Cover {
	v, key := m.keys.take(coverKeys...)
	caption, captionKey := m.keys.take(captionKeys...)
	alt, _ := m.keys.take(altKeys...)
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	if t, ok := v.(map[string]any); ok {
		f := fields(t)
		v, _ = f.take("image", "src", "url", "path", "file", "filename", "feature", "teaser", "relative_path")
		if c, _ := f.take("caption", "credit", "title"); !blank(c) {
			caption = c
		}
		if a, _ := f.take("alt", "description"); !blank(a) {
			alt = a
		}
	}
	url := imageURL(textOf(v))
	if url == "" || url == "true" || url == "false" {
		return nil
	}
	return &doc.Cover{
		Image:   doc.Image{Pos: m.at(m.lineOf(key)), URL: url, Alt: doc.OneLine(plain(textOf(alt)))},
		Caption: m.phrase(textOf(caption), captionKey),
	}
}

// phrase reads a value that is a line of Markdown, as captions are.
func (m *matter) phrase(s, key string) []doc.Inline {
	if s == "" {
		return nil
	}
	src := []byte(strings.ReplaceAll(strings.TrimSpace(s), "\n\n", "\n"))
	c := newConverter(Source{Name: m.name, Line: m.lineOf(key)}, src, Options{})
	c.reporter = &m.reporter
	return inlinesOf(asNodes(c.document()))
}

// imageURL takes Obsidian's brackets and Markdown's image from a reference.
func imageURL(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(s, "!"), "[["), "]]")
	if _, rest, ok := strings.Cut(s, "]("); ok && strings.HasPrefix(s, "[") {
		s = strings.TrimSuffix(rest, ")")
	}
	return s
}
