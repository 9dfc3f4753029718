// Package kore ships the faces of Korean: Octavo Myeongjo, which is Nanum
// Myeongjo under a name that a changed face may have, with all 11,172
// syllables in the regular and KS X 1001 in the bold. The licence lies beside
// the files.
//
//	set, err := fonts.NewSet(append(latin.Files(), kore.Files()...)...)
package kore

import (
	_ "embed" // the files below

	"github.com/octavo-press/octavo/fonts"
)

var (
	//go:embed OctavoMyeongjo-Regular.ttf
	regular []byte
	//go:embed OctavoMyeongjo-Bold.ttf
	bold []byte
)

// Files gives the regular and the bold.
func Files() []fonts.File {
	f := fonts.File{
		Family:  "Octavo Myeongjo",
		Role:    fonts.Serif,
		Weight:  400,
		Data:    regular,
		Langs:   []string{"ko"},
		Package: "github.com/octavo-press/octavo/fonts/kore",
	}
	b := f
	b.Weight, b.Data = 700, bold
	return []fonts.File{f, b}
}
