package layout

import (
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
)

// Wherever on the page it comes, a short table stands on one.
func TestShortTableStaysWhole(t *testing.T) {
	row := func() doc.Row { return doc.Row{Cells: []doc.Cell{{Blocks: paragraphs("An oak")}}} }
	table := &doc.Table{Head: []doc.Row{row()}, Body: []doc.Row{row(), row(), row(), row(), row()}}
	for n := 20; n < 40; n++ {
		var blocks []doc.Block
		for range n {
			blocks = append(blocks, paragraphs("Trees stand.")...)
		}
		d := &doc.Document{Meta: doc.Meta{Title: "Trees", Language: "en"}, Blocks: append(blocks, table)}
		laid := layOut(t, newBook(d, "briefing")).Frames
		on := map[int]bool{}
		for i, p := range laid.Pages {
			for _, it := range p.Items {
				if r, ok := it.(*frame.GlyphRun); ok && r.Elem != 0 && inTag(laid, r.Elem, "Table") {
					on[i] = true
				}
			}
		}
		if len(on) != 1 {
			t.Errorf("after %d paragraphs the table stands on %d pages", n, len(on))
		}
	}
}
