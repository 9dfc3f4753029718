package publish_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// TestPagesBeginInTables has a table over several pages: each of them begins at
// the text of its own first row.
func TestPagesBeginInTables(t *testing.T) {
	var src strings.Builder
	src.WriteString("---\ntitle: A\n---\n\n| Name | Number |\n|---|---|\n")
	for i := range 200 {
		fmt.Fprintf(&src, "| row %03d | %d |\n", i, i*i)
	}
	p, err := publish.New(publish.Config{Paper: "a5", Cover: render.CoverNone})
	if err != nil {
		t.Fatal(err)
	}
	book, _, err := p.Parse(context.Background(), publish.Post{Name: "post.md", Body: []byte(src.String())})
	if err != nil {
		t.Fatal(err)
	}
	laid, err := book.Laid(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	last, rows := "", 0
	for _, b := range laid.Map.Breaks {
		cell, ok := b.Node.(*doc.Paragraph)
		if !ok {
			continue
		}
		if text := doc.PlainText(cell.Inlines); strings.HasPrefix(text, "row ") {
			if rows++; text <= last {
				t.Errorf("page %s begins with %s after %s", b.Label, text, last)
			}
			last = text
		}
	}
	if rows < 3 {
		t.Errorf("%d pages begin within the table: %+v", rows, laid.Map.Breaks)
	}
}
