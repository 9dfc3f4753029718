package doc_test

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
)

func Example() {
	d := &doc.Document{
		Meta: doc.Meta{Title: "On Trees", Language: "en"},
		Blocks: []doc.Block{
			&doc.Section{Level: 1, Title: []doc.Inline{&doc.Text{Text: "Leaves"}}, Blocks: []doc.Block{
				&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "A leaf falls."}}},
			}},
		},
	}
	fmt.Print(doc.Dump(d))
	// Output:
	//      title "On Trees"
	//      language "en"
	//      Section 1
	//        title "Leaves"
	//        Paragraph "A leaf falls."
}

func ExampleMapBlocks() {
	blocks := []doc.Block{&doc.SceneBreak{}, &doc.CodeBlock{Text: "x = 1"}, &doc.SceneBreak{}}
	blocks = doc.MapBlocks(blocks, func(b doc.Block) []doc.Block {
		if _, ok := b.(*doc.SceneBreak); ok {
			return nil
		}
		return []doc.Block{b}
	})
	fmt.Print(doc.DumpBlocks(blocks))
	// Output:
	//      CodeBlock
	//        | x = 1
}
