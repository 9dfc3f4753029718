package all_test

import (
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/all"
)

// TestBurden holds the bytes that everybody who gets the module downloads.
func TestBurden(t *testing.T) {
	sum := 0
	for _, f := range all.Files() {
		sum += len(f.Data)
	}
	if sum > 40_000_000 {
		t.Errorf("%d bytes of fonts; the bound is 40,000,000", sum)
	}
}

// TestFilesSayTheTruth compares what a file is filed as with what is in it.
func TestFilesSayTheTruth(t *testing.T) {
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range set.Faces() {
		if names[f.Name()] {
			t.Errorf("%s twice", f.Name())
		}
		names[f.Name()] = true
		if f.File().Italic != (f.ItalicAngle() != 0) {
			t.Errorf("%s: filed italic %v, its angle is %v", f.Name(), f.File().Italic, f.ItalicAngle())
		}
		if f.File().Role == fonts.Mono && !f.FixedPitch() || f.File().Role == fonts.Serif && !f.Serif() {
			t.Errorf("%s: fixed pitch %v, serif %v", f.Name(), f.FixedPitch(), f.Serif())
		}
	}
}
