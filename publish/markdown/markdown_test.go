package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads the post that comes first in each file of testdata and
// compares what came of it: the tree, the diagnostics, the error.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			post := a.Files[0]
			got := &txtar.Archive{Comment: a.Comment, Files: append([]txtar.File{post}, outcome(post.Name, post.Data)...)}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(a)), string(txtar.Format(got))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// outcome gives the sections of a golden file that a post makes.
func outcome(name string, src []byte) []txtar.File {
	d, diags, err := markdown.Parse(name, src, markdown.Options{})
	var files []txtar.File
	if d != nil {
		files = append(files, txtar.File{Name: "dump", Data: []byte(doc.Dump(d))})
	}
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintln(&b, d)
	}
	if b.Len() > 0 {
		files = append(files, txtar.File{Name: "diagnostics", Data: []byte(b.String())})
	}
	if err != nil {
		files = append(files, txtar.File{Name: "error", Data: []byte(err.Error() + "\n")})
	}
	return files
}
