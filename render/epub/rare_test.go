package epub_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/hant"
)

// TestRareCharacters takes characters that few readers have into a book: they
// come with their face, other text without.
func TestRareCharacters(t *testing.T) {
	set, err := fonts.NewSet(hant.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text  string
		lang  string
		spans []string
	}{
		{"Plain, and 漢字㗎.", "zh-Hant", nil},
		{"搭𨋢 & 𨋢去\U0003FFFD", "zh-Hant", []string{`搭<span class="rare1">𨋢</span> &amp; <span class="rare1">𨋢</span>去`}},
	} {
		b := plain("A", c.lang, para(c.text))
		b.Fonts = set
		book := build(t, b)
		files, _ := unzip(t, book)
		css, text := files["EPUB/css/book.css"], files["EPUB/xhtml/c001.xhtml"]
		if got := strings.Contains(css, "@font-face"); got != (c.spans != nil) {
			t.Errorf("%s: a face is there: %v", c.text, got)
		}
		for _, s := range c.spans {
			if !strings.Contains(text, s) {
				t.Errorf("lacks %s in %s", s, text)
			}
		}
		font := files["EPUB/fonts/rare1.ttf"]
		if c.spans != nil && (len(font) == 0 || len(font) > 8<<10) {
			t.Errorf("%s: a font of %d bytes", c.text, len(font))
		}
		if c.spans != nil && !strings.Contains(css, "unicode-range: U+282E2;") {
			t.Errorf("the sheet says %s", css[strings.Index(css, "@font-face"):])
		}
		// EPUBCheck remarks on every @font-face there is, and on nothing else.
		got := epubCheck(t, "rare", book)
		if strings.Count(got, "USAGE(") != strings.Count(got, "USAGE(CSS-028)") || !strings.Contains(got, "0 fatals / 0 errors / 0 warnings / 0 infos") {
			t.Error(got)
		}
	}
}
