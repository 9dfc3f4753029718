package fonts

import (
	"errors"
	"fmt"
)

// The classes of what can be wrong with a font file, for errors.Is.
var (
	// ErrDamaged says that the data break the rules of the format.
	ErrDamaged = errors.New("damaged font")
	// ErrUnsupported says that the data are a font, of a kind that is not read
	// here: a collection, WOFF, CFF outlines, bitmaps only.
	ErrUnsupported = errors.New("unsupported font")
	// ErrRestricted says that the font's maker does not allow embedding.
	ErrRestricted = errors.New("font that may not be embedded")
)

// fileError is an error of one file, with its class.
func fileError(f File, class error, format string, args ...any) error {
	return fmt.Errorf("%s: %w: %s", f.label(), class, fmt.Sprintf(format, args...))
}

// label names the file for a reader: family, weight, slant.
func (f File) label() string {
	s := fmt.Sprintf("%s %d", f.Family, f.Weight)
	if f.Italic {
		s += " italic"
	}
	return s
}
