package xhtml_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/theme"
	"github.com/octavo-press/octavo/render/xhtml"
)

// TestKindleStyles holds every theme's sheet to what Kindles know.
func TestKindleStyles(t *testing.T) {
	for _, name := range theme.Names() {
		th, err := theme.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		b := &render.Book{Doc: &doc.Document{Meta: doc.Meta{Language: "zh"}}, Theme: th, Options: render.Options{Device: render.DeviceKindle}}
		css := xhtml.Convert(b, nil, nil).CSS
		for _, s := range []string{"object-fit", "overflow", "rgba", " text-emphasis", "vh", "{ }", "/*", "margin-left: -", "@media", "each-line"} {
			if strings.Contains(css, s) {
				t.Errorf("%s has %q", name, s)
			}
		}
		for _, s := range []string{"page-break-after: avoid", "text-indent", "border-left", "blockquote"} {
			if !strings.Contains(css, s) {
				t.Errorf("%s lacks %q", name, s)
			}
		}
		if strings.Count(css, "{") != strings.Count(css, "}") {
			t.Errorf("%s: braces do not pair", name)
		}
	}
}
