package batch_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/batch"
)

// wood is posts of two series, two months and three tags.
func wood() fstest.MapFS {
	return fstest.MapFS{
		"oak.md":  file("---\ntitle: Oak\nauthor: Ann\ndate: 2025-01-02\nseries: Trees\ntags: [Leaf, bark]\n---\n\nSee [the elm](elm.md).\n"),
		"elm.md":  file("---\ntitle: Elm\nauthor: Bo\ndate: 2025-01-09\nseries: Trees\ntags: [leaf]\n---\n\nAn elm.\n"),
		"ivy.md":  file("---\ntitle: Ivy\nauthor: Cy\ndate: 2025-02-09\nseries: Climbers\ntags: [leaf]\n---\n\nAn ivy.\n"),
		"moss.md": file("---\ntitle: Moss\ndraft: true\ndate: 2025-02-10\n---\n\nA moss.\n"),
	}
}

// what gives the status of each book of many posts.
func what(r batch.Report) map[string]string {
	out := map[string]string{}
	for _, p := range r.Posts {
		if name, ok := strings.CutPrefix(p.Source, "bound/"); ok {
			out[name] = strings.TrimSpace(string(p.Status) + " " + p.Why)
		}
	}
	return out
}

func TestBooksOfMany(t *testing.T) {
	for by, want := range map[batch.Bind][]string{
		batch.BindMonth: {"month/2025-01"}, batch.BindSeries: {"series/trees"}, batch.BindTag: {"tag/leaf"}, batch.BindNone: nil,
	} {
		j := job(t, wood())
		j.Bind = by
		if got := slices.Sorted(maps.Keys(what(run(t, j)))); !slices.Equal(got, want) {
			t.Errorf("by %q: %v, want %v", by, got, want)
		}
	}
	j := job(t, wood())
	j.Bind = "size"
	if _, err := batch.Run(t.Context(), j); err == nil {
		t.Error("bound by size")
	}
}

// TestBooksOfManyFollowTheirPosts changes one post after another.
func TestBooksOfManyFollowTheirPosts(t *testing.T) {
	in := wood()
	j := job(t, in)
	j.Bind, j.Prune = batch.BindSeries, true
	step := func(name, want string) batch.Report {
		t.Helper()
		r := run(t, j)
		if got := what(r)["series/trees"]; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		return r
	}
	step("first", "built new")
	step("nothing changed", "unchanged")
	in["ivy.md"] = file("---\ntitle: Ivy\nseries: Climbers\n---\n\nChanged.\n")
	step("another series changed", "unchanged")
	in["elm.md"] = file("---\ntitle: Elm\nseries: Trees\n---\n\nChanged.\n")
	step("a member changed", "built content")
	in["ash.md"] = file("---\ntitle: Ash\nseries: Trees\n---\n\nAn ash.\n")
	step("a member came", "built content")
	in["ash.md"] = file("---\ntitle: Ash\nseries: [\n---\n\nAn ash.\n")
	step("a member failed", "built content")
	delete(in, "ash.md")
	delete(in, "elm.md")
	r := step("one is left", "")
	if !slices.Contains(r.Gone, "bound/series/trees") || !slices.Contains(r.Removed, "bound/series/trees.epub") {
		t.Errorf("gone %v, removed %v", r.Gone, r.Removed)
	}
}

// TestShardsLeaveBooksOfManyAlone has shards run where such books lie.
func TestShardsLeaveBooksOfManyAlone(t *testing.T) {
	j := job(t, wood())
	j.Bind, j.Prune = batch.BindSeries, true
	run(t, j)
	for _, s := range []batch.Shard{{Index: 1, Of: 2}, {Index: 2, Of: 2}} {
		j.Shard = s
		if r := run(t, j); len(r.Gone)+len(r.Removed)+len(what(r)) > 0 {
			t.Errorf("shard %s: %+v", s, r)
		}
	}
	j.Shard = batch.Shard{}
	if got := what(run(t, j))["series/trees"]; got != "unchanged" {
		t.Error(got)
	}
}

// TestDryRunListsBooksOfMany that would be made, and why.
func TestDryRunListsBooksOfMany(t *testing.T) {
	in := wood()
	j := job(t, in)
	j.Bind = batch.BindSeries
	run(t, j)
	j.DryRun = true
	if got := what(run(t, j))["series/trees"]; got != "unchanged" {
		t.Errorf("nothing changed: %q", got)
	}
	in["elm.md"] = file("---\ntitle: Elm\nseries: Trees\n---\n\nChanged.\n")
	if got := what(run(t, j))["series/trees"]; got != "due content" {
		t.Errorf("a member changed: %q", got)
	}
	j.Bind = batch.BindTag
	if got := what(run(t, j))["tag/leaf"]; got != "due content" {
		t.Errorf("bound otherwise: %q", got)
	}
}
