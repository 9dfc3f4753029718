package catalog_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/batch/catalog"
)

// named fills a catalogue with one text wherever a post's words go.
func named(s, file string) catalog.Catalog {
	about := catalog.About{Title: s, Subtitle: s, Authors: []string{s, "B"}, Date: at(1), Language: s, Summary: s, Tags: []string{s, "t"},
		Series: s, SeriesNumber: s, Publisher: s, Rights: s, Source: s}
	other := about
	other.Authors, other.Tags, other.Language = []string{"A"}, nil, "en"
	cover := catalog.Picture{Path: catalog.CoverPath(s, "image/png"), Type: "image/png", Sum: "03"}
	return catalog.Catalog{Title: s, Language: "en", PerPage: 1, Books: []catalog.Book{
		{ID: s, About: about, Cover: cover, Access: &catalog.Access{Modes: []string{s}, Summary: s}, Files: []catalog.File{{Format: "epub", Path: file, Bytes: 1, Sum: "01"}}},
		{ID: "other.md", About: other, Files: []catalog.File{{Format: s, Path: "other.x", Bytes: 1, Sum: "02"}}},
	}}
}

// FuzzFiles has any text in place of titles, names and paths. The feeds parse,
// the page runs nothing, every link leads to a file of the catalogue or a book,
// and none of the catalogue's own files has a name of a post's making.
func FuzzFiles(f *testing.F) {
	for _, s := range []string{"", "a<b>&\"'", "</script><script>alert(1)</script>", "javascript:alert(1)", "//evil.example/x", "\x00\x1b\x7f\u0085", "\xff\xed\xa0\x80", "\u202e\u2066", "../../x", "a\nb\r\\c", "]]>", "{{.}}", "樹", "\ufffe\uffff", strings.Repeat("a", 3000)} {
		f.Add(s, "x/a b.epub")
		f.Add("T", s)
	}
	f.Fuzz(func(t *testing.T, s, file string) {
		if !fs.ValidPath(file) {
			return // a book's path is relative
		}
		c := named(s, file)
		files := slices.Collect(c.Files())
		there := map[string]bool{file: true, "other.x": true, c.Books[0].Cover.Path: true}
		for _, o := range files {
			if there[o.Path] && o.Path != file || !filepath.IsLocal(o.Path) || strings.Trim(o.Path, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./") != "" {
				t.Fatalf("a file called %q", o.Path)
			}
			there[o.Path] = true
		}
		for _, o := range files {
			checkOutput(t, o, there)
		}
		sums := files[len(files)-1]
		if n := strings.Count(string(sums.Data), "\n"); n != len(files)-1+3 {
			t.Errorf("%d lines of sums for %d files, two books and a cover:\n%s", n, len(files), sums.Data)
		}
	})
}

// checkOutput parses a file of the catalogue and follows its links.
func checkOutput(t *testing.T, o catalog.Output, there map[string]bool) {
	t.Helper()
	var links []string
	switch path.Ext(o.Path) {
	case ".json":
		if !json.Valid(o.Data) {
			t.Fatalf("%s does not parse", o.Path)
		}
		links = hrefs(t, o)
	case ".xml":
		var any struct{}
		if err := xml.Unmarshal(o.Data, &any); err != nil {
			t.Fatalf("%s: %v", o.Path, err)
		}
		links = hrefs(t, o)
	case ".html":
		if low := bytes.ToLower(o.Data); bytes.Contains(low, []byte("<script")) || bytes.Contains(low, []byte("href=\"javascript:")) {
			t.Errorf("%s runs something:\n%s", o.Path, o.Data)
		}
	}
	for _, href := range links {
		u, err := url.Parse(href)
		if err != nil || u.Scheme != "" || u.Host != "" {
			t.Errorf("%s links to %q: %v", o.Path, href, err)
			continue
		}
		if !there[u.Path] && !slices.ContainsFunc(keys(there), func(p string) bool { return path.Join(path.Dir(o.Path), u.Path) == path.Clean(p) }) {
			t.Errorf("%s links to %q, which is not there", o.Path, href)
		}
	}
}

func keys(m map[string]bool) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	return out
}
