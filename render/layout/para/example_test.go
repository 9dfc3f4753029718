package para_test

import (
	"fmt"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

func ExampleSetter_Set() {
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		panic(err)
	}
	r := para.NewSetter(set).Set(para.Paragraph{
		Runs: []para.Run{
			{Text: "A paragraph is broken ", Role: fonts.Serif, Size: 10 * sp.Pt},
			{Text: "as a whole", Role: fonts.Serif, Italic: true, Size: 10 * sp.Pt},
			{Text: ", so that its spaces are even.", Role: fonts.Serif, Size: 10 * sp.Pt},
		},
		Lang: "en", Measure: 120 * sp.Pt, Hyphenate: true,
	})
	for _, line := range r.Lines {
		text := ""
		for _, piece := range line.Pieces {
			text += piece.Text
		}
		fmt.Printf("%q\n", text)
	}
	// Output:
	// "A paragraph is broken as "
	// "a whole, so that its spaces "
	// "are even."
}
