package batch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/render"
)

func file(s string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(s), ModTime: time.Unix(1_700_000_000, 0)}
}

func post(title, body string) *fstest.MapFile {
	return file("---\ntitle: " + title + "\ndate: 2025-01-02\nlang: en\n---\n\n" + body + "\n")
}

func picture(t testing.TB, w int) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, 10))); err != nil {
		t.Fatal(err)
	}
	f := file(b.String())
	f.ModTime = f.ModTime.Add(time.Duration(w)) // of two sizes the files may be as long
	return f
}

// site has posts of every sort in few words.
func site(t testing.TB) fstest.MapFS {
	return fstest.MapFS{
		"one.md":               post("One", "The first. ![a leaf](leaf.png)"),
		"leaf.png":             picture(t, 10),
		"2025/two.md":          post("Two", "The second. ![far](https://example.org/far.png)"),
		"2025/bundle/index.md": post("Three", "The third."),
		"_index.md":            post("A list", "No post."),
		".hidden/x.md":         post("Hidden", "No post."),
	}
}

// fetcher gives what it holds, and counts.
type fetcher struct {
	mu    sync.Mutex
	data  map[string][]byte
	asked int
}

func (f *fetcher) Fetch(_ context.Context, url string) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked++
	if d := f.data[url]; d != nil {
		return d, nil
	}
	return nil, errors.New("not there")
}

func job(t testing.TB, in fs.FS) batch.Job {
	return batch.Job{In: in, Out: filepath.Join(t.TempDir(), "books"), Formats: []string{"epub"},
		Now: func() time.Time { return time.Date(2025, 6, 1, 2, 3, 4, 0, time.UTC) }}
}

func run(t testing.TB, j batch.Job) batch.Report {
	t.Helper()
	r, err := batch.Run(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// status gives what became of the posts, as "name: status why".
func status(r batch.Report) string {
	var out []string
	for _, p := range r.Posts {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s %s", p.Source, p.Status, p.Why)))
	}
	return strings.Join(out, "\n")
}

// check compares the whole of a report's statuses.
func check(t *testing.T, step string, r batch.Report, want ...string) {
	t.Helper()
	if got := status(r); got != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", step, got, strings.Join(want, "\n"))
	}
}

// books reads all books under a folder.
func books(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".octavo" {
				return fs.SkipDir
			}
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sameBooks holds that two folders have the same books, byte for byte.
func sameBooks(t *testing.T, got, want map[string]string) {
	t.Helper()
	if names(got) != names(want) {
		t.Fatalf("%s\nwant %s", names(got), names(want))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs", name)
		}
	}
}

func names(m map[string]string) string {
	var out []string
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestOnlyWhatChangedIsMade(t *testing.T) {
	in := site(t)
	web := &fetcher{data: map[string][]byte{}}
	j := job(t, in)
	j.Config = publish.Config{Fetcher: web}
	check(t, "first", run(t, j), "2025/bundle/index.md: built new", "2025/two.md: built new", "one.md: built new")
	if got := names(books(t, j.Out)); got != "2025/bundle.epub 2025/two.epub one.epub" {
		t.Errorf("books: %s", got)
	}
	same := []string{"2025/bundle/index.md: unchanged", "2025/two.md: unchanged", "one.md: unchanged"}
	check(t, "again", run(t, j), same...)

	in["one.md"] = post("One", "The first, mended. ![a leaf](leaf.png)")
	check(t, "text", run(t, j), same[0], same[1], "one.md: built content")
	in["leaf.png"] = picture(t, 20)
	check(t, "picture", run(t, j), same[0], same[1], "one.md: built picture leaf.png")
	touched := *in["leaf.png"]
	touched.ModTime = touched.ModTime.Add(time.Hour)
	in["leaf.png"] = &touched
	check(t, "picture touched", run(t, j), same...)
	delete(in, "leaf.png")
	check(t, "picture gone", run(t, j), same[0], same[1], "one.md: built picture leaf.png")
	check(t, "still gone", run(t, j), same...)
	in["static/leaf.png"] = picture(t, 30)
	check(t, "picture elsewhere", run(t, j), same[0], same[1], "one.md: built picture static/leaf.png")
	web.data["https://example.org/far.png"] = in["static/leaf.png"].Data
	check(t, "picture on the web", run(t, j), same[0], "2025/two.md: built picture https://example.org/far.png", same[2])
	check(t, "all there", run(t, j), same...)

	list := in["_index.md"]
	in["_index.md"] = post("A list", "Of another length.")
	for _, p := range run(t, j).Posts {
		if p.Status != batch.Built || p.Why != "settings _index.md" {
			t.Errorf("what a folder hands down: %s: %s %s", p.Source, p.Status, p.Why)
		}
	}
	in["_index.md"] = list
	run(t, j)

	if err := os.Remove(filepath.Join(j.Out, "one.epub")); err != nil {
		t.Fatal(err)
	}
	check(t, "book lost", run(t, j), same[0], same[1], "one.md: built missing")
	j.Config.Publisher = "The Orle Review"
	check(t, "settings", run(t, j), "2025/bundle/index.md: built engine", "2025/two.md: built engine", "one.md: built engine")
	j.Engine = "2"
	check(t, "engine", run(t, j), "2025/bundle/index.md: built engine", "2025/two.md: built engine", "one.md: built engine")
	check(t, "all the same", run(t, j), same...)
}

// TestFoldersAbove has a post made again when what is handed down to it changes,
// or begins to be.
func TestFoldersAbove(t *testing.T) {
	in := fstest.MapFS{"a/one.md": post("One", "The first."), "b/two.md": post("Two", "The second.")}
	j := job(t, in)
	run(t, j)
	check(t, "nothing changed", run(t, j), "a/one.md: unchanged", "b/two.md: unchanged")
	for _, author := range []string{"Ann", "Bess"} {
		in["a/_index.md"] = file("---\ncascade:\n  author: " + author + "\n---\n")
		check(t, author, run(t, j), "a/one.md: built settings a/_index.md", "b/two.md: unchanged")
	}
}

// TestNamesForTheDevice has a Kobo's books named as it wants them.
func TestNamesForTheDevice(t *testing.T) {
	j := job(t, fstest.MapFS{"one.md": post("One", "The first.")})
	j.Config.Device = render.DeviceKobo
	check(t, "first", run(t, j), "one.md: built new")
	if _, err := os.Stat(filepath.Join(j.Out, "one.kepub.epub")); err != nil {
		t.Error(err)
	}
	check(t, "again", run(t, j), "one.md: unchanged")
}

func TestFirstSeen(t *testing.T) {
	in := fstest.MapFS{"a.md": post("A", "Text.")}
	j := job(t, in)
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	j.Now = func() time.Time { return at }
	first := at
	for i := range 4 {
		if i == 2 {
			j.Engine = "another" // the text stays what it is
		}
		if i == 3 {
			in["a.md"] = post("A", "Other text.")
			first = at
		}
		if got := run(t, j).Posts[0].First; !got.Equal(first) {
			t.Errorf("run %d: first seen %v, want %v", i, got, first)
		}
		at = at.Add(24 * time.Hour)
	}
}

func TestABadPostHoldsUpNoOther(t *testing.T) {
	in := site(t)
	in["bad.md"] = file("---\ntitle: [\n---\n\nText.\n")
	j := job(t, in)
	r := run(t, j)
	if r.OK() || r.Count(batch.Built) != 3 || r.Count(batch.Failed) != 1 {
		t.Fatalf("%s\n%s", r, status(r))
	}
	r = run(t, j)
	if r.OK() || r.Count(batch.Unchanged) != 3 || r.Count(batch.Quarantined) != 1 {
		t.Fatalf("%s\n%s", r, status(r))
	}
	for _, p := range r.Posts {
		if p.Source == "bad.md" && !strings.HasPrefix(p.Error, "bad.md:") {
			t.Errorf("the error is %q", p.Error)
		}
	}
	in["bad.md"] = post("Good", "Text.")
	if r = run(t, j); !r.OK() || r.Count(batch.Built) != 1 {
		t.Errorf("%s", r)
	}
	in["bad.md"] = file("---\ntitle: [\n---\n")
	run(t, j)
	if _, err := os.Stat(filepath.Join(j.Out, "bad.epub")); err != nil {
		t.Errorf("the book of better days is gone: %v", err)
	}
}

func TestDraftsAndClashes(t *testing.T) {
	in := fstest.MapFS{
		"draft.md":   file("---\ntitle: D\ndraft: true\n---\n\nText.\n"),
		"same.md":    post("A", "Text."),
		"Same.mdx":   post("B", "Text."),
		"x/index.md": post("C", "Text."),
		"x.md":       post("D", "Text."),
	}
	j := job(t, in)
	r := run(t, j)
	check(t, "first", r, "Same.mdx: built new", "draft.md: draft new", "same.md: failed", "x/index.md: built new", "x.md: failed")
	if p := r.Posts[2]; p.Error != "same.md: output-name: its books would overwrite those of Same.mdx" {
		t.Error(p.Error)
	}
	if r = run(t, j); r.Posts[1].Status != batch.Draft || r.Posts[1].Why != "" {
		t.Errorf("%+v", r.Posts[1])
	}
	j.Drafts = true
	if r = run(t, j); r.Posts[1].Status != batch.Built {
		t.Errorf("%+v", r.Posts[1])
	}
}

func TestPrune(t *testing.T) {
	in := site(t)
	j := job(t, in)
	run(t, j)
	delete(in, "one.md")
	in["2025/two.markdown"] = in["2025/two.md"]
	delete(in, "2025/two.md")
	r := run(t, j)
	if len(r.Removed) != 0 || strings.Join(r.Gone, " ") != "2025/two.md one.md" {
		t.Errorf("unasked: gone %v, removed %v", r.Gone, r.Removed)
	}
	j.Prune = true
	r = run(t, j)
	if strings.Join(r.Removed, " ") != "one.epub" {
		t.Errorf("removed %v", r.Removed)
	}
	if got := names(books(t, j.Out)); got != "2025/bundle.epub 2025/two.epub" {
		t.Errorf("books: %s", got)
	}
	if r = run(t, j); len(r.Gone) != 0 {
		t.Errorf("gone again: %v", r.Gone)
	}
	j.In = fstest.MapFS{}
	if _, err := batch.Run(t.Context(), j); err == nil || len(books(t, j.Out)) != 2 {
		t.Errorf("an empty input: %v", err)
	}
}

func TestShardsTogetherMakeTheWhole(t *testing.T) {
	in := site(t)
	for i := range 9 {
		in[fmt.Sprintf("p%d.md", i)] = post(fmt.Sprint("Post ", i), "Text.")
	}
	whole, parts := job(t, in), job(t, in)
	whole.Formats, parts.Formats = nil, nil
	run(t, whole)
	total := 0
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range 3 {
		wg.Go(func() {
			j := parts
			j.Shard = batch.Shard{Index: i + 1, Of: 3}
			r, err := batch.Run(t.Context(), j)
			mu.Lock()
			defer mu.Unlock()
			if total += r.Count(batch.Built); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if total != 12 {
		t.Errorf("%d built", total)
	}
	sameBooks(t, books(t, parts.Out), books(t, whole.Out))
	if r := run(t, parts); r.Count(batch.Unchanged) != 12 {
		t.Errorf("a whole run after the shards: %s", r)
	}
	left, err := filepath.Glob(filepath.Join(parts.Out, ".octavo", "manifest*"))
	if err != nil || len(left) != 1 {
		t.Errorf("manifests left: %v", left)
	}
	parts.Shard = batch.Shard{Index: 2, Of: 2}
	if r := run(t, parts); r.Count(batch.Unchanged) != len(r.Posts) || len(r.Posts) == 0 {
		t.Errorf("another cut: %s", r)
	}
}

func TestParseShard(t *testing.T) {
	if s, err := batch.ParseShard("2/5"); err != nil || s != (batch.Shard{Index: 2, Of: 5}) {
		t.Errorf("%v %v", s, err)
	}
	for _, s := range []string{"", "2", "0/5", "6/5", "-1/5", "2/5x", " 2/5", "2/0"} {
		if got, err := batch.ParseShard(s); err == nil {
			t.Errorf("%q is %v", s, got)
		}
	}
}

// slow is an input whose posts wait to be let go.
type slow struct {
	fstest.MapFS
	begun, let chan struct{}
}

func (s slow) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") && s.MapFS[name] != nil {
		s.begun <- struct{}{}
		<-s.let
	}
	return s.MapFS.Open(name)
}

func (s slow) ReadFile(name string) ([]byte, error) {
	f, err := s.Open(name)
	if err != nil {
		return nil, err
	}
	return s.MapFS[name].Data, f.Close()
}

func TestTwoRunsDoNotMeet(t *testing.T) {
	in := slow{fstest.MapFS{"a.md": post("A", "Text.")}, make(chan struct{}, 9), make(chan struct{})}
	j := job(t, in)
	done := make(chan error)
	go func() {
		_, err := batch.Run(context.Background(), j)
		done <- err
	}()
	<-in.begun
	for _, s := range []batch.Shard{{}, {Index: 1, Of: 2}} {
		second := j
		second.Shard = s
		if _, err := batch.Run(t.Context(), second); !errors.Is(err, batch.ErrLocked) {
			t.Errorf("shard %v: %v", s, err)
		}
	}
	close(in.let)
	if err := <-done; err != nil {
		t.Error(err)
	}
	run(t, j)
}

func TestAStoppedRunFinishesWhatIsInHand(t *testing.T) {
	in := slow{fstest.MapFS{}, make(chan struct{}, 9), make(chan struct{})}
	for i := range 5 {
		in.MapFS[fmt.Sprintf("p%d.md", i)] = post("P", "Text.")
	}
	j := job(t, in)
	j.Jobs = 1
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-in.begun
		cancel()
		close(in.let)
	}()
	r, err := batch.Run(ctx, j)
	if err != nil || r.Stopped == "" || r.OK() || r.Posts[0].Status != batch.Built || r.Posts[4].Status != batch.Pending {
		t.Fatalf("%v: %s\n%s", err, r, status(r))
	}
	if r = run(t, j); r.Posts[0].Status != batch.Unchanged || r.Posts[4].Status != batch.Built {
		t.Errorf("%s", status(r))
	}
}

func TestDryRun(t *testing.T) {
	j := job(t, site(t))
	j.DryRun = true
	r := run(t, j)
	if r.Count(batch.Due) != 3 {
		t.Errorf("%s", r)
	}
	if _, err := os.Stat(j.Out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a dry run wrote: %v", err)
	}
}

func TestAManifestTornOrSpoilt(t *testing.T) {
	j := job(t, site(t))
	run(t, j)
	path := filepath.Join(j.Out, ".octavo", "manifest.jsonl")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n <= len(whole); n += max(1, len(whole)/15) {
		if err := os.WriteFile(path, whole[:n], 0o644); err != nil {
			t.Fatal(err)
		}
		if r := run(t, j); !r.OK() || r.Count(batch.Built)+r.Count(batch.Unchanged) != 3 {
			t.Errorf("cut off at %d: %s", n, r)
		}
		if r := run(t, j); r.Count(batch.Unchanged) != 3 {
			t.Errorf("cut off at %d, next run: %s", n, r)
		}
	}
	if err := os.WriteFile(path, []byte("\x00\xff{}\n[1,2\n{\"post\":3}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := run(t, j); r.Count(batch.Built) != 3 {
		t.Errorf("rubbish: %s", r)
	}
}

func TestAnOutputThatCannotBeWritten(t *testing.T) {
	j := job(t, site(t))
	if err := os.WriteFile(j.Out, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := batch.Run(t.Context(), j); err == nil {
		t.Error("a file for a folder, and no error")
	}
	j = job(t, site(t))
	if err := os.MkdirAll(filepath.Join(j.Out, "one.epub"), 0o755); err != nil {
		t.Fatal(err)
	}
	r := run(t, j)
	if r.Count(batch.Failed) != 1 || r.Count(batch.Built) != 2 {
		t.Errorf("%s\n%s", r, status(r))
	}
	for name := range books(t, j.Out) {
		if strings.HasSuffix(name, ".tmp") {
			t.Errorf("%s is left", name)
		}
	}
}

func TestSameBooksHoweverMany(t *testing.T) {
	in := site(t)
	one, many := job(t, in), job(t, in)
	one.Jobs, many.Jobs = 1, 8
	one.Formats, many.Formats = nil, nil
	run(t, one)
	run(t, many)
	a, b := books(t, one.Out), books(t, many.Out)
	if len(a) != 6 || names(a) != names(b) {
		t.Fatalf("%s and %s", names(a), names(b))
	}
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s differs", name)
		}
	}
}

// BenchmarkBuilt makes both books of posts of some pages.
func BenchmarkBuilt(b *testing.B) {
	in := fstest.MapFS{"leaf.png": picture(b, 10)}
	const posts = 20
	for i := range posts {
		in[fmt.Sprintf("p%d.md", i)] = post(fmt.Sprint("Post ", i), strings.Repeat("Words and more words, of which there are many.\n\n", 100)+"![x](leaf.png)")
	}
	j := job(b, in)
	j.Formats = nil
	j.Config.Derived = asset.Derived{Dir: b.TempDir()}
	run(b, j)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n++
		j.Engine = fmt.Sprint(n)
		if r := run(b, j); r.Count(batch.Built) != posts {
			b.Fatal(r)
		}
	}
	b.ReportMetric(posts*float64(b.N)/b.Elapsed().Seconds(), "posts/s")
}

func BenchmarkUnchanged(b *testing.B) {
	dir := b.TempDir()
	for i := range 500 {
		p := post(fmt.Sprint("Post ", i), strings.Repeat("Words and more words. ", 200)+"![x](leaf.png)")
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("p%d.md", i)), p.Data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "leaf.png"), picture(b, 10).Data, 0o644); err != nil {
		b.Fatal(err)
	}
	j := job(b, os.DirFS(dir))
	run(b, j)
	b.ResetTimer()
	for b.Loop() {
		if r := run(b, j); r.Count(batch.Unchanged) != 500 {
			b.Fatal(r)
		}
	}
	b.ReportMetric(500*float64(b.N)/b.Elapsed().Seconds(), "posts/s")
}

func ExampleRun() {
	out, err := os.MkdirTemp("", "books")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(out)
	job := batch.Job{
		In:     fstest.MapFS{"on-trees.md": {Data: []byte("---\ntitle: On Trees\n---\n\nA leaf.\n")}},
		Out:    out,
		Config: publish.Config{Fetcher: &asset.Once{Next: &asset.Cache{Dir: "pictures"}}},
	}
	for range 2 {
		report, err := batch.Run(context.Background(), job)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(report)
	}
	// Output:
	// 1 posts: 1 built
	// 1 posts: 1 unchanged
}
