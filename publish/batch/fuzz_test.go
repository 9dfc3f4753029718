package batch_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// titles is a backend of few words: it writes the title.
type titles struct{}

func (titles) Format() string { return "epub" }

func (titles) Render(_ context.Context, b *render.Book, w io.Writer) (render.Output, error) {
	_, err := fmt.Fprintln(w, doc.OneLine(b.Doc.Meta.Title))
	return render.Output{}, err
}

// FuzzManifest finds any bytes where the manifest of earlier nights belongs, and
// their book. The run ends well, with the book as it must be; nothing outside
// the output is touched; and the next run has nothing to do.
func FuzzManifest(f *testing.F) {
	const line = `{"post":%q,"at":"2025-06-01T02:03:04Z","content":"c","engine":"e","books":[{"format":"epub","path":%q,"bytes":4,"sha256":"s"}],"cover":{"path":%[2]q,"of":"s","thumb":{"path":%[2]q}}}` + "\n"
	in := fstest.MapFS{"a.md": post("One", "Text.")}
	first := job(f, in)
	first.Config.Backends = []render.Backend{titles{}}
	run(f, first)
	real, err := os.ReadFile(filepath.Join(first.Out, ".octavo", "manifest.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(real)
	f.Add([]byte(strings.Replace(string(real), `"bytes":4`, `"bytes":5`, 1)))
	f.Add(append(real[:len(real)/2:len(real)/2], '\n'))
	f.Add(append(real, real[:20]...))
	for _, path := range []string{"../canary", "/etc/canary", "..", ".", "", "a.epub", "x/../../canary", "catalog", ".octavo/lock", "..\\canary", "a\x00b", "SHA256SUMS", strings.Repeat("a", 300)} {
		f.Add(fmt.Appendf(nil, line, "gone.md", path))
		f.Add(fmt.Appendf(nil, line, "a.md", path))
		f.Add(fmt.Appendf(nil, line, path, "b.epub"))
	}
	for _, s := range []string{"null\n", "[]\n", "{}\n", "\x00\n", `{"post":"a.md","books":[{}],"pictures":[{"url":"x"},{"file":"../x"},{}]}`, `{"post":"a.md","about":{"date":"x"}}`, `{"post":"gone.md","gone":true}`, `{"post":"bound/tag/x","about":{"tags":["x"]}}`} {
		f.Add([]byte(s))
	}
	for _, at := range []string{"2025-06-01T02:03:04+24:00", "9999-12-31T23:59:59-14:00"} { // the first is read and cannot be written
		f.Add([]byte(strings.ReplaceAll(string(real), "2025-06-01T02:03:04Z", at)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		j := job(t, in)
		j.Out, j.Config.Backends, j.Prune, j.Bind, j.Catalog = filepath.Join(dir, "books"), []render.Backend{titles{}}, true, batch.BindTag, &catalog.Catalog{}
		for name, text := range map[string]string{"canary": "here", "books/a.epub": "One\n", "books/.octavo/manifest.jsonl": string(data)} {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		r := run(t, j)
		for _, p := range r.Removed {
			if !filepath.IsLocal(filepath.FromSlash(p)) {
				t.Errorf("removed %q", p)
			}
		}
		if list, err := os.ReadDir(dir); err != nil || len(list) != 2 {
			t.Fatalf("beside the output lies %v: %v", list, err)
		}
		if made := r.Count(batch.Built) + r.Count(batch.Unchanged); made > 0 && read(t, j.Out, "a.epub") != "One\n" {
			t.Errorf("the book is %q", read(t, j.Out, "a.epub"))
		}
		again := run(t, j)
		if again.Count(batch.Built) > 0 || len(again.Gone)+len(again.Removed) > 0 {
			t.Errorf("then again: %s, gone %q, removed %q", again, again.Gone, again.Removed)
		}
	})
}
