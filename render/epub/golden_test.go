package epub_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
	"github.com/octavo-press/octavo/render"
)

var update = flag.Bool("update", false, "rewrite the expected files of testdata")

// post reads a post whose pictures are all one. A page begins at each of its
// paragraphs when it has a picture.
func post(t testing.TB, src []byte) *render.Book {
	t.Helper()
	d, _, err := markdown.Parse("post.md", src, markdown.Options{})
	if err != nil {
		t.Fatal(err)
	}
	transform.Run(d, transform.Options{})
	b := &render.Book{Doc: d, Assets: map[string]*render.Asset{}}
	if d.Meta.Cover == nil {
		return b
	}
	b.Assets[d.Meta.Cover.Image.URL] = &render.Asset{Key: "a", MIME: "image/png", Data: picture(t), Width: 40, Height: 60}
	var m render.PageMap
	doc.WalkBlocks(d.Blocks, func(n doc.Node) bool {
		if p, ok := n.(*doc.Paragraph); ok {
			m.Breaks = append(m.Breaks, render.PageBreak{Label: string(rune('1' + len(m.Breaks))), Node: p})
		}
		return true
	})
	b.Laid = func(context.Context) (*render.Laid, error) { return &render.Laid{Map: m}, nil }
	return b
}

// TestGolden compares the files that each archive names with those of the book
// its post makes.
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
			files, _ := unzip(t, build(t, post(t, ar.Files[0].Data)))
			for i := range ar.Files[1:] {
				f := &ar.Files[1+i]
				if got := files[f.Name]; got != string(f.Data) && !*update {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got, f.Data)
				}
				f.Data = []byte(files[f.Name])
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
