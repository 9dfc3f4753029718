package epub_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/epub"
)

func ExampleBackend() {
	book := &render.Book{Doc: &doc.Document{
		Meta:   doc.Meta{Title: "On Trees", Language: "en"},
		Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "A leaf."}}}},
	}}
	var file bytes.Buffer
	if _, err := (epub.Backend{}).Render(context.Background(), book, &file); err != nil {
		fmt.Println(err)
		return
	}
	r, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range r.File {
		fmt.Println(f.Name)
	}
	// Output:
	// mimetype
	// META-INF/container.xml
	// EPUB/package.opf
	// EPUB/nav.xhtml
	// EPUB/toc.ncx
	// EPUB/css/book.css
	// EPUB/xhtml/title.xhtml
	// EPUB/xhtml/c001.xhtml
}
