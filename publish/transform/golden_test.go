package transform_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden takes every post in testdata through all steps. A line "off: a b"
// before the first file turns switches off.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

func golden(t *testing.T, name string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	post := a.Files[0]
	d, _, err := markdown.Parse(post.Name, post.Data, markdown.Options{})
	if err != nil {
		t.Fatal(err)
	}
	opt := transform.Options{Off: offIn(string(a.Comment))}
	if err := opt.Check(); err != nil {
		t.Fatal(err)
	}
	diags := transform.Run(d, opt)
	got := []txtar.File{post, {Name: "dump", Data: []byte(doc.Dump(d))}}
	if len(diags) > 0 {
		got = append(got, txtar.File{Name: "diagnostics", Data: lines(diags)})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(&txtar.Archive{Comment: a.Comment, Files: got}), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	compare(t, a.Files, got)
}

func compare(t *testing.T, want, got []txtar.File) {
	if len(want) != len(got) {
		t.Fatalf("%d files expected, %d made", len(want), len(got))
	}
	for i, f := range got {
		if w := want[i]; w.Name != f.Name || string(w.Data) != string(f.Data) {
			t.Errorf("%s:\n%s\nwant %s:\n%s", f.Name, f.Data, w.Name, w.Data)
		}
	}
}

func offIn(comment string) []string {
	for l := range strings.Lines(comment) {
		if s, ok := strings.CutPrefix(l, "off:"); ok {
			return strings.Fields(s)
		}
	}
	return nil
}

func lines(diags []doc.Diagnostic) []byte {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintln(&b, d)
	}
	return []byte(b.String())
}
