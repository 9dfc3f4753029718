// Package hant ships the faces of Traditional Chinese: Noto Serif HK, with all
// of Big5 and HKSCS in the regular and the frequent characters in the bold.
// The licence lies beside the files.
//
//	set, err := fonts.NewSet(append(latin.Files(), hant.Files()...)...)
package hant

import (
	_ "embed" // the files below

	"github.com/octavo-press/octavo/fonts"
)

var (
	//go:embed NotoSerifHK-Regular.ttf
	regular []byte
	//go:embed NotoSerifHK-Bold.ttf
	bold []byte
)

// Files gives the regular and the bold.
func Files() []fonts.File {
	f := fonts.File{
		Family:  "Noto Serif HK",
		Role:    fonts.Serif,
		Weight:  400,
		Data:    regular,
		Langs:   []string{"zh-Hant"},
		Package: "github.com/octavo-press/octavo/fonts/hant",
	}
	b := f
	b.Weight, b.Data = 700, bold
	return []fonts.File{f, b}
}
