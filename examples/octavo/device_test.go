package main

import (
	"slices"
	"testing"
)

func TestDevice(t *testing.T) {
	site(t, map[string]string{"a.md": good})
	if status, _, stderr := octavo(t, "", "--device", "kobo", "a.md"); status != exitWell {
		t.Fatalf("status %d, %s", status, stderr)
	}
	if got := files(t); !slices.Equal(got, []string{"a.kepub.epub", "a.pdf"}) {
		t.Errorf("files %v", got)
	}
	if status, _, _ := octavo(t, "", "--device", "papyrus", "a.md"); status != exitUsage {
		t.Errorf("an unknown device: status %d", status)
	}
}
