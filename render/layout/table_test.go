package layout

import (
	"strings"
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

// spanned is a table whose first column has one cell beside every four rows, of
// so many words.
func spanned(a *author, words int) *doc.Table {
	b := &doc.Table{}
	for i := range 16 {
		r := doc.Row{Cells: []doc.Cell{a.cell(3), a.cell(20)}}
		if i%4 == 0 {
			tall := a.cell(words)
			tall.RowSpan = 4
			r.Cells = append([]doc.Cell{tall}, r.Cells...)
		}
		b.Body = append(b.Body, r)
	}
	return b
}

// A cell that reaches down beside several rows is wholly on its pages, wherever
// they end, and be it higher than a page.
func TestCellsThatReachDown(t *testing.T) {
	for _, words := range []int{5, 40, 120, 900} {
		for before := 5; before < 40; before += 4 {
			a := newAuthor(uint64(words))
			d := &doc.Document{Meta: doc.Meta{Language: "en"}}
			for range before {
				d.Blocks = append(d.Blocks, &doc.Paragraph{Inlines: a.text(4)})
			}
			d.Blocks = append(d.Blocks, spanned(a, words))
			laid := layOut(t, newBook(d, "briefing"))
			onPage(t, laid)
			for _, diagnostic := range laid.Diagnostics {
				t.Errorf("%d words, %d lines above: %v", words, before, diagnostic)
			}
			once := 0
			for _, pages := range wordsOn(laid) {
				if len(pages) == 1 {
					once++
				}
			}
			if once != a.words {
				t.Errorf("%d words, %d lines above: %d of %d words stand on one page", words, before, once, a.words)
			}
		}
	}
}

// A word too long for the page parts; those of the other columns stay whole.
func TestLongWordLeavesOthersWhole(t *testing.T) {
	long := strings.Repeat("unterbeamtengesellschaft", 8)
	row := func(words ...string) doc.Row {
		var r doc.Row
		for _, w := range words {
			r.Cells = append(r.Cells, doc.Cell{Blocks: paragraphs(w)})
		}
		return r
	}
	names := []string{"Amsterdam", "Netherlands", "Convertible", "17,800,000", "Herzegovina"}
	table := &doc.Table{Body: []doc.Row{row(append(names, long)...)}}
	d := &doc.Document{Meta: doc.Meta{Title: "Trees", Language: "en"}, Blocks: []doc.Block{table}}
	laid := layOut(t, newBook(d, "briefing")).Frames
	said := map[string]bool{}
	for _, p := range laid.Pages {
		for _, it := range p.Items {
			if r, ok := it.(*frame.GlyphRun); ok && inTag(laid, r.Elem, "Table") {
				said[r.Text] = true
			}
		}
	}
	for _, name := range names {
		if !said[name] {
			t.Errorf("%s is parted: %v", name, said)
		}
	}
	if said[long] {
		t.Error("the long word is not parted")
	}
}
