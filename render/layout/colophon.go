package layout

import (
	"cmp"

	"github.com/octavo-press/octavo/publish/cite"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// imprintLines is how many lines a colophon hardly ever passes.
const imprintLines = 24

// colophon sets what a reader needs to cite the post and to find it: small, in
// one piece, at the foot of the last page.
func (f *flow) colophon(c *column, at setting) {
	lines := f.imprint()
	if len(lines) == 0 {
		return
	}
	st := f.style(theme.Colophon)
	at = f.nest(at, "Sect", at.lang)
	at.style = st
	c.gap(f.sheet.leading)
	c.cost = 0
	rule := &bar{x: at.left(), w: at.measure(c), h: sp.Pt / 4, color: lighter(frame.Color(f.sheet.theme.Muted))}
	from := len(c.slugs)
	c.add(slug{height: f.sheet.grid, content: rule})
	for _, l := range lines {
		f.line(c, at, "P", nil, doc.Pos{}, st, l)
	}
	whole(c.slugs[from:], f.sheet.height/2)
}

// imprint gives the lines of the colophon.
func (f *flow) imprint() [][]doc.Inline {
	m := &f.book.Doc.Meta
	var lines [][]doc.Inline
	add := func(label string, inlines ...doc.Inline) {
		if label != "" {
			label += f.colon()
		}
		lines = append(lines, append([]doc.Inline{&doc.Strong{Inlines: text(label)}}, inlines...))
	}
	if cite := f.citation(); len(cite) > 0 && (m.Source != "" || !m.Date.IsZero()) {
		add(f.words.HowToCite, cite...)
	}
	if up := f.words.Date(m.Modified); up != f.words.Date(m.Date) && !m.Modified.IsZero() {
		add(f.words.Updated, text(up)...)
	}
	if m.Cover != nil && len(m.Cover.Caption) > 0 {
		add(f.words.Cover, m.Cover.Caption...)
	}
	if m.Rights != "" {
		add("", text(m.Rights)...)
	}
	return lines
}

func text(s string) []doc.Inline {
	if s == "" {
		return nil
	}
	return []doc.Inline{&doc.Text{Text: s}}
}

func (f *flow) publisher() string {
	return cmp.Or(f.book.Doc.Meta.Publisher, f.sheet.theme.Publisher)
}

// citation gives a reference to the post, its address a link.
func (f *flow) citation() []doc.Inline {
	m := f.book.Doc.Meta
	m.Publisher = f.publisher()
	said := cite.Refer(&m)
	out := text(said.Before)
	if said.URL != "" {
		out = append(out, &doc.Link{URL: said.URL, Inlines: text(said.URL)})
	}
	return append(out, text(said.After)...)
}

// colon parts a label from what it labels.
func (f *flow) colon() string {
	if f.sheet.cjk {
		return "："
	}
	return ": "
}
