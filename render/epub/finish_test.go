package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

// packed gives a small book and go-epub's archive of it.
func packed(t testing.TB) (finisher, []byte) {
	t.Helper()
	d := doc.Sample()
	b := &render.Book{Doc: d, Assets: map[string]*render.Asset{"oak.jpg": {MIME: "image/gif", Data: []byte("GIF89a")}}}
	x := xhtml.Convert(b, nil, nil)
	archive, err := archive(x)
	if err != nil {
		t.Fatal(err)
	}
	box, err := read(archive, resources(x))
	if err != nil {
		t.Fatal(err)
	}
	return finisher{book: b, xhtml: x, box: box}, archive
}

// failing takes n bytes.
type failing struct{ n int }

var errFailing = errors.New("failing")

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.n {
		return f.n, errFailing
	}
	f.n -= len(p)
	return len(p), nil
}

// TestWriterFailsAnywhere fails at each byte of the book.
func TestWriterFailsAnywhere(t *testing.T) {
	f, _ := packed(t)
	var whole bytes.Buffer
	if err := f.finish(&whole); err != nil {
		t.Fatal(err)
	}
	for n := range whole.Len() {
		if err := f.finish(&failing{n}); !errors.Is(err, errFailing) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
}

// TestGoEPUBLoses takes each file out of the archive in turn, and cuts one:
// go-epub logs what it could not write and says that all is well.
func TestGoEPUBLoses(t *testing.T) {
	f, archive := packed(t)
	zr, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]bool{opfName: true, containerName: true} // what they hold, too
	for _, gone := range zr.File {
		for _, short := range []bool{false, true} {
			var cut bytes.Buffer
			zw := zip.NewWriter(&cut)
			for _, file := range zr.File {
				if file == gone && !short {
					continue
				}
				r, err := file.Open()
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				if file == gone {
					data = data[:len(data)/2]
				}
				w, err := zw.Create(file.Name)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := w.Write(data); err != nil {
					t.Fatal(err)
				}
			}
			if err := zw.Close(); err != nil {
				t.Fatal(err)
			}
			_, err := read(cut.Bytes(), resources(f.xhtml))
			if ok := gone.Name == mimetype || short && !wanted[gone.Name]; (err == nil) != ok {
				t.Errorf("%s, short %v: %v", gone.Name, short, err)
			}
		}
	}
}

// TestLongTitle has a title longer than all that go-epub may write.
func TestLongTitle(t *testing.T) {
	title := strings.Repeat("On Trees. ", 10_000)
	d := &doc.Document{Meta: doc.Meta{Title: title}, Blocks: []doc.Block{&doc.Section{Level: 1, Title: []doc.Inline{&doc.Text{Text: title}}}}}
	if _, err := (Backend{}).Render(t.Context(), &render.Book{Doc: d}, io.Discard); err != nil {
		t.Fatalf("%.200v", err)
	}
}

// FuzzFinish reads anything in place of go-epub's archive.
func FuzzFinish(f *testing.F) {
	fin, archive := packed(f)
	f.Add(archive)
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, data []byte) {
		box, err := read(data, resources(fin.xhtml))
		if err != nil {
			return
		}
		g := fin
		g.box = box
		if err := g.finish(io.Discard); err != nil {
			t.Error(err)
		}
	})
}
