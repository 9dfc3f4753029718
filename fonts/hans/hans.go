// Package hans ships the faces of Simplified Chinese: Noto Serif SC, with GB
// 2312, the Table of General Standard Characters, the rest of the basic block
// and some of extension A in the regular, and GB 2312 in the bold. The licence
// lies beside the files.
//
//	set, err := fonts.NewSet(append(latin.Files(), hans.Files()...)...)
package hans

import (
	_ "embed" // the files below

	"github.com/octavo-press/octavo/fonts"
)

var (
	//go:embed NotoSerifSC-Regular.ttf
	regular []byte
	//go:embed NotoSerifSC-Bold.ttf
	bold []byte
)

// Files gives the regular and the bold.
func Files() []fonts.File {
	f := fonts.File{
		Family:  "Noto Serif SC",
		Role:    fonts.Serif,
		Weight:  400,
		Data:    regular,
		Langs:   []string{"zh-Hans"},
		Package: "github.com/octavo-press/octavo/fonts/hans",
	}
	b := f
	b.Weight, b.Data = 700, bold
	return []fonts.File{f, b}
}
