package batch_test

import (
	"encoding/json"
	"encoding/xml"
	"image"
	_ "image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/batch/catalog"
)

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// checkSums has sha256sum look where it is found.
func checkSums(t *testing.T, dir string) {
	t.Helper()
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Log("no sha256sum")
		return
	}
	cmd := exec.Command(tool, "--strict", "--quiet", "-c", "SHA256SUMS")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

func TestWhatTheNightLeaves(t *testing.T) {
	in := site(t)
	j := job(t, in)
	j.Catalog = &catalog.Catalog{Title: "Reviews"}
	run(t, j)
	checkSums(t, j.Out)
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Links   []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	unmarshal := func() {
		feed.Entries = nil
		if err := xml.Unmarshal([]byte(read(t, j.Out, "catalog.xml")), &feed); err != nil {
			t.Fatal(err)
		}
	}
	unmarshal()
	if len(feed.Entries) != 3 || len(feed.Entries[0].Links) != 3 || feed.Updated != "2025-06-01T02:03:04Z" {
		t.Errorf("%+v", feed)
	}
	for _, e := range feed.Entries {
		for _, l := range e.Links {
			read(t, j.Out, l.Href)
		}
	}
	if text := read(t, j.Out, "report.txt"); text != "3 posts: 3 built\n2025-06-01 02:03:04 UTC, 0.0 s\n\nbuilt\n  2025/bundle/index.md (new)\n  2025/two.md (new)\n  one.md (new)\n" {
		t.Errorf("report.txt: %q", text)
	}

	quiet := books(t, j.Out)
	j.Now = func() time.Time { return time.Date(2025, 6, 2, 0, 0, 0, 0, time.UTC) }
	run(t, j)
	for name, data := range books(t, j.Out) {
		if !strings.HasPrefix(name, "report.") && data != quiet[name] {
			t.Errorf("a night without news changed %s", name)
		}
	}
	in["one.md"] = post("One, mended", "The first.")
	delete(in, "2025/two.md")
	j.Prune = true
	run(t, j)
	checkSums(t, j.Out)
	unmarshal()
	if len(feed.Entries) != 2 || feed.Updated != "2025-06-02T00:00:00Z" || feed.Entries[0].Updated != "2025-06-01T02:03:04Z" || feed.Entries[1].Title != "One, mended" {
		t.Errorf("%+v", feed)
	}
	for kind, width := range map[string]int{"cover-*": 1600, "thumb-*": 320} {
		left, err := filepath.Glob(filepath.Join(j.Out, "catalog", kind))
		if err != nil || len(left) != 2 {
			t.Errorf("pictures left: %v %v", left, err)
		}
		for _, path := range left {
			c, _, err := image.DecodeConfig(strings.NewReader(read(t, path, "")))
			if err != nil || c.Width != width {
				t.Errorf("%s: %d wide, %v", path, c.Width, err)
			}
		}
	}
	var r batch.Report
	if err := json.Unmarshal([]byte(read(t, j.Out, "report.json")), &r); err != nil || r.Count(batch.Built) != 1 || len(r.Removed) != 1 {
		t.Errorf("report.json: %s %v", r, err)
	}
}

// TestShardsLeaveTheCatalogueToAWholeRun, which then has what they made.
func TestShardsLeaveTheCatalogueToAWholeRun(t *testing.T) {
	in := site(t)
	whole, parts := job(t, in), job(t, in)
	whole.Catalog = &catalog.Catalog{}
	parts.Catalog = whole.Catalog
	run(t, whole)
	for i := range 2 {
		j := parts
		j.Shard = batch.Shard{Index: i + 1, Of: 2}
		run(t, j)
	}
	if _, err := os.Stat(filepath.Join(parts.Out, "catalog.xml")); !os.IsNotExist(err) {
		t.Errorf("a shard wrote the catalogue: %v", err)
	}
	read(t, parts.Out, "report-1-of-2.json")
	run(t, parts)
	for _, name := range []string{"catalog.xml", "catalog.json", "index.html", "SHA256SUMS"} {
		if read(t, whole.Out, name) != read(t, parts.Out, name) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestChanges tells what a reader finds otherwise, and where the cause is the
// engine alone that it is nothing.
func TestChanges(t *testing.T) {
	long := strings.Repeat("Words and more words of a walk among the trees.\n\n", 120)
	in := fstest.MapFS{"a.md": post("A", "First.\n\nSecond.\n\n"+long+"Last.")}
	j := job(t, in)
	j.Formats, j.Changes, j.Catalog = nil, true, &catalog.Catalog{}
	if c := run(t, j).Posts[0].Changes; c != nil {
		t.Errorf("of a new book: %v", c)
	}
	j.Engine = "another"
	if c := run(t, j).Posts[0].Changes; c == nil || c.String() != "text and pages are the same" {
		t.Errorf("of another engine: %v", c)
	}
	in["a.md"] = post("A", "First, mended.\n\nSecond.\n\n"+strings.Repeat("A new line.\n\n", 40)+long+"Last.")
	r := run(t, j)
	c := r.Posts[0].Changes
	if c == nil || c.Added != 41 || c.Removed != 1 || c.Text[0] != "- First." || c.Text[1] != "+ First, mended." || c.Moved == "" || c.PagesNow <= c.PagesWas {
		t.Fatalf("of other text: %+v", c)
	}
	if text := read(t, j.Out, "report.txt"); !strings.Contains(text, "a.md (content): paragraphs: 41 new, 1 gone; pages moved: ") {
		t.Errorf("report.txt: %s", text)
	}
	if a := r.Posts[0].Access; a == nil || a.Summary == "" || !slices.Contains(a.Features, "structuralNavigation") {
		t.Errorf("accessibility: %+v", a)
	}
}
