package xhtml_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
	"github.com/octavo-press/octavo/render/xhtml"
)

// TestCSS holds for every theme and kind of language: no colour on text, so
// that the night's light letters stay light, no fixed sizes, nothing unclosed.
func TestCSS(t *testing.T) {
	forbidden := regexp.MustCompile(`[\s;{]color: [^i]|background: |[\s;]position:|[0-9]p[xt]\b [^s]|START|END|NaN|%!`)
	for _, name := range []string{"briefing", "book", "plain", ""} {
		var th *theme.Theme
		if name != "" {
			var err error
			if th, err = theme.Named(name); err != nil {
				t.Fatal(err)
			}
		}
		for _, lang := range []string{"en", "zh-Hant", "ar", "ko"} {
			css := xhtml.CSS(th, lang, doc.LTR)
			if m := forbidden.FindString(css); m != "" {
				t.Errorf("%s, %s: %q", name, lang, m)
			}
			if strings.Count(css, "{") != strings.Count(css, "}") || strings.Count(css, "/*") != 1 {
				t.Errorf("%s, %s: unclosed", name, lang)
			}
		}
	}
	shows(t, xhtml.CSS(&theme.Theme{}, "en", doc.LTR), "body { line-height: 1.4; }")
}

func TestCSSByLanguage(t *testing.T) {
	th, err := theme.Named("briefing")
	if err != nil {
		t.Fatal(err)
	}
	han := xhtml.CSS(th, "zh-Hant", doc.LTR)
	shows(t, han, "p { text-indent: 2em; margin: 0; }", "body { line-height: 1.7; }", "text-emphasis: filled dot")
	if strings.Contains(han, "font-style: italic") || strings.Contains(han, "hyphens: auto") {
		t.Error("Han text is slanted or hyphenated")
	}
	latin := xhtml.CSS(th, "en", doc.LTR)
	shows(t, latin, "-epub-hyphens: auto", "page-break-after: avoid", "border-left: .25em solid")
	shows(t, xhtml.CSS(th, "he", doc.RTL), "border-right: .25em solid")
}
