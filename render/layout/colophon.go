package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

// colophon sets what a reader needs to cite the post and to find it: small, at
// the end, kept together.
func (f *flow) colophon(c *column, at setting) {
	m := &f.book.Doc.Meta
	lines := f.colophonLines(m)
	if len(lines) == 0 {
		return
	}
	st := f.style(theme.Colophon)
	c.gap(3 * f.sheet.leading)
	at = f.nest(at, "Sect", at.lang)
	from := len(c.slugs)
	for _, l := range lines {
		f.line(c, at, "P", nil, doc.Pos{}, st, l)
	}
	whole(c.slugs[from:], f.sheet.height/2)
}

func (f *flow) colophonLines(m *doc.Meta) [][]doc.Inline {
	var lines [][]doc.Inline
	add := func(inlines ...doc.Inline) { lines = append(lines, inlines) }
	if m.Source != "" {
		add(&doc.Text{Text: f.words.Source + ": "},
			&doc.Link{URL: m.Source, Inlines: []doc.Inline{&doc.Text{Text: bareURL(m.Source)}}})
	}
	if m.Rights != "" {
		add(&doc.Text{Text: m.Rights})
	}
	return lines
}
