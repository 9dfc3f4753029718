package octavo_test

import (
	"bytes"
	"html"
	"image/jpeg"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
)

var coverItem = regexp.MustCompile(`<item id="([^"]+)" href="([^"]+)" media-type="image/jpeg" properties="cover-image"/>`)

// TestEveryBookHasACover looks for it where readers and shops do: named in the
// manifest, in the metadata of EPUB 2 and in the guide, of the size that Kindle
// and Apple ask for, on a page that says in the book's language what it is.
func TestEveryBookHasACover(t *testing.T) {
	for _, name := range examplePosts(t) {
		epub, _, r := books(t, os.DirFS(posts), name)
		files := unzip(t, epub)
		opf := files["EPUB/package.opf"]
		item := coverItem.FindStringSubmatch(opf)
		if item == nil {
			t.Errorf("%s: no cover", name)
			continue
		}
		if !strings.Contains(opf, `<meta name="cover" content="`+item[1]+`"/>`) || !strings.Contains(opf, `<reference type="cover"`) {
			t.Errorf("%s: old readers do not find the cover", name)
		}
		c, err := jpeg.DecodeConfig(strings.NewReader(files["EPUB/"+item[2]]))
		if err != nil || c.Width != 1600 || c.Height != 2560 {
			t.Errorf("%s: a cover of %d by %d, %v", name, c.Width, c.Height, err)
		}
		alt := strings.ReplaceAll(phrase.For(r.Meta.Language).CoverOf, "%s", doc.OneLine(r.Meta.Title))
		if page := files["EPUB/xhtml/cover.xhtml"]; !strings.Contains(page, `alt="`+html.EscapeString(alt)+`"`) {
			t.Errorf("%s: the cover's page does not say %s:\n%s", name, alt, page)
		}
	}
}

// TestCoverKinds says which first page each choice gives both books, with a
// picture and without: none, one drawn, or the post's own.
func TestCoverKinds(t *testing.T) {
	with, without := []byte("---\ntitle: A\nimage: images/delta.jpg\n---\n\nB.\n"), []byte("---\ntitle: A\nimage: images/gone.jpg\n---\n\nB.\n")
	own, err := os.ReadFile(posts + "/images/delta.jpg")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		kind render.Cover
		body []byte
		epub string
		pdf  bool
	}{
		{render.CoverAuto, with, "drawn", true},
		{render.CoverAuto, without, "drawn", false},
		{render.CoverCompose, with, "drawn", true},
		{render.CoverCompose, without, "drawn", true},
		{render.CoverImage, with, "own", true},
		{render.CoverImage, without, "drawn", true},
		{render.CoverType, with, "drawn", true},
		{render.CoverType, without, "drawn", true},
		{render.CoverNone, with, "none", false},
		{render.CoverNone, without, "none", false},
	} {
		p, err := publish.New(publish.Config{Fonts: all.Files(), Cover: test.kind})
		if err != nil {
			t.Fatal(err)
		}
		var epub, pdf bytes.Buffer
		r, err := p.PublishPost(t.Context(), publish.Post{FS: os.DirFS(posts), Name: "a.md", Body: test.body},
			publish.Output{Format: "epub", Writer: &epub}, publish.Output{Format: "pdf", Writer: &pdf})
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		files := unzip(t, epub.Bytes())
		if item := coverItem.FindStringSubmatch(files["EPUB/package.opf"]); item != nil {
			got = "drawn"
			if files["EPUB/"+item[2]] == string(own) {
				got = "own"
			}
		}
		if got != test.epub || (r.Books[1].Pages == 2) != test.pdf {
			t.Errorf("%q, %.35q: the EPUB's cover is %s, the PDF has %d pages", test.kind, test.body, got, r.Books[1].Pages)
		}
	}
}
