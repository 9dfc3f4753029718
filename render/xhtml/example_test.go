package xhtml_test

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

func ExampleConvert() {
	x := xhtml.Convert(&render.Book{Doc: &doc.Document{
		Meta:   doc.Meta{Title: "On Trees", Language: "en"},
		Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "Root & leaf."}}}},
	}}, nil, nil)
	for _, c := range x.Chapters {
		fmt.Printf("%s: %s\n%s", c.Name, c.Title, c.Body)
	}
	// Output:
	// title.xhtml: Title page
	// <section class="titlepage" epub:type="titlepage">
	// <h1 class="title">On Trees</h1>
	// </section>
	// c001.xhtml: On Trees
	// <p>Root &amp; leaf.</p>
}
