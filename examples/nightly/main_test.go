package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/batch"
)

func nightly(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, &out, &errs)
	return status, out.String(), errs.String()
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTwoNights(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "books")
	args := []string{"--in", in, "--out", out, "--offline", "--cache", t.TempDir()}
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText. ![x](nowhere.png)\n")
	write(t, in, "two.md", "---\ntitle: Two\n---\n\nText.\n")
	write(t, in, "octavo.toml", "publisher = \"The Orle Review\"\n")
	status, stdout, stderr := nightly(t, args...)
	if status != 0 || stdout != "2 posts: 2 built\n" || !strings.Contains(stderr, "one.md:5: error image-missing: nowhere.png") {
		t.Errorf("first: %d %q %q", status, stdout, stderr)
	}
	if status, stdout, _ := nightly(t, args...); status != 0 || stdout != "2 posts: 2 unchanged\n" {
		t.Errorf("second: %d %q", status, stdout)
	}
	write(t, in, "two.md", "---\ntitle: [\n---\n\nText.\n")
	status, stdout, stderr = nightly(t, append(args, "--json")...)
	var r batch.Report
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	if status != 1 || r.Count(batch.Failed) != 1 || r.Count(batch.Unchanged) != 1 || !strings.Contains(stderr, "two.md: failed: two.md:2") {
		t.Errorf("third: %d %s %q", status, r, stderr)
	}
}

func TestWrongUse(t *testing.T) {
	in := t.TempDir()
	bad := t.TempDir()
	write(t, bad, "octavo.toml", "colour = \"red\"\n")
	for _, args := range [][]string{
		{},
		{"--in", in},
		{"--in", filepath.Join(in, "nowhere"), "--out", t.TempDir()},
		{"--in", in, "--out", t.TempDir(), "--shard", "3/2"},
		{"--in", in, "--out", t.TempDir(), "--config", filepath.Join(in, "nowhere.toml")},
		{"--in", bad, "--out", t.TempDir()},
		{"--in", in, "--out", t.TempDir(), "--colour"},
	} {
		if status, _, stderr := nightly(t, args...); status != 2 || !strings.HasPrefix(stderr, "nightly: ") {
			t.Errorf("%v: %d %q", args, status, stderr)
		}
	}
}
