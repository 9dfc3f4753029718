package octavo_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// bound makes both books of all example posts as one.
func bound(t *testing.T) (epub, pdf []byte) {
	t.Helper()
	press, err := thePress()
	if err != nil {
		t.Fatal(err)
	}
	var b publish.Binding
	b.Title = "Posts from the Marsh"
	for _, name := range examplePosts(t) {
		b.Posts = append(b.Posts, publish.Post{FS: os.DirFS(posts), Name: name})
	}
	book, diags, err := press.Bind(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	var e, p bytes.Buffer
	r, err := press.Render(t.Context(), book, publish.Output{Format: "epub", Writer: &e}, publish.Output{Format: "pdf", Writer: &p})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(diags, r.Diagnostics...) {
		if d.Severity != doc.Info {
			t.Error(d)
		}
	}
	return e.Bytes(), p.Bytes()
}

// TestBoundBook takes a book of posts in nine languages through the checkers.
func TestBoundBook(t *testing.T) {
	epub, pdf := bound(t)
	for _, c := range []struct{ env, name, want string }{
		{"EPUBCHECK_JAR", "book.epub", "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages"},
		{"VERAPDF_JAR", "book.pdf", `isCompliant="true"`},
	} {
		t.Run(c.env, func(t *testing.T) {
			jar := os.Getenv(c.env)
			if jar == "" {
				t.Skip(c.env + " names no JAR")
			}
			file := filepath.Join(t.TempDir(), c.name)
			runs, data := [][]string{{"-jar", jar, "-u", file}}, epub
			if c.name == "book.pdf" {
				run := []string{"-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "-f"}
				runs, data = [][]string{append(run[:4:4], "ua1", file), append(run[:4:4], "2a", file)}, pdf
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
			for _, args := range runs {
				out, _ := exec.Command("java", args...).CombinedOutput() // its exit code is in what it says
				if !strings.Contains(string(out), c.want) {
					t.Errorf("%s", out)
				}
			}
		})
	}
}

// TestBoundBookOnPaper looks for openers without running heads, the heads of
// the pages that go on, and the index.
func TestBoundBookOnPaper(t *testing.T) {
	_, pdf := bound(t)
	pages := pdfText(t, pdf)
	var opener, on, index int
	for i, p := range pages {
		lines := strings.Fields(p)
		first := strings.Join(lines[:min(len(lines), 8)], " ")
		switch {
		case strings.HasPrefix(first, "The River That Moved How a town"):
			opener = i
		case strings.HasPrefix(first, "Posts from the Marsh The River That Moved"):
			on++
		case strings.HasPrefix(first, "Posts from the Marsh Authors"):
			index = i
		}
	}
	if opener == 0 || on < 3 || index != len(pages)-1 {
		t.Errorf("opener on page %d, %d pages with its head, index on %d of %d", opener, on, index, len(pages))
	}
	for _, want := range []string{"Calder, Ines", "Reyd, Tomas", "The River That Moved"} {
		if !strings.Contains(pages[len(pages)-1], want) {
			t.Errorf("the index lacks %q", want)
		}
	}
}
