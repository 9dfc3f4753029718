package publish_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
)

// padded is a small JPEG of half a megabyte: comments fill it up.
func padded(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 32, 24)), nil); err != nil {
		t.Fatal(err)
	}
	data := bytes.Clone(b.Bytes()[:2])
	for range 8 {
		data = append(data, 0xFF, 0xFE, 0xFF, 0xFF)
		data = append(data, bytes.Repeat([]byte{byte(n)}, 0xFFFD)...)
	}
	return append(data, b.Bytes()[2:]...)
}

// TestPicturesStayOutOfMemory has a parsed book hold a small part of its
// pictures' bytes, and books in which they all are.
func TestPicturesStayOutOfMemory(t *testing.T) {
	const pictures = 60
	fsys := fstest.MapFS{}
	var src bytes.Buffer
	src.WriteString("---\ntitle: A\n---\n")
	total := 0
	for i := range pictures {
		name := fmt.Sprintf("%02d.jpg", i)
		fsys[name] = &fstest.MapFile{Data: padded(t, i)}
		total += len(fsys[name].Data)
		fmt.Fprintf(&src, "\n![Picture %d](%s)\n", i, name)
	}
	p, err := publish.New(publish.Config{})
	if err != nil {
		t.Fatal(err)
	}
	before := heap()
	book, _, err := p.Parse(t.Context(), publish.Post{FS: fsys, Name: "post.md", Body: src.Bytes()})
	if err != nil {
		t.Fatal(err)
	}
	if held := heap() - before; held > int64(total)/4 {
		t.Errorf("the book holds %d KB, its pictures have %d", held>>10, total>>10)
	}
	for _, format := range []string{"epub", "pdf"} {
		r, err := p.Render(context.Background(), book, publish.Output{Format: format, Writer: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		if r.Books[0].Bytes < int64(total) {
			t.Errorf("the %s of %d bytes has not all pictures", format, r.Books[0].Bytes)
		}
	}
	delete(fsys, "07.jpg")
	if _, err := p.Render(context.Background(), book, publish.Output{Format: "epub", Writer: io.Discard}); err == nil {
		t.Error("a picture that has gone since is no error")
	}
}

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
