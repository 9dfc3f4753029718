package xhtml_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
	"github.com/octavo-press/octavo/render/xhtml"
)

var update = flag.Bool("update", false, "rewrite the expected files of testdata")

// TestGolden compares the chapters that each archive names with what its post
// gives.
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
			x := xhtml.Convert(pictured(d), nil, nil)
			inspect(t, x)
			bodies := map[string][]byte{}
			for _, c := range x.Chapters {
				bodies[c.Name] = c.Body
			}
			for i := range ar.Files[1:] {
				f := &ar.Files[1+i]
				got, ok := bodies[f.Name]
				if !ok {
					t.Errorf("no %s", f.Name)
				}
				if string(got) != string(f.Data) && !*update {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got, f.Data)
				}
				f.Data = got
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
