// Package latin ships the faces of Latin, Greek and Cyrillic text: Octavo Serif
// and Octavo Sans, which are Source Serif 4 and Source Sans 3 under names that
// changed faces may have, and JetBrains Mono, all under the Open Font License
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
	//go:embed OctavoSerif-Regular.ttf
	serif []byte
	//go:embed OctavoSerif-Italic.ttf
	serifItalic []byte
	//go:embed OctavoSerif-SemiBold.ttf
	serifSemiBold []byte
	//go:embed OctavoSerif-Bold.ttf
	serifBold []byte
	//go:embed OctavoSerif-BoldItalic.ttf
	serifBoldItalic []byte

	//go:embed OctavoSans-Regular.ttf
	sans []byte
	//go:embed OctavoSans-Italic.ttf
	sansItalic []byte
	//go:embed OctavoSans-SemiBold.ttf
	sansSemiBold []byte
	//go:embed OctavoSans-Bold.ttf
	sansBold []byte
	//go:embed OctavoSans-BoldItalic.ttf
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
	return append(append(OctavoSerif(), OctavoSans()...), JetBrainsMono()...)
}

// OctavoSerif gives Octavo Serif, the text face.
func OctavoSerif() []fonts.File {
	f := fonts.File{Family: "Octavo Serif", Role: fonts.Serif, Package: pkg}
	return []fonts.File{
		style(f, 400, false, serif),
		style(f, 400, true, serifItalic),
		style(f, 600, false, serifSemiBold),
		style(f, 700, false, serifBold),
		style(f, 700, true, serifBoldItalic),
	}
}

// OctavoSans gives Octavo Sans, the face of headings and tables.
func OctavoSans() []fonts.File {
	f := fonts.File{Family: "Octavo Sans", Role: fonts.Sans, Package: pkg}
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
