package fonts_test

import (
	"reflect"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
)

// TestWebfont reads a web font back: the same outlines and widths, and no
// other characters.
func TestWebfont(t *testing.T) {
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	face := set.Primary(fonts.Request{})
	file := fonts.File{Family: "web", Data: face.Webfont([]rune("éAB€A\U00020BB7"))}
	small, err := fonts.NewSet(file)
	if err != nil {
		t.Fatal(err)
	}
	web := small.Primary(fonts.Request{})
	if web.NumGlyphs() != 5 || web.Has('C') {
		t.Errorf("%d glyphs", web.NumGlyphs())
	}
	for _, r := range "éAB€" {
		old, _ := face.Glyph(r)
		gid, ok := web.Glyph(r)
		if !ok || web.Advance(gid) != face.Advance(old) || !reflect.DeepEqual(web.Outline(gid), face.Outline(old)) {
			t.Errorf("%c is another", r)
		}
	}
}
