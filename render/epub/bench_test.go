package epub_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/epub"
	"github.com/octavo-press/octavo/render/theme"
)

// long is a post of about 80 KB: eight sections with four below each.
func long(b *testing.B) *render.Book {
	words := strings.Fields("the harbour keeps its own hours and nobody who has waited there for the evening boat " +
		"forgets the smell of rope or the slow argument of gulls above the market roofs")
	n := 0
	sentence := func() string {
		var s []string
		for range 12 + n%7 {
			s = append(s, words[n*n%len(words)])
			n++
		}
		return strings.Join(s, " ") + ". "
	}
	d := &doc.Document{Meta: doc.Meta{Title: "The Harbour", Language: "en", Authors: []doc.Author{{Name: "Ann Oak"}}}}
	for i := range 8 {
		top := &doc.Section{Attr: doc.Attr{ID: fmt.Sprintf("s%d", i)}, Level: 1, Title: text(fmt.Sprintf("Part %d", i+1))}
		for j := range 4 {
			sub := &doc.Section{Attr: doc.Attr{ID: fmt.Sprintf("s%d-%d", i, j)}, Level: 2, Title: text(sentence())}
			for range 5 {
				p := para(sentence() + sentence() + sentence())
				p.Inlines = append(p.Inlines, &doc.Emphasis{Inlines: text(sentence())}, &doc.Text{Text: sentence()})
				sub.Blocks = append(sub.Blocks, p)
			}
			top.Blocks = append(top.Blocks, sub)
		}
		d.Blocks = append(d.Blocks, top)
	}
	th, err := theme.Named("briefing")
	if err != nil {
		b.Fatal(err)
	}
	return &render.Book{Doc: d, Theme: th}
}

func BenchmarkRender(b *testing.B) {
	book := long(b)
	b.SetBytes(int64(len(doc.FullText(book.Doc))))
	b.ReportAllocs()
	backend := epub.New()
	for b.Loop() {
		if _, err := backend.Render(context.Background(), book, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
