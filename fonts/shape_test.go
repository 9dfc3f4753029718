package fonts_test

import (
	"fmt"
	"testing"

	"github.com/octavo-press/octavo/fonts"
)

// shape shapes a whole text and writes it as cluster+runes:glyph@advance.
func shape(f *fonts.Face, in fonts.ShapeInput) string {
	s := ""
	for _, g := range f.Shape(in) {
		s += fmt.Sprintf("%d+%d/%d@%d ", g.Cluster, g.Runes, g.Glyphs, g.Advance)
	}
	return s
}

func whole(text string) fonts.ShapeInput {
	r := []rune(text)
	return fonts.ShapeInput{Text: r, End: len(r), Lang: "en"}
}

func TestShapeLatin(t *testing.T) {
	set := latinSet(t)
	serif := set.Primary(fonts.Request{Role: fonts.Serif})
	for _, c := range []struct{ text, want string }{
		{"fi", "0+2/1@654 "},                           // a ligature
		{"AV", "0+1/1@593 1+1/1@709 "},                 // kerned
		{"e\u0301", "0+2/1@533 "},                      // composed
		{"a\u00ADb", "0+2/1@541 2+1/1@619 "},           // the soft hyphen is hidden
		{"\u200Ba", "0+2/1@541 "},                      // at the start, too
		{"a\tb", "0+2/1@541 2+1/1@619 "},               // no box for a control
		{"a\u2011b", "0+1/1@536 1+1/1@320 2+1/1@619 "}, // the face lacks U+2011
		{"\u200D", ""},
	} {
		if got := shape(serif, whole(c.text)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func BenchmarkFaceLookup(b *testing.B) {
	c := latinSet(b).Cascade(fonts.Request{Role: fonts.Serif})
	for b.Loop() {
		c.Face('a')
	}
}

func BenchmarkShapeWord(b *testing.B) {
	f := latinSet(b).Primary(fonts.Request{Role: fonts.Serif})
	in := whole("efficiency")
	in.Script = "Latn"
	for b.Loop() {
		f.Shape(in)
	}
}

// BenchmarkColdLatin parses what one English post takes: six faces.
func BenchmarkColdLatin(b *testing.B) {
	in := whole("efficiency")
	for b.Loop() {
		set := latinSet(b)
		for _, req := range []fonts.Request{
			{Role: fonts.Serif}, {Role: fonts.Serif, Italic: true}, {Role: fonts.Serif, Weight: 700},
			{Role: fonts.Sans}, {Role: fonts.Sans, Weight: 700}, {Role: fonts.Mono},
		} {
			set.Face(req, 'e').Shape(in)
		}
	}
}
