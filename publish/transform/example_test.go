package transform_test

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/transform"
)

func ExampleRun() {
	text := func(s string) []doc.Inline { return []doc.Inline{&doc.Text{Text: s}} }
	d := &doc.Document{
		Meta: doc.Meta{Title: "On Trees", Language: "en"},
		Blocks: []doc.Block{
			&doc.Section{Level: 3, Title: text("Oaks")},
			&doc.Paragraph{Inlines: text("A forester told me:")},
			&doc.Paragraph{Inlines: []doc.Inline{&doc.Emphasis{Inlines: text("They outlive us all.")}}},
		},
	}
	for _, g := range transform.Run(d, transform.Options{}) {
		fmt.Println(g.Code)
	}
	fmt.Print(doc.DumpBlocks(d.Blocks))
	// Output:
	// italic-quote
	//      Section 1 #oaks
	//        title "Oaks"
	//        Paragraph "A forester told me:"
	//        Quote
	//          Paragraph "They outlive us all."
}
