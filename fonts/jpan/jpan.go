// Package jpan ships the faces of Japanese: Noto Serif JP, with JIS X 0208 and
// what JIS X 0213 adds in the regular and the first level in the bold. The
// licence lies beside the files.
//
//	set, err := fonts.NewSet(append(latin.Files(), jpan.Files()...)...)
package jpan

import (
	_ "embed" // the files below

	"github.com/octavo-press/octavo/fonts"
)

var (
	//go:embed NotoSerifJP-Regular.ttf
	regular []byte
	//go:embed NotoSerifJP-Bold.ttf
	bold []byte
)

// Files gives the regular and the bold.
func Files() []fonts.File {
	f := fonts.File{
		Family:  "Noto Serif JP",
		Role:    fonts.Serif,
		Weight:  400,
		Data:    regular,
		Langs:   []string{"ja"},
		Package: "github.com/octavo-press/octavo/fonts/jpan",
	}
	b := f
	b.Weight, b.Data = 700, bold
	return []fonts.File{f, b}
}
