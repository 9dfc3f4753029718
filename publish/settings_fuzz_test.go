package publish_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// FuzzSettings reads a site's settings, the theme file that they may name and
// the pictures' alternatives. What is wrong has its file; settings that are
// taken make both books, which are inert.
func FuzzSettings(f *testing.F) {
	const theme = "base = \"book\"\naccent = \"#102030\"\nfooter = \")>>\"\n[paper.a5]\nmeasure = 90\n[style.body]\nsize = 1100\nfirst = 2000\n[style.heading1]\nsize = 8000\nleading = 800\n"
	const alts = "\"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef\" = \"A ferry\"\n"
	f.Add("publisher = \"P\"\nrights = \"R\"\nurl = \"https://example.org/{year}/{slug}/\"\ntheme = \"house.toml\"\nlogo = \"logo.svg\"\npaper = \"a5\"\noff = [\"italic-quote\"]", theme, alts)
	for _, d := range []string{"kobo", "kindle"} {
		f.Add("device = \""+d+"\"\ncover = \"type\"\nlinks = \"notes\"\ntheme = \"plain\"", "", "")
	}
	for _, w := range []string{`a) /JavaScript (b`, `"><script>alert(1)</script>`, "a\u202ebcd", "javascript:alert(1)", "../../etc/passwd"} {
		f.Add("publisher = '"+w+"'\nrights = '"+w+"'\nurl = '"+w+"'\nlanguage = '"+w+"'", "publisher = '"+w+"'\nfooter = '"+w+"'", "'"+w+"' = ''")
	}
	f.Add("theme = \"../house.toml\"\nlogo = \"/etc/passwd\"", "[paper.a4]\nwidth = 5000\nheight = 5000\nmeasure = 4000\nsize = 0.01\nleading = 0.01", "x = 1")
	f.Add("theme = \"house.toml\"", "[paper.a4]\nwidth = 1\nheight = 1\nmeasure = 1\ninner = 0\ntop = 0\nbottom = 0\nsize = 0.1\nleading = 0.1", "a.b = \"c\"")
	f.Fuzz(func(t *testing.T, settings, theme, alts string) {
		if len(settings)+len(theme)+len(alts) > 8<<10 {
			return
		}
		files := fstest.MapFS{"octavo.toml": {Data: []byte(settings)}, "house.toml": {Data: []byte(theme)}, "alts.toml": {Data: []byte(alts)},
			"logo.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`)}}
		var c publish.Config
		var err error
		if c.Alts, err = publish.ReadAlternatives(files, "alts.toml"); err != nil {
			c.Alts = nil
			if !strings.HasPrefix(err.Error(), "alts.toml:") {
				t.Fatalf("%q: an error without its place: %v", alts, err)
			}
		}
		s, err := publish.ReadSettings(files, "octavo.toml")
		if err != nil && !strings.HasPrefix(err.Error(), "octavo.toml:") {
			t.Fatalf("%q: an error without its place: %v", settings, err)
		}
		if err != nil || s.Apply(&c, files) != nil {
			return
		}
		p, err := publish.New(c)
		if err != nil {
			return // what a theme of theirs lacks, such as a paper
		}
		checkSettled(t, p)
	})
}

// checkSettled makes both books of a post that says nothing of what settings
// may say.
func checkSettled(t *testing.T, p *publish.Press) {
	var epub, pdf bytes.Buffer
	src := "---\ntitle: T\ndate: 2025-01-02\n---\n\n## A\n\n" + sentence + "*B* `c`[^1] [d](https://example.org/).\n\n> e\n\n[^1]: Note.\n"
	_, err := p.PublishPost(t.Context(), publish.Post{Name: "post.md", Body: []byte(src)},
		publish.Output{Format: "epub", Writer: &epub}, publish.Output{Format: "pdf", Writer: &pdf})
	if limit := new(publish.LimitError); errors.As(err, &limit) {
		return // pages that hold next to nothing
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range append(epubFaults(epub.Bytes()), pdfFaults(pdf.Bytes())...) {
		t.Error(fault)
	}
}

// TestSettingsThatCannotBeRead fail at each byte of each of their files.
func TestSettingsThatCannotBeRead(t *testing.T) {
	files := fstest.MapFS{"octavo.toml": {Data: []byte("theme = \"house.toml\"\nlogo = \"logo.svg\"\n")}, "house.toml": {Data: []byte("base = \"book\"\n")},
		"logo.svg": {Data: []byte("<svg/>")}, "alts.toml": {Data: []byte("# none\n")}}
	read := func(fsys brokenDisk) error {
		s, err := publish.ReadSettings(fsys, "octavo.toml")
		if err == nil {
			err = s.Apply(new(publish.Config), fsys)
		}
		if err == nil {
			_, err = publish.ReadAlternatives(fsys, "alts.toml")
		}
		return err
	}
	for name, file := range files {
		for n := range len(file.Data) + 1 {
			if err := read(brokenDisk{files, name, n}); !errors.Is(err, errReader) || errors.Is(err, doc.ErrPost) {
				t.Fatalf("%s after %d bytes: %v", name, n, err)
			}
		}
	}
	if err := read(brokenDisk{files, "none", 0}); err != nil {
		t.Error(err)
	}
}
