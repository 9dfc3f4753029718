package asset

import (
	"slices"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// omit takes the pictures that cannot be had out of the tree. What an author
// wrote beside them stays: a figure keeps its caption, as a paragraph.
func omit(d *doc.Document, assets map[string]*render.Asset, lost map[string]bool) {
	for url := range lost {
		delete(assets, url)
	}
	gone := func(m *doc.Image) bool { return lost[m.URL] }
	if d.Meta.Cover != nil && gone(&d.Meta.Cover.Image) {
		d.Meta.Cover = nil
	}
	doc.Rewrite{
		Blocks: func(blocks []doc.Block) []doc.Block { return withoutFigures(blocks, gone) },
		Inlines: func(inlines []doc.Inline) []doc.Inline {
			return slices.DeleteFunc(inlines, func(n doc.Inline) bool {
				m, ok := n.(*doc.Image)
				return ok && gone(m)
			})
		},
	}.Document(d)
}

// withoutFigures drops pictures from figures, and figures that have none left.
func withoutFigures(blocks []doc.Block, gone func(*doc.Image) bool) []doc.Block {
	var out []doc.Block
	for _, b := range blocks {
		f, ok := b.(*doc.Figure)
		if !ok {
			out = append(out, b)
			continue
		}
		had := len(f.Images)
		f.Images = slices.DeleteFunc(f.Images, gone)
		if len(f.Images) > 0 || had == 0 {
			out = append(out, f)
			continue
		}
		if text := slices.Concat(f.Caption, f.Credit); len(text) > 0 {
			out = append(out, &doc.Paragraph{Attr: f.Attr, Inlines: text})
		}
	}
	return out
}
