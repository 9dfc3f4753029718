package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackend(t *testing.T) {
	post := filepath.Join(t.TempDir(), "trees.md")
	text := "---\ntitle: On Trees\n---\n\nA tree is slow.\n\n## Bark\n\nIt is rough.\n\n- Oak\n- Elm\n\n### Moss\n\nGreen.\n\n## Leaf\n\n> Thin.\n"
	if err := os.WriteFile(post, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := run(post, &got); err != nil {
		t.Fatal(err)
	}
	want := "ON TREES\n\nA tree is slow.\n\n1. Bark\n\nIt is rough.\n\nOak\n\nElm\n\n1.1. Moss\n\nGreen.\n\n2. Leaf\n\nThin.\n\n"
	if got.String() != want {
		t.Errorf("got %q\nwant %q", got.String(), want)
	}
}
