// Package all ships every face there is, for programs that take whatever
// posts they are given. It adds about 40 MB to a program.
//
//	set, err := fonts.NewSet(all.Files()...)
package all

import (
	"slices"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/hans"
	"github.com/octavo-press/octavo/fonts/hant"
	"github.com/octavo-press/octavo/fonts/jpan"
	"github.com/octavo-press/octavo/fonts/kore"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/fonts/world"
)

// Files gives all faces. Those of the world stand before the East Asian ones,
// so that outside Han text symbols are not set full width.
func Files() []fonts.File {
	return slices.Concat(latin.Files(), world.Files(), hant.Files(), hans.Files(), jpan.Files(), kore.Files())
}
