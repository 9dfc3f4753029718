package epub_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/hant"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

// TestWholeFaces asks for the theme's faces: those that the text needs are in
// the book as they are, and the style sheet names each.
func TestWholeFaces(t *testing.T) {
	set, err := fonts.NewSet(slices.Concat(latin.Files(), hant.Files())...)
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Named("briefing")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		block     doc.Block
		has, lack []string
	}{
		{"words", para("Plain."), []string{`body { font-family: "Octavo Serif", serif; }`, `h1.title`, `"Octavo Sans", sans-serif`}, []string{"Mono", "Noto"}},
		{"code", &doc.CodeBlock{Text: "a := b"}, []string{`pre, code, kbd { font-family: "JetBrains Mono", monospace; }`}, []string{"Noto"}},
		{"Han", para("一間書店。"), []string{`body { font-family: "Octavo Serif", "Noto Serif`}, []string{"Mono"}},
	} {
		b := plain("A", "en", c.block)
		b.Fonts, b.Theme = set, th
		if files, _ := unzip(t, build(t, b)); strings.Contains(files["EPUB/css/book.css"], "@font-face") {
			t.Errorf("%s: faces that nobody asked for", c.name)
		}
		b.Options.EmbedFonts = true
		book := build(t, b)
		files, names := unzip(t, book)
		css := files["EPUB/css/book.css"]
		for _, s := range c.has {
			if !strings.Contains(css, s) {
				t.Errorf("%s: the sheet lacks %s", c.name, s)
			}
		}
		for _, s := range c.lack {
			if strings.Contains(css, s) {
				t.Errorf("%s: the sheet has %s", c.name, s)
			}
		}
		for _, name := range names {
			if base, ok := strings.CutPrefix(name, "EPUB/fonts/"); ok && strings.Count(css, "url(../fonts/"+base+")") != 1 {
				t.Errorf("%s: the sheet does not name %s once", c.name, base)
			}
		}
		same := slices.ContainsFunc(set.Faces(), func(f *fonts.Face) bool { return bytes.Equal(f.Data(), []byte(files["EPUB/fonts/face1.ttf"])) })
		if !same {
			t.Errorf("%s: the face is not whole", c.name)
		}
	}
}
