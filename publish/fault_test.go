package publish_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/render"
)

// everything has a post with something of everything, and a picture.
func everything(t testing.TB) fstest.MapFS {
	post := "---\ntitle: On Faults\nauthor: Ann Lee\ndate: 2025-01-02\nimage: a.png\n---\n\nAll that may go wrong.\n\n<!--more-->\n\n"
	for i := range 4 {
		post += fmt.Sprintf("## Part %d\n\n%s[^%d]\n\n![Oak](a.png)\n*An oak.*\n\n| a | b |\n|---|---|\n| c | 漢字 |\n\n```go\nx := %d\n```\n\n[^%d]: A note.\n\n", i, strings.Repeat(sentence, 4), i, i, i)
	}
	return fstest.MapFS{"post.md": {Data: []byte(post)}, "a.png": {Data: pngOf(t, small())},
		"bad.md": {Data: []byte("---\ntitle: [\n---\n\nx\n")}}
}

var formats = []string{"epub", "pdf"}

var errWriter = errors.New("the disk is full")

// fullDisk takes n bytes.
type fullDisk struct {
	n     int
	short bool // and says nothing of the rest
}

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) <= d.n {
		d.n -= len(p)
		return len(p), nil
	}
	n := d.n
	d.n = 0
	if d.short {
		return n, nil
	}
	return n, errWriter
}

// strokes notes where each write of a book ends.
type strokes struct {
	n    int
	ends []int
}

func (s *strokes) Write(p []byte) (int, error) {
	s.n += len(p)
	s.ends = append(s.ends, s.n)
	return len(p), nil
}

// TestWriterFails fails within, at the end of and just after each write of both
// books, in full at every byte: the error comes back, nobody is blamed for it,
// and nothing is left running.
func TestWriterFails(t *testing.T) {
	p, err := publish.New(publish.Config{Cover: render.CoverNone})
	must(t, err)
	src := "---\ntitle: On Faults\n---\n\n## A\n\n![Oak](a.png)\n\nText[^1].\n\n[^1]: Note.\n"
	book, _, err := p.Parse(t.Context(), publish.Post{FS: everything(t), Name: "post.md", Body: []byte(src)})
	must(t, err)
	write := func(format string, w io.Writer) error {
		_, err := p.Render(t.Context(), book, publish.Output{Format: format, Writer: w})
		return err
	}
	for _, format := range formats {
		var whole strokes
		must(t, write(format, &whole))
		goroutines, files := counts(t)
		for _, n := range places(whole) {
			if err := write(format, &fullDisk{n: n}); !errors.Is(err, errWriter) || errors.Is(err, doc.ErrPost) || errors.Is(err, publish.ErrInternal) {
				t.Fatalf("%s after %d of %d bytes: %v", format, n, whole.n, err)
			}
			if err := write(format, &fullDisk{n: n, short: true}); !errors.Is(err, io.ErrShortWrite) {
				t.Fatalf("%s cut short after %d of %d bytes: %v", format, n, whole.n, err)
			}
		}
		if g, f := counts(t); g > goroutines || f > files {
			t.Errorf("%s: goroutines %d, then %d; open files %d, then %d", format, goroutines, g, files, f)
		}
		t.Logf("%s of %d bytes in %d writes", format, whole.n, len(whole.ends))
	}
	if err := write("epub", nil); err == nil {
		t.Error("no writer, no error")
	}
}

// places gives where a book's writes are to fail.
func places(s strokes) (at []int) {
	for i := range s.n {
		_, end := slices.BinarySearch(s.ends, i)
		_, after := slices.BinarySearch(s.ends, i-1)
		if *long || i == 0 || end || after || i%(s.n/10) == 1 {
			at = append(at, i)
		}
	}
	return at
}

// TestOneWriterFails has one of two books fail: the error comes back, once.
func TestOneWriterFails(t *testing.T) {
	p := press(t, pressOfAll)
	for _, bad := range formats {
		var outs []publish.Output
		for _, format := range formats {
			var w io.Writer = new(bytes.Buffer)
			if format == bad {
				w = &fullDisk{n: 900}
			}
			outs = append(outs, publish.Output{Format: format, Writer: w})
		}
		if _, err := p.Publish(t.Context(), everything(t), "post.md", outs...); !errors.Is(err, errWriter) {
			t.Errorf("%s fails: %v", bad, err)
		}
	}
}

var errReader = errors.New("the disk is broken")

// brokenDisk fails after so many bytes of one of its files.
type brokenDisk struct {
	fs.FS
	name string
	n    int
}

func (d brokenDisk) Open(name string) (fs.File, error) {
	f, err := d.FS.Open(name)
	if err != nil || name != d.name {
		return f, err
	}
	return &brokenFile{f, d.n}, nil
}

type brokenFile struct {
	fs.File
	n int
}

func (f *brokenFile) Read(p []byte) (int, error) {
	if f.n == 0 {
		return 0, errReader
	}
	n, err := f.File.Read(p[:min(len(p), f.n)])
	f.n -= n
	return n, err
}

// TestReaderFails fails at each byte of the post, of its picture and of what the
// folder above hands down: it is the post's error, a diagnostic, a warning.
func TestReaderFails(t *testing.T) {
	p := press(t, pressOfLatin)
	files := fstest.MapFS{"posts/post.md": {Data: []byte("---\ntitle: On Faults\n---\n\n![Oak](a.png)\n")}, "posts/a.png": {Data: pngOf(t, small())},
		"_index.md": {Data: []byte("---\ncascade: {author: Ann Lee}\n---\n")}}
	goroutines, open := counts(t)
	for name, file := range files {
		for n := range len(file.Data) + 1 {
			book, diags, err := p.Parse(t.Context(), publish.Post{FS: brokenDisk{files, name, n}, Name: "posts/post.md"})
			switch name {
			case "posts/post.md":
				if !errors.Is(err, errReader) || !errors.Is(err, doc.ErrPost) || codeOf(err) != "post-unreadable" || book != nil {
					t.Fatalf("post after %d bytes: %v", n, err)
				}
			case "posts/a.png":
				if err != nil || !said(diags, "image-missing", errReader.Error()) {
					t.Fatalf("picture after %d bytes: %v, %v", n, err, diags)
				}
			default:
				if err != nil || !said(diags, "defaults-unreadable", errReader.Error()) || len(book.Doc.Meta.Authors) > 0 {
					t.Fatalf("defaults after %d bytes: %v, %v", n, err, diags)
				}
			}
		}
	}
	if g, f := counts(t); g > goroutines || f > open {
		t.Errorf("goroutines %d, then %d; open files %d, then %d", goroutines, g, open, f)
	}
}

// TestSiteThatCannotBeRead fails at each byte of a site's own configuration.
func TestSiteThatCannotBeRead(t *testing.T) {
	files := file("_config.yml", "title: A Site\nurl: https://example.org\n")
	for n := range len(files["_config.yml"].Data) + 1 {
		if site, name, err := markdown.SiteConfig(brokenDisk{files, "_config.yml", n}); !errors.Is(err, errReader) || name != "_config.yml" || site != nil {
			t.Fatalf("after %d bytes: %v, %v", n, site, err)
		}
	}
}

func said(ds []doc.Diagnostic, code, words string) bool {
	for _, d := range ds {
		if d.Code == code && strings.Contains(d.Message, words) {
			return true
		}
	}
	return false
}

// countdown is a context that is cancelled when it is asked for the nth time.
type countdown struct {
	context.Context
	n      *atomic.Int64
	cancel context.CancelFunc
}

func newCountdown(ctx context.Context, n int) countdown {
	ctx, cancel := context.WithCancel(ctx)
	c := countdown{ctx, new(atomic.Int64), cancel}
	c.n.Store(int64(n))
	return c
}

func (c countdown) tick() {
	if c.n.Add(-1) <= 0 {
		c.cancel()
	}
}

func (c countdown) Err() error            { c.tick(); return c.Context.Err() }
func (c countdown) Done() <-chan struct{} { c.tick(); return c.Context.Done() }

// cancelled makes both books and checks that they are whole, or that the error
// is the context's.
func cancelled(t *testing.T, ctx context.Context, p *publish.Press, files fs.FS, want [2][]byte) bool {
	t.Helper()
	var b [2]bytes.Buffer
	_, err := p.Publish(ctx, files, "post.md", publish.Output{Format: formats[0], Writer: &b[0]}, publish.Output{Format: formats[1], Writer: &b[1]})
	switch {
	case err == nil:
		for i := range b {
			if !bytes.Equal(b[i].Bytes(), want[i]) {
				t.Fatalf("%s: other bytes", formats[i])
			}
		}
		return false
	case !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded), errors.Is(err, doc.ErrPost), errors.Is(err, publish.ErrInternal):
		t.Fatalf("cancelled: %v", err)
	}
	return true
}

// TestCancelled cancels at each place that looks, and at any time.
func TestCancelled(t *testing.T) {
	p, files := press(t, pressOfAll), everything(t)
	epub, pdf, _, err := bothBooks(t, p, files, "post.md")
	must(t, err)
	want := [2][]byte{epub, pdf}
	goroutines, open := counts(t)
	stopped := 0
	for n := 1; ; n++ {
		if !cancelled(t, newCountdown(t.Context(), n), p, files, want) {
			break
		}
		stopped++
	}
	t.Logf("%d places look whether to stop", stopped)
	if stopped < 5 {
		t.Errorf("only %d places look whether to stop", stopped)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range size(5, 50, 5000) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rnd.IntN(30_000))*time.Microsecond)
		cancelled(t, ctx, p, files, want)
		cancel()
	}
	if g, f := counts(t); g > goroutines || f > open {
		t.Errorf("goroutines %d, then %d; open files %d, then %d", goroutines, g, open, f)
	}
}

// TestNothingLeaks makes books that succeed, fail and are cancelled: neither
// goroutines nor open files nor temporary files are left.
func TestNothingLeaks(t *testing.T) {
	temp := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temp)
	}
	p := press(t, pressOfAll)
	dir := t.TempDir()
	for name, file := range everything(t) {
		must(t, os.WriteFile(dir+"/"+name, file.Data, 0o600))
	}
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	once := func(i int) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var w io.Writer = io.Discard
		name := "post.md"
		switch i % 5 {
		case 1:
			w = &fullDisk{n: 500 * i}
		case 2:
			name = "bad.md"
		case 3:
			ctx = newCountdown(ctx, i)
		case 4:
			name = "none.md"
		}
		_, err := p.Publish(ctx, root.FS(), name, publish.Output{Format: "epub", Writer: w}, publish.Output{Format: "pdf", Writer: io.Discard})
		if errors.Is(err, publish.ErrInternal) || i%5 == 0 && err != nil {
			t.Fatal(err)
		}
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Fatalf("case %d leaves %v behind: %v", i%5, left, err)
		}
	}
	for i := range 10 {
		once(i)
	}
	goroutines, files := counts(t)
	for i := range size(50, 150, 10_000) {
		once(i)
	}
	if g, f := counts(t); g > goroutines || f > files {
		t.Errorf("goroutines %d, then %d; open files %d, then %d", goroutines, g, files, f)
	}
}

// counts gives goroutines and open files, once what ends has ended; files are 0
// where the system does not say.
func counts(t *testing.T) (goroutines, files int) {
	t.Helper()
	for range 50 {
		runtime.GC()
		n := runtime.NumGoroutine()
		time.Sleep(time.Millisecond)
		if n == runtime.NumGoroutine() {
			break
		}
	}
	list, _ := os.ReadDir("/proc/self/fd")
	return runtime.NumGoroutine(), len(list)
}

// TestSharedPress makes books in many goroutines with one Press: the bytes are
// those of one after the other.
func TestSharedPress(t *testing.T) {
	p, err := publish.New(publish.Config{})
	must(t, err)
	files := everything(t)
	epub, pdf, _, err := bothBooks(t, p, files, "post.md")
	must(t, err)
	fresh, err := publish.New(publish.Config{})
	must(t, err)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range size(1, 4, 100) {
				e, d, _, err := bothBooks(t, fresh, files, "post.md")
				if err != nil || !bytes.Equal(e, epub) || !bytes.Equal(d, pdf) {
					t.Errorf("other bytes, or %v", err)
				}
			}
		})
	}
	wg.Wait()
}

type panicky struct{}

func (panicky) Fetch(context.Context, string) ([]byte, error) { panic("no line") }

// TestAPanicWhilePicturesAreReadIsOnePostsError has a program's own fetcher
// panic, which is called from goroutines of ours.
func TestAPanicWhilePicturesAreReadIsOnePostsError(t *testing.T) {
	p, err := publish.New(publish.Config{Fetcher: panicky{}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.PublishPost(context.Background(), publish.Post{Body: []byte("![A dot](https://example.org/dot.png)\n")},
		publish.Output{Format: "epub", Writer: io.Discard})
	if !errors.Is(err, publish.ErrInternal) || !strings.Contains(err.Error(), "no line") {
		t.Errorf("error %v", err)
	}
}
