// Package latin ships the faces of Latin, Greek and Cyrillic text: Source
// Serif 4, Source Sans 3 and JetBrains Mono, all under the Open Font License
// (the licences lie beside the files).
//
//	set, err := fonts.NewSet(latin.Files()...)
//
// A program that calls one family's function carries only that family.
package latin

import (
	_ "embed" // the files below

	"github.com/octavo-press/octavo/fonts"
)

// One variable a file, so that the linker leaves out what is not used.
var (
	//go:embed SourceSerif4-Regular.ttf
	serif []byte
	//go:embed SourceSerif4-Italic.ttf
	serifItalic []byte
	//go:embed SourceSerif4-SemiBold.ttf
	serifSemiBold []byte
	//go:embed SourceSerif4-Bold.ttf
	serifBold []byte
	//go:embed SourceSerif4-BoldItalic.ttf
	serifBoldItalic []byte

	//go:embed SourceSans3-Regular.ttf
	sans []byte
	//go:embed SourceSans3-Italic.ttf
	sansItalic []byte
	//go:embed SourceSans3-SemiBold.ttf
	sansSemiBold []byte
	//go:embed SourceSans3-Bold.ttf
	sansBold []byte
	//go:embed SourceSans3-BoldItalic.ttf
	sansBoldItalic []byte

	//go:embed JetBrainsMono-Regular.ttf
	mono []byte
	//go:embed JetBrainsMono-Italic.ttf
	monoItalic []byte
	//go:embed JetBrainsMono-Bold.ttf
	monoBold []byte
)

const pkg = "github.com/octavo-press/octavo/fonts/latin"

// Files gives all faces of the package.
func Files() []fonts.File {
	return append(append(SourceSerif(), SourceSans()...), JetBrainsMono()...)
}

// SourceSerif gives Source Serif 4, the text face.
func SourceSerif() []fonts.File {
	f := fonts.File{Family: "Source Serif 4", Role: fonts.Serif, Package: pkg}
	return []fonts.File{
		style(f, 400, false, serif),
		style(f, 400, true, serifItalic),
		style(f, 600, false, serifSemiBold),
		style(f, 700, false, serifBold),
		style(f, 700, true, serifBoldItalic),
	}
}

// SourceSans gives Source Sans 3, the face of headings and tables.
func SourceSans() []fonts.File {
	f := fonts.File{Family: "Source Sans 3", Role: fonts.Sans, Package: pkg}
	return []fonts.File{
		style(f, 400, false, sans),
		style(f, 400, true, sansItalic),
		style(f, 600, false, sansSemiBold),
		style(f, 700, false, sansBold),
		style(f, 700, true, sansBoldItalic),
	}
}

// JetBrainsMono gives JetBrains Mono, the face of code.
func JetBrainsMono() []fonts.File {
	f := fonts.File{Family: "JetBrains Mono", Role: fonts.Mono, Package: pkg}
	return []fonts.File{
		style(f, 400, false, mono),
		style(f, 400, true, monoItalic),
		style(f, 700, false, monoBold),
	}
}

func style(f fonts.File, weight int, italic bool, data []byte) fonts.File {
	f.Weight, f.Italic, f.Data = weight, italic, data
	return f
}
