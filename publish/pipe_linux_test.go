package publish_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/octavo-press/octavo/publish"
)

// TestPipes names a pipe, to which nobody ever writes, as the post, as a picture
// and as what the folder hands down. None is opened.
func TestPipes(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"pipe.md", "pipe.png", "_index.md"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip("no pipes here:", err)
		}
	}
	must(t, os.WriteFile(filepath.Join(dir, "post.md"), []byte("# T\n\n![a](pipe.png)\n"), 0o600))
	p := press(t, pressOfLatin)
	if _, _, err := p.Tree(publish.Post{FS: os.DirFS(dir), Name: "pipe.md"}); codeOf(err) != "post-unreadable" {
		t.Errorf("a post: %v", err)
	}
	_, _, r, err := bothBooks(t, p, os.DirFS(dir), "post.md")
	if err != nil || !said(r.Diagnostics, "image-missing", "not a regular file") {
		t.Errorf("a picture: %v, %v", err, r.Diagnostics)
	}
	if !strings.Contains(r.Diagnostics[0].Message, "_index.md") {
		t.Errorf("what the folder hands down: %v", r.Diagnostics)
	}
}
