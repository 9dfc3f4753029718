package transform

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// boxLabels gives a box that has a kind and no title the name of its kind, in
// the language of the text: the icon that said it on the web is gone.
func (r *run) boxLabels() {
	words := phrase.For(r.doc.Meta.Language)
	doc.Walk(r.doc, func(n doc.Node) bool {
		if b, ok := n.(*doc.Callout); ok && len(b.Title) == 0 {
			if label := words.Box(b.Kind); label != "" {
				b.Title = []doc.Inline{&doc.Text{Pos: b.Pos, Text: label}}
			}
		}
		return true
	})
}
