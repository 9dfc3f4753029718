package layout

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/theme"
)

func TestHouseStyle(t *testing.T) {
	b := newBook(small(), "briefing")
	b.Theme.Footer, b.Theme.Publisher = "House Papers", "The House"
	b.Theme.Logo = &theme.Logo{Name: "logo.svg", Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>`)}
	laid := layOut(t, b)
	dump := frame.Dump(laid.Frames)
	for _, want := range []string{`"House Papers"`, `Figure#1 alt="The House"`, "Figure#1 path"} {
		if !strings.Contains(dump, want) {
			t.Errorf("%s is missing:\n%s", want, dump)
		}
	}
	b.Theme.Logo.Data = []byte("no picture")
	if laid := layOut(t, b); len(laid.Diagnostics) != 1 || laid.Diagnostics[0].Code != "logo-broken" {
		t.Errorf("a broken logo gives %v", laid.Diagnostics)
	}
}

func TestLinkStyles(t *testing.T) {
	for style, want := range map[render.LinkStyle][]string{
		render.LinksNone:     {},
		render.LinksInline:   {`" (example.org/oak)"`},
		render.LinksNotes:    {"Note#", `"https://example.org/oak"`},
		render.LinksEndnotes: {`"[1]"`, `"https://example.org/oak"`},
	} {
		b := newBook(linked(), "plain")
		b.Options.Links = style
		dump := frame.Dump(layOut(t, b).Frames)
		for _, w := range want {
			if !strings.Contains(dump, w) {
				t.Errorf("%q: %s is missing:\n%s", style, w, dump)
			}
		}
		if n := strings.Count(dump, `"https://example.org/oak"`); n > 1 {
			t.Errorf("%q: the address is printed %d times", style, n)
		}
	}
}
