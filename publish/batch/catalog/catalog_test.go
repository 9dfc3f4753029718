package catalog_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish/batch/catalog"
)

var update = flag.Bool("update", false, "rewrite testdata")

func at(day int) time.Time { return time.Date(2025, 6, day, 2, 3, 4, 5, time.UTC) }

func shelf() catalog.Catalog {
	return catalog.Catalog{Title: "The Orle Review", Books: []catalog.Book{
		{ID: "a b.md", Changed: at(3), Cover: catalog.Picture{Path: "catalog/cover-1.jpg", Type: "image/jpeg", Sum: "03", Width: 1600, Height: 2560},
			Thumb: catalog.Picture{Path: "catalog/thumb-1.jpg", Type: "image/jpeg", Sum: "06", Width: 320, Height: 512},
			About: catalog.About{Title: "On <trees> & \"leaves\"", Subtitle: "A walk", Authors: []string{"Ann", "Bo", "Ann"}, Date: at(1),
				Language: "en", Summary: "Of trees.", Tags: []string{"woods"}, Series: "Walks", Publisher: "The Orle"},
			Access: &catalog.Access{Modes: []string{"textual"}, Sufficient: [][]string{{"textual", "visual"}, {"textual"}},
				Features: []string{"ARIA", "pageBreakMarkers", "pageNavigation"}, Hazards: []string{"none"}, Summary: "It can be read aloud."},
			Files: []catalog.File{{"epub", "x/a b.epub", 1500, 0, "01"}, {"pdf", "x/a b.pdf", 2 << 20, 7, "02"}}},
		{ID: "樹.md", About: catalog.About{Title: "樹", Authors: []string{"安"}, Date: at(2), Language: "zh-Hant", Tags: []string{"woods", "林"}},
			Files: []catalog.File{{"epub", "樹.epub", 9, 0, "04"}}},
		{ID: "c.md", Changed: at(4), About: catalog.About{Title: "No date\x01"}, Files: []catalog.File{{"zine", "c:d\\e.zine", 1, 0, "05"}}},
	}}
}

// TestFiles holds every byte of a small catalogue.
func TestFiles(t *testing.T) {
	var got bytes.Buffer
	for f := range shelf().Files() {
		got.WriteString("-- " + f.Path + " --\n")
		got.Write(f.Data)
	}
	golden := filepath.Join("testdata", "shelf.txtar")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the catalogue is not that of %s; see with -update what changed", golden)
	}
}

// TestTheOrderOfBooksGivenDoesNotMatter, nor whether Files is asked twice.
func TestTheOrderOfBooksGivenDoesNotMatter(t *testing.T) {
	c := shelf()
	first := slices.Collect(c.Files())
	slices.Reverse(c.Books)
	for i, f := range slices.Collect(c.Files()) {
		if f.Path != first[i].Path || !bytes.Equal(f.Data, first[i].Data) {
			t.Errorf("%s differs", f.Path)
		}
	}
}

// TestEveryLinkLeadsSomewhere: to a book, a cover or a file of the catalogue.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for per, most := range map[int]int{100: 60, 1: 100} {
		c := shelf()
		c.PerPage = per
		files := slices.Collect(c.Files())
		there := map[string]bool{"x/a b.epub": true, "x/a b.pdf": true, "樹.epub": true, "c:d\\e.zine": true,
			"catalog/cover-1.jpg": true, "catalog/thumb-1.jpg": true}
		for _, f := range files {
			there[f.Path] = true
		}
		links := 0
		for _, f := range files {
			for _, href := range hrefs(t, f) {
				links++
				u, err := url.Parse(href)
				if err != nil || !there[path.Join(path.Dir(f.Path), u.Path)] {
					t.Errorf("%s links to %s: %v", f.Path, href, err)
				}
			}
		}
		if links < most {
			t.Errorf("only %d links", links)
		}
	}
}

// TestPages goes from page to page, and meets every book once.
func TestPages(t *testing.T) {
	c := catalog.Catalog{PerPage: 4}
	for i := range 11 {
		c.Books = append(c.Books, catalog.Book{ID: fmt.Sprint(i), About: catalog.About{Title: fmt.Sprint("Book ", i), Language: []string{"en", "fr"}[i/9]},
			Files: []catalog.File{{"epub", fmt.Sprint(i, ".epub"), 1, 0, "01"}}})
	}
	files := map[string][]byte{}
	for f := range c.Files() {
		files[f.Path] = f.Data
	}
	for _, c := range []struct {
		start string
		pages int
		books int
	}{{"catalog.json", 3, 11}, {"catalog/language-" + catalog.Key("en") + ".json", 3, 9}, {"catalog/language-" + catalog.Key("fr") + ".json", 1, 2}} {
		seen, pages := map[string]bool{}, 0
		for at := c.start; at != ""; {
			var page struct {
				Metadata     struct{ NumberOfItems, CurrentPage, ItemsPerPage int }
				Links        []struct{ Rel, Href string }
				Publications []struct{ Metadata struct{ Title string } }
			}
			if err := json.Unmarshal(files[at], &page); err != nil {
				t.Fatalf("%s: %v", at, err)
			}
			pages++
			if m := page.Metadata; m.NumberOfItems != c.books || c.pages > 1 && (m.CurrentPage != pages || m.ItemsPerPage != 4) {
				t.Errorf("%s: %+v", at, m)
			}
			for _, b := range page.Publications {
				seen[b.Metadata.Title] = true
			}
			dir := path.Dir(at)
			at = ""
			for _, l := range page.Links {
				if l.Rel == "next" {
					at = path.Join(dir, l.Href)
				}
			}
		}
		if pages != c.pages || len(seen) != c.books {
			t.Errorf("%s: %d pages, %d books", c.start, pages, len(seen))
		}
	}
	for p := range files {
		if strings.HasPrefix(p, "catalog/") && !catalog.Stale(p) {
			t.Errorf("%s would stay for ever", p)
		}
	}
}

// TestWordsOfTheLanguage has no English in another language's catalogue.
func TestWordsOfTheLanguage(t *testing.T) {
	c := shelf()
	c.Title, c.Language = "", "de"
	for f := range c.Files() {
		if f.Path != "catalog.xml" {
			continue
		}
		for _, want := range []string{"<title>Bücher</title>", `facetGroup="Autoren"`, `facetGroup="Schlagwörter"`, `facetGroup="Sprachen"`} {
			if !strings.Contains(string(f.Data), want) {
				t.Errorf("no %s in\n%s", want, f.Data)
			}
		}
	}
}

func hrefs(t *testing.T, f catalog.Output) (out []string) {
	switch filepath.Ext(f.Path) {
	case ".json":
		var v any
		if err := json.Unmarshal(f.Data, &v); err != nil {
			t.Fatal(err)
		}
		return jsonHrefs(v)
	case ".xml":
		d := xml.NewDecoder(bytes.NewReader(f.Data))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				return out
			}
			if err != nil {
				t.Fatal(err)
			}
			if e, ok := tok.(xml.StartElement); ok {
				for _, a := range e.Attr {
					if a.Name.Local == "href" {
						out = append(out, a.Value)
					}
				}
			}
		}
	}
	return nil
}

func jsonHrefs(v any) (out []string) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = append(out, jsonHrefs(x)...)
		}
	case map[string]any:
		for k, x := range v {
			if s, ok := x.(string); ok && k == "href" {
				out = append(out, s)
			}
			out = append(out, jsonHrefs(x)...)
		}
	}
	return out
}

func TestStale(t *testing.T) {
	c := shelf()
	for f := range c.Files() {
		if in := strings.HasPrefix(f.Path, "catalog/"); catalog.Stale(f.Path) != in {
			t.Errorf("%s: %v", f.Path, !in)
		}
	}
	if !catalog.Stale(catalog.CoverPath("a.md", "image/png")) || !catalog.Stale(catalog.ThumbPath("a.md", "image/jpeg")) {
		t.Error("covers stay")
	}
	for _, p := range []string{"catalog/author-x.epub", "catalog/page-one.xml", "page-2.xml", "catalog/tag-0123456789abcdef-x.xml", "catalog/my-post.epub", "author-0123456789abcdef.xml", "catalog/by-hand.xml"} {
		if catalog.Stale(p) {
			t.Errorf("%s is removed", p)
		}
	}
}

func TestEmpty(t *testing.T) {
	if files := slices.Collect((catalog.Catalog{}).Files()); len(files) != 4 || !strings.Contains(string(files[0].Data), "<updated>1970-01-01T00:00:00Z</updated>") {
		t.Errorf("%d files\n%s", len(files), files[0].Data)
	} else if !strings.Contains(string(files[1].Data), `"groups": []`) {
		t.Errorf("a feed of nothing:\n%s", files[1].Data)
	}
}
