package cite_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/publish/cite"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
)

var update = flag.Bool("update", false, "rewrite the expected files of testdata")

// TestGolden takes each post of testdata to every format.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, _, err := markdown.Parse("post.md", ar.Files[0].Data, markdown.Options{})
			if err != nil {
				t.Fatal(err)
			}
			transform.Run(d, transform.Options{})
			want := map[string]string{}
			for _, f := range ar.Files[1:] {
				want[f.Name] = string(f.Data)
			}
			ar.Files = ar.Files[:1]
			for _, f := range cite.Formats() {
				got, _ := cite.As(f, &d.Meta)
				got = strings.ReplaceAll(got, "\r\n", "\n")
				if got != want[string(f)] && !*update {
					t.Errorf("%s: got\n%s\nwant\n%s", f, got, want[string(f)])
				}
				ar.Files = append(ar.Files, txtar.File{Name: string(f), Data: []byte(got)})
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestNothingBreaksAFormat gives what the formats use as marks.
func TestNothingBreaksAFormat(t *testing.T) {
	m := &doc.Meta{Title: "a}\nER  - \r\n{\\\"b", Authors: []doc.Author{{Name: "X and Y, Z"}, {}, {Name: "A\nB", Sort: "B and C, A"}},
		Source: "https://example.org/{a}\\b%20c d", Publisher: "P & Q_{100%}"}
	bib := cite.BibTeX(m)
	depth := 0
	for i, r := range bib {
		switch {
		case r == '{' && bib[i-1] != '\\':
			depth++
		case r == '}' && bib[i-1] != '\\':
			depth--
		}
		if depth < 0 {
			t.Fatalf("closes before it opens:\n%s", bib)
		}
	}
	if depth != 0 {
		t.Errorf("%d braces stay open:\n%s", depth, bib)
	}
	for _, want := range []string{"{X and Y, Z} and {B and C}, A", `P \& Q\_\{100\%\}`, "%7Ba%7D"} {
		if !strings.Contains(bib, want) {
			t.Errorf("lacks %s:\n%s", want, bib)
		}
	}
	if n := strings.Count(cite.RIS(m), "\r\nER  - "); n != 1 {
		t.Errorf("%d records", n)
	}
}

func TestEmpty(t *testing.T) {
	for _, f := range cite.Formats() {
		if s, ok := cite.As(f, &doc.Meta{}); !ok || s == "" {
			t.Errorf("%s: %q, %v", f, s, ok)
		}
	}
	if s, ok := cite.As("marc", &doc.Meta{}); ok {
		t.Errorf("marc: %q", s)
	}
}

func ExampleText() {
	m := &doc.Meta{Title: "On Trees", Authors: []doc.Author{{Name: "Ada Orle"}}, Publisher: "The Orle Review",
		Date: time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC), Source: "https://example.org/trees", Language: "en"}
	fmt.Println(cite.Text(m))
	// Output: Ada Orle, “On Trees”, The Orle Review, 14 March 2026, https://example.org/trees.
}
