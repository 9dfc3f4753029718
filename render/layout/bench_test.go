package layout

import (
	"context"
	"fmt"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
)

// A report of 13,000 words with quotations, notes, lists, tables and figures;
// and how the time grows with the text.
func BenchmarkLay(b *testing.B) {
	for _, sections := range []int{5, 50} {
		a := newAuthor(1)
		d := &doc.Document{Meta: doc.Meta{Title: "Report", Language: "en"}}
		for range sections {
			d.Blocks = append(d.Blocks, a.section(2))
		}
		b.Run(fmt.Sprintf("%d-words", a.words), func(b *testing.B) {
			book := newBook(d, "briefing")
			b.ReportAllocs()
			for b.Loop() {
				if _, err := engine().Lay(context.Background(), book); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
