package fonts_test

import (
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
)

func latinSet(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestFaceByStyle(t *testing.T) {
	set := latinSet(t)
	for _, c := range []struct {
		req  fonts.Request
		r    rune
		want string
	}{
		{fonts.Request{Role: fonts.Serif}, 'a', "OctavoSerif-Regular"},
		{fonts.Request{Role: fonts.Serif, Italic: true}, 'a', "OctavoSerif-Italic"},
		{fonts.Request{Role: fonts.Serif, Weight: 600}, 'a', "OctavoSerif-SemiBold"},
		{fonts.Request{Role: fonts.Serif, Weight: 900}, 'a', "OctavoSerif-Bold"},
		{fonts.Request{Role: fonts.Serif, Weight: 300}, 'a', "OctavoSerif-Regular"},
		{fonts.Request{Role: fonts.Serif, Weight: 700, Italic: true}, 'я', "OctavoSerif-BoldItalic"},
		{fonts.Request{Role: fonts.Sans, Weight: 700}, 'λ', "OctavoSans-Bold"},
		{fonts.Request{Role: fonts.Mono}, '{', "JetBrainsMono-Regular"},
		{fonts.Request{Role: fonts.Mono, Weight: 600}, '{', "JetBrainsMono-Bold"},
		// Set by the plain hyphen, not fetched from another family.
		{fonts.Request{Role: fonts.Serif}, '\u2011', "OctavoSerif-Regular"},
		// Shown by nobody, so at home with its neighbours.
		{fonts.Request{Role: fonts.Serif}, '\u200D', "OctavoSerif-Regular"},
		{fonts.Request{Role: fonts.Serif}, '漢', ""},
	} {
		got := ""
		if f := set.Face(c.req, c.r); f != nil {
			got = f.Name()
		}
		if got != c.want {
			t.Errorf("%+v %q: got %q, want %q", c.req, c.r, got, c.want)
		}
	}
}

func TestMetrics(t *testing.T) {
	f := latinSet(t).Primary(fonts.Request{Role: fonts.Serif})
	if f.UnitsPerEm() != 1000 || f.CapHeight() != 670 || f.XHeight() != 475 || !f.Serif() || f.FixedPitch() {
		t.Errorf("em %d, cap height %d, x-height %d, serif %v, fixed pitch %v",
			f.UnitsPerEm(), f.CapHeight(), f.XHeight(), f.Serif(), f.FixedPitch())
	}
	if f.Ascent() <= 0 || f.Descent() <= 0 {
		t.Errorf("ascent %d, descent %d", f.Ascent(), f.Descent())
	}
	if !f.Feature("smcp") || !f.Feature("kern") || f.Feature("halt") {
		t.Error("features are wrong")
	}
}
