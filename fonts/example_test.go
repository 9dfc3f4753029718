package fonts_test

import (
	"fmt"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
)

func ExampleFace_Shape() {
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	face := set.Primary(fonts.Request{Role: fonts.Serif, Italic: true})
	text := []rune("fine")
	fmt.Println(face.Name())
	for _, g := range face.Shape(fonts.ShapeInput{Text: text, End: len(text), Lang: "en"}) {
		fmt.Printf("%q %d\n", string(text[g.Cluster:g.Cluster+g.Runes]), g.Advance)
	}
	// Output:
	// OctavoSerif-Italic
	// "fi" 594
	// "n" 596
	// "e" 442
}
