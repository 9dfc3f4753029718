package epub_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/epub"
	"github.com/octavo-press/octavo/render/theme"
)

func text(s string) []doc.Inline { return []doc.Inline{&doc.Text{Text: s}} }

func para(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: text(s)} }

// picture draws something small and real.
func picture(t testing.TB) []byte {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, 40, 60), color.Palette{color.White, color.RGBA{140, 30, 30, 255}})
	for i := range 40 {
		m.SetColorIndex(i, i, 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// full is a book of every node, with pictures, theme and pages.
func full(t testing.TB) *render.Book {
	t.Helper()
	d := doc.Sample()
	th, err := theme.Named("briefing")
	if err != nil {
		t.Fatal(err)
	}
	data := picture(t)
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>`)
	b := &render.Book{Doc: d, Theme: th, Assets: map[string]*render.Asset{
		"oak.jpg": {Key: "a", MIME: "image/png", Data: data, Width: 40, Height: 60},
		"elm.png": {Key: "a", MIME: "image/png", Data: data, Width: 40, Height: 60},
		"ash.svg": {Key: "b", MIME: "image/svg+xml", Data: svg, Width: 9, Height: 9},
	}}
	b.Laid = func(context.Context) (*render.Laid, error) {
		return &render.Laid{Map: render.PageMap{Breaks: []render.PageBreak{
			{Label: "1", Node: d.Blocks[0]}, {Label: "2", Node: d.Blocks[1], Offset: 2}}}}, nil
	}
	return b
}

func plain(title, lang string, blocks ...doc.Block) *render.Book {
	return &render.Book{Doc: &doc.Document{Meta: doc.Meta{Title: title, Language: lang}, Blocks: blocks}}
}

func build(t testing.TB, b *render.Book) []byte {
	t.Helper()
	var w bytes.Buffer
	if _, err := (epub.Backend{}).Render(context.Background(), b, &w); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// unzip gives the files of a book, by name, and their order.
func unzip(t testing.TB, book []byte) (map[string]string, []string) {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	files, names := map[string]string{}, []string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = string(data)
		names = append(names, f.Name)
	}
	return files, names
}

func TestContainer(t *testing.T) {
	b := full(t)
	book := build(t, b)
	// OCF 4.3: readers tell the type by the first bytes.
	if got := string(book[30 : 30+8+20]); got != "mimetypeapplication/epub+zip" {
		t.Errorf("starts with %q", got)
	}
	files, names := unzip(t, book)
	want := "mimetype META-INF/container.xml EPUB/package.opf EPUB/nav.xhtml EPUB/toc.ncx EPUB/css/book.css " +
		"EPUB/xhtml/cover.xhtml EPUB/xhtml/title.xhtml EPUB/xhtml/c001.xhtml EPUB/xhtml/about.xhtml EPUB/xhtml/colophon.xhtml " +
		"EPUB/images/i001.png EPUB/images/i002.svg"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if files["EPUB/images/i001.png"] != string(b.Assets["elm.png"].Data) {
		t.Error("the picture is another")
	}
}

// TestSameBytes builds in other processes, since time zone, folder for
// temporary files and processors are read once in each.
func TestSameBytes(t *testing.T) {
	if os.Getenv("EPUB_SUM") != "" {
		fmt.Printf("sum %x\n", sha256.Sum256(build(t, full(t))))
		return
	}
	want := fmt.Sprintf("sum %x\n", sha256.Sum256(build(t, full(t))))
	zones := []string{"Asia/Kathmandu", "America/Lima", "UTC", "Pacific/Chatham"}
	for i := range 20 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestSameBytes$", "-test.v")
		cmd.Env = append(os.Environ(), "EPUB_SUM=1", "TMPDIR="+t.TempDir(), "TZ="+zones[i%4], fmt.Sprintf("GOMAXPROCS=%d", 1+i%5), "LANG=tr_TR")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if !strings.Contains(string(out), want) {
			t.Errorf("%v: %s\nwant %s", cmd.Env[len(cmd.Env)-3:], out, want)
		}
	}
	for range 5 {
		if got := fmt.Sprintf("sum %x\n", sha256.Sum256(build(t, full(t)))); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
}

// TestConcurrent has goroutines share a book and a backend that keeps
// containers, and others build their own.
func TestConcurrent(t *testing.T) {
	shared := full(t)
	want := build(t, shared)
	keeping := epub.New()
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for i := range 40 {
				b, backend := shared, keeping
				if g%2 == 1 {
					b, backend = full(t), epub.Backend{}
				}
				var w bytes.Buffer
				_, err := backend.Render(context.Background(), b, &w)
				if err != nil || !bytes.Equal(w.Bytes(), want) {
					t.Errorf("%d/%d: %v, %d bytes", g, i, err, w.Len())
					return
				}
			}
		})
	}
	group.Wait()
}

// TestNothingIsLeft looks at the folder that go-epub stages in, in a process
// of its own.
func TestNothingIsLeft(t *testing.T) {
	if os.Getenv("EPUB_FAIL") != "" {
		build(t, full(t))
		for n := range 20 {
			if _, err := (epub.Backend{}).Render(context.Background(), full(t), &limited{n: n * 200}); err == nil {
				t.Error("no error")
			}
		}
		return
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestNothingIsLeft$")
	cmd.Env = append(os.Environ(), "EPUB_FAIL=1", "TMPDIR="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestNoRoomToStage is a folder for temporary files that does not exist.
func TestNoRoomToStage(t *testing.T) {
	if os.Getenv("EPUB_ROOM") != "" {
		var w bytes.Buffer
		_, err := epub.Backend{}.Render(context.Background(), full(t), &w)
		if err == nil || w.Len() > 0 {
			t.Errorf("%v, %d bytes", err, w.Len())
		}
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestNoRoomToStage$")
	cmd.Env = append(os.Environ(), "EPUB_ROOM=1", "TMPDIR="+t.TempDir()+"/none")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// limited is a writer that fails after n bytes.
type limited struct{ n int }

var errFull = errors.New("full")

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.n {
		n := l.n
		l.n = 0
		return n, errFull
	}
	l.n -= len(p)
	return len(p), nil
}

// TestKept has one backend make books of other files in turn, from containers
// that it kept.
func TestKept(t *testing.T) {
	keeping := epub.New()
	books := []*render.Book{full(t), plain("A", "en", para("Text.")), plain("B", "de"), full(t), plain("C", "en", para("Text."))}
	for i, b := range books {
		var w bytes.Buffer
		if _, err := keeping.Render(context.Background(), b, &w); err != nil || !bytes.Equal(w.Bytes(), build(t, b)) {
			t.Errorf("book %d: %v", i, err)
		}
	}
}

func TestWriterFails(t *testing.T) {
	b := plain("A", "en", para("Text."))
	size := len(build(t, b))
	for n := 0; n < size; n += 61 {
		if _, err := (epub.Backend{}).Render(context.Background(), b, &limited{n: n}); !errors.Is(err, errFull) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
	if _, err := (epub.Backend{}).Render(context.Background(), b, &limited{n: size}); err != nil {
		t.Error(err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (epub.Backend{}).Render(ctx, plain("A", "en"), io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wrong := errors.New("no pages")
	b := plain("A", "en")
	b.Laid = func(context.Context) (*render.Laid, error) { return nil, wrong }
	if _, err := (epub.Backend{}).Render(context.Background(), b, io.Discard); !errors.Is(err, wrong) {
		t.Errorf("got %v", err)
	}
}

// TestIdentifier and its dates: nothing comes from the clock or by chance.
func TestIdentifier(t *testing.T) {
	for in, want := range map[string]string{
		"":                                     "urn:uuid:e0c45a91-4f1c-5c0f-8a4b-5f0a1d3a7d5d",
		"10.1000/182":                          "doi:10.1000/182",
		"https://doi.org/10.1000/182":          "doi:10.1000/182",
		"978-0-306-40615-7":                    "urn:isbn:9780306406157",
		"ISBN 0-306-40615-2":                   "urn:isbn:0306406152",
		"6ba7b810-9dad-11d1-80b4-00c04fd430c8": "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
		"urn:ietf:rfc:2648":                    "urn:ietf:rfc:2648",
		"978-0-306-40615-8":                    "",
		"urn:uuid:none":                        "",
		"paper 7":                              "",
	} {
		b := plain("A", "en", para("Text."))
		b.Doc.Meta.Source, b.Doc.Meta.ID = "https://example.org/a", in
		files, _ := unzip(t, build(t, b))
		opf := files["EPUB/package.opf"]
		_, got, _ := strings.Cut(opf, `<dc:identifier id="pub-id">`)
		got, _, _ = strings.Cut(got, "<")
		if want == "" || in == "" { // it falls back on the address, and is kept
			if !strings.HasPrefix(got, "urn:uuid:") || got[23] != '5' || in != "" && !strings.Contains(opf, "<dc:identifier>"+in+"<") {
				t.Errorf("%q: got %q", in, got)
			}
			continue
		}
		if got != want || !strings.Contains(files["EPUB/toc.ncx"], `content="`+want+`"`) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestModified(t *testing.T) {
	day := func(y int) time.Time { return time.Date(y, 7, 31, 1, 0, 0, 0, time.FixedZone("", 8*3600)) }
	for _, c := range []struct {
		book, modified, date time.Time
		want                 string
	}{
		{day(2003), day(2002), day(2001), "2003-07-30T17:00:00Z"},
		{time.Time{}, day(2002), day(2001), "2002-07-30T17:00:00Z"},
		{time.Time{}, time.Time{}, day(2001), "2001-07-30T17:00:00Z"},
		{time.Time{}, time.Time{}, time.Time{}, "1970-01-01T00:00:00Z"},
		{day(12000), time.Time{}, time.Time{}, "1970-01-01T00:00:00Z"},
	} {
		b := plain("A", "en")
		b.Modified, b.Doc.Meta.Modified, b.Doc.Meta.Date = c.book, c.modified, c.date
		files, _ := unzip(t, build(t, b))
		if !strings.Contains(files["EPUB/package.opf"], `<meta property="dcterms:modified">`+c.want+"<") {
			t.Errorf("want %s in %s", c.want, files["EPUB/package.opf"])
		}
	}
}
