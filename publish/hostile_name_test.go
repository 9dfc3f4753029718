package publish_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/octavo-press/octavo/publish"
)

// badNames are what a post's file may be called, to be shown as another or to
// end a string, a line or a folder.
func badNames() []string {
	names := []string{"\u202efdp.exe", "a\u202egpj", "a\u2066\u2069b", "\u202a", "a\nb", "a\r\nSet-Cookie: x", "\x1b[2J", "\x7f", "..", "...", " ", "-rf", "a\"b", "a;b", "con", "a\\..\\b", "C:\\x", strings.Repeat("n", 240), "mimetype", "樹"}
	for _, w := range injections {
		if fs.ValidPath(w) && !strings.Contains(w, "/") {
			names = append(names, w)
		}
	}
	return names
}

// TestFileNames has posts and pictures called anything. The books are inert,
// the post within the PDF has a name that shows what it is, what is said of it
// stays in its line, and so do the names of its books.
func TestFileNames(t *testing.T) {
	p, err := publish.New(publish.Config{AttachSource: true, URL: "https://example.org/{name}/{slug}"})
	must(t, err)
	for _, name := range badNames() {
		files := fstest.MapFS{name + ".md": {Data: []byte("# T\n\n![a](<" + strings.NewReplacer("<", "", ">", "", "\n", "", "\r", "").Replace(name) + ".png>) ![b](b.png)\n")}, name + ".png": {Data: pngOf(t, small())}}
		epub, pdf, r, err := bothBooks(t, p, files, name+".md")
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		for _, fault := range append(epubFaults(epub), pdfFaults(pdf)...) {
			t.Errorf("%q: %v", name, fault)
		}
		if len(r.Diagnostics) == 0 {
			t.Errorf("%q: a picture that is not there is not told of", name)
		}
		for _, d := range r.Diagnostics {
			if s := d.String(); turned(s) || strings.ContainsAny(s, "\r\n") {
				t.Errorf("%q: told as %q", name, s)
			}
		}
		_, _, _, err = bothBooks(t, p, files, name+".mdx")
		if err == nil || turned(err.Error()) || strings.ContainsAny(err.Error(), "\r\n") {
			t.Errorf("%q: an error %q", name, err)
		}
	}
}

// TestBookNamesShowWhatTheyAre gives no book a name that a list of files would
// show as another, or none at all.
func TestBookNamesShowWhatTheyAre(t *testing.T) {
	for _, name := range badNames() {
		for _, post := range []string{name + ".md", "a/" + name + "/index.md"} {
			got := publish.BookName(post)
			if turned(got) || strings.ContainsFunc(got, unicode.IsControl) || got == "" || got == "." || got == ".." || path.Base(got) != got {
				t.Errorf("the books of %q are called %q", post, got)
			}
		}
	}
	for post, want := range map[string]string{"2025/On Trees.md": "On Trees", "樹/index.md": "樹", "index.md": "index", "a.b.md": "a.b", "שלום\u200f.md": "שלום\u200f"} {
		if got := publish.BookName(post); got != want {
			t.Errorf("the books of %q are called %q, want %q", post, got, want)
		}
	}
}
