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
			got := &txtar.Archive{Comment: a.Comment, Files: append(given(a), outcome(t, a)...)}
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

// given gives the files of an archive that are not made: the post, and its
// site's configuration where it has one.
func given(a *txtar.Archive) []txtar.File {
	if len(a.Files) > 1 && strings.HasPrefix(a.Files[1].Name, "_config.") {
		return a.Files[:2:2]
	}
	return a.Files[:1:1]
}

// outcome gives the sections of a golden file that a post makes.
func outcome(t *testing.T, a *txtar.Archive) []txtar.File {
	opt := markdown.Options{Dialect: markdown.Dialect(header(a, "dialect"))}
	for _, f := range given(a)[1:] {
		site, err := markdown.ReadSite(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		opt.Site = site
	}
	d, diags, err := markdown.Parse(a.Files[0].Name, a.Files[0].Data, opt)
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

// header gives the value of a "key: value" line above an archive's files.
func header(a *txtar.Archive, key string) string {
	for line := range strings.Lines(string(a.Comment)) {
		if k, v, ok := strings.Cut(line, ":"); ok && k == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}
