package layout_test

import (
	"context"
	"fmt"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/layout"
	"github.com/octavo-press/octavo/render/theme"
)

func ExampleEngine_Lay() {
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	look, err := theme.Named("book")
	if err != nil {
		fmt.Println(err)
		return
	}
	book := &render.Book{
		Doc: &doc.Document{
			Meta:   doc.Meta{Title: "On Trees", Language: "en"},
			Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "A leaf."}}}},
		},
		Theme:   look,
		Options: render.Options{Paper: "a5"},
	}
	laid, err := layout.New(set).Lay(context.Background(), book)
	if err != nil {
		fmt.Println(err)
		return
	}
	page := laid.Frames.Pages[0]
	fmt.Printf("%d page, %.0f by %.0f points, labelled %q\n", len(laid.Frames.Pages), page.W.Points(), page.H.Points(), page.Label)
	// Output:
	// 1 page, 420 by 595 points, labelled "1"
}
