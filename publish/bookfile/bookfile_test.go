package bookfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/octavo-press/octavo/publish/bookfile"
)

func TestWriteMakesFoldersAndReplaces(t *testing.T) {
	p := filepath.Join(t.TempDir(), "a", "b.epub")
	for i, want := range []string{"one", "two, longer", ""} {
		write := bookfile.Write
		if i == 1 {
			write = bookfile.WriteSync
		}
		if err := write(p, []byte(want)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(p)
		if err != nil || string(got) != want {
			t.Fatalf("got %q, %v; want %q", got, err, want)
		}
	}
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	// A folder of the name cannot be replaced by a file.
	if err := os.MkdirAll(filepath.Join(dir, "post.pdf", "in"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := bookfile.Write(filepath.Join(dir, "post.pdf"), []byte("x")); err == nil {
		t.Fatal("replaced a folder")
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 1 {
		t.Fatalf("left behind: %v, %v", names, err)
	}
}
