package publish_test

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"io"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// TestPicturesFitTheDevice takes a large GIF to each device.
func TestPicturesFitTheDevice(t *testing.T) {
	var data bytes.Buffer
	if err := gif.Encode(&data, image.NewPaletted(image.Rect(0, 0, 2400, 60), color.Palette{color.White, color.Black}), nil); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"wide.gif": {Data: data.Bytes()}, "post.md": {Data: []byte("---\ntitle: A\n---\n\n![Wide](wide.gif)\n")}}
	for _, c := range []struct {
		device      render.Device
		ext, suffix string
		width       int
	}{
		{render.DeviceGeneric, ".gif", "epub", 2400},
		{render.DeviceKindle, ".png", "epub", 2400},
		{render.DeviceKobo, ".png", "kepub.epub", 1872},
		{render.DeviceApple, ".png", "epub", 2366},
	} {
		p, err := publish.New(publish.Config{Device: c.device, Cover: render.CoverNone})
		if err != nil {
			t.Fatal(err)
		}
		var w bytes.Buffer
		if _, err := p.Publish(context.Background(), fsys, "post.md", publish.Output{Format: "epub", Writer: &w}); err != nil {
			t.Fatal(err)
		}
		ext, width := pictured(t, w.Bytes())
		if ext != c.ext || width != c.width || p.Extension("epub") != c.suffix || p.Extension("pdf") != "pdf" {
			t.Errorf("%q: a picture %s of width %d in a file .%s", c.device, ext, width, p.Extension("epub"))
		}
	}
	if _, err := publish.New(publish.Config{Device: "papyrus"}); err == nil {
		t.Error("a device there is not is taken")
	}
}

// TestNoDeviceTakesWebP has a picture that only readers of EPUB 3.3 know.
func TestNoDeviceTakesWebP(t *testing.T) {
	data, err := os.ReadFile("../render/imaging/testdata/lossy.webp")
	if err != nil {
		t.Fatal(err)
	}
	post := publish.Post{Meta: doc.Meta{Title: "A"}, Body: []byte("![Wide](a.webp)\n"), FS: fstest.MapFS{"a.webp": {Data: data}}}
	for _, device := range []render.Device{render.DeviceGeneric, render.DeviceKindle, render.DeviceKobo, render.DeviceApple} {
		p, err := publish.New(publish.Config{Device: device, Cover: render.CoverNone})
		if err != nil {
			t.Fatal(err)
		}
		var w bytes.Buffer
		if _, err := p.PublishPost(context.Background(), post, publish.Output{Format: "epub", Writer: &w}); err != nil {
			t.Fatal(err)
		}
		if ext, _ := pictured(t, w.Bytes()); ext != ".jpg" {
			t.Errorf("%q: a picture %s", device, ext)
		}
	}
}

// pictured gives the kind and width of a book's picture.
func pictured(t *testing.T, book []byte) (ext string, width int) {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range zr.File {
		if path.Dir(f.Name) != "EPUB/images" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		c, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return path.Ext(f.Name), c.Width
	}
	return "", 0
}
