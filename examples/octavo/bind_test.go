package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// bound runs octavo bind.
func bound(t *testing.T, args ...string) (status int, stderr string) {
	t.Helper()
	args = append([]string{"bind", "--offline", "--cache", filepath.Join(t.TempDir(), "cache")}, args...)
	status, _, stderr = octavo(t, "", args...)
	return status, stderr
}

func TestBind(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"--title", "On Trees, & 樹", "posts"}, []string{"on-trees-樹.epub", "on-trees-樹.pdf"}},
		{[]string{"--title", "?!", "-f", "epub", "-o", "posts", "posts/a.md", "posts/sub/b.md", "posts/a.md"}, []string{"posts/book.epub"}},
		{[]string{"--title", "T", "-f", "epub", "-o", "out/july", "--by", "Ed", "--order", "given", "posts"}, []string{"out/july.epub"}},
	} {
		site(t, map[string]string{"posts/a.md": good, "posts/sub/b.md": good})
		if status, stderr := bound(t, c.args...); status != 0 || stderr != "" {
			t.Fatalf("%v: status %d, %s", c.args, status, stderr)
		}
		if got := files(t); !slices.Equal(got, c.want) {
			t.Errorf("%v: files %v", c.args, got)
		}
	}
}

// TestBindFailsWithItsPosts wants each bad post named as the user does, and no
// book.
func TestBindFailsWithItsPosts(t *testing.T) {
	site(t, map[string]string{"in/good.md": good, "in/bad.md": "---\ntitle: T\n\nText.\n", "in/yaml.md": "---\ntitle: T\ntags: [a\n---\n\nText.\n"})
	status, stderr := bound(t, "--title", "T", "in")
	if status != exitPost {
		t.Errorf("status %d", status)
	}
	for _, want := range []string{"in/bad.md:1: error", "in/yaml.md:3: error"} {
		if !strings.Contains(filepath.ToSlash(stderr), want) {
			t.Errorf("no %q in:\n%s", want, stderr)
		}
	}
	if got := files(t); len(got) != 0 {
		t.Errorf("files %v", got)
	}
}

func TestBindUsage(t *testing.T) {
	site(t, map[string]string{"good.md": good, "none/x.txt": ""})
	for _, args := range [][]string{
		{"good.md"}, {"--title", "T"}, {"--title", "T", "--order", "size", "good.md"}, {"--title", "T", "-f", "mobi", "good.md"},
		{"--title", "T", "none"},
	} {
		if status, stderr := bound(t, args...); status != exitUsage || stderr == "" {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}
