package cover_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/cover"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/theme"
)

// drawer is a cache that counts.
type drawer struct {
	mu         sync.Mutex
	files      map[string][]byte
	gets, puts int
}

func (d *drawer) Get(key string) ([]byte, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gets++
	data, ok := d.files[key]
	return data, ok
}

func (d *drawer) Put(key string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.puts++
	d.files[key] = data
}

func picture(t *testing.T, s *cover.Shelf, b *render.Book) *render.Asset {
	t.Helper()
	a, err := s.Picture(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A drawn cover is what shops ask for: baseline JPEG with a JFIF header, 1,600
// by 2,560, in three components, below 5 MB.
func TestShopsTakeCovers(t *testing.T) {
	shelf := cover.NewShelf(setter(t), nil)
	for _, kind := range []render.Cover{render.CoverAuto, render.CoverCompose, render.CoverType, render.CoverImage} {
		for _, width := range []int{0, 800} {
			if kind == render.CoverImage && width > 0 {
				continue // the post's picture as it is
			}
			b := bookOf(t, "On Trees", width, 600)
			b.Options.Cover = kind
			if width > 0 {
				b.Assets["oak.png"].Data = photo(t, width, 600)
			}
			a := picture(t, shelf, b)
			c, err := jpeg.DecodeConfig(bytes.NewReader(a.Data))
			if err != nil {
				t.Fatal(err)
			}
			if c.Width != 1600 || c.Height != 2560 || a.Width != 1600 || a.Height != 2560 || a.MIME != "image/jpeg" {
				t.Errorf("%q: %d by %d, %s", kind, c.Width, c.Height, a.MIME)
			}
			if !bytes.HasPrefix(a.Data, []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00")) || len(a.Data) > 5<<20 {
				t.Errorf("%q: %d bytes that begin % x", kind, len(a.Data), a.Data[:12])
			}
		}
	}
}

func TestNoCover(t *testing.T) {
	b := bookOf(t, "On Trees", 800, 600)
	b.Options.Cover = render.CoverNone
	if a := picture(t, cover.NewShelf(setter(t), nil), b); a != nil {
		t.Errorf("a book without a cover has one of %d bytes", len(a.Data))
	}
}

// moving is a GIF.
func moving(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, image.NewPaletted(image.Rect(0, 0, 90, 60), palette.WebSafe), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="#c02020"/></svg>`

// The post's picture is shown as it is where shops can take it, as pixels that
// they can where not, and a drawn cover where it cannot be had.
func TestImageCover(t *testing.T) {
	plain := photo(t, 640, 480)
	for _, test := range []struct {
		name, mime string
		data       []byte
		w, h       int
		missing    bool
		mimeWant   string
		wantW      int
		same       bool
	}{
		{"a JPEG", "image/jpeg", plain, 640, 480, false, "image/jpeg", 640, true},
		{"a GIF", "image/gif", moving(t), 90, 60, false, "image/png", 90, false},
		{"a drawing", "image/svg+xml", []byte(drawing), 200, 100, false, "image/jpeg", 1600, false},
		{"a placeholder", "image/jpeg", plain, 640, 480, true, "image/jpeg", 1600, false},
		{"a broken GIF", "image/gif", []byte("GIF89a"), 90, 60, false, "image/jpeg", 1600, false},
	} {
		b := bookOf(t, "On Trees", test.w, test.h)
		b.Options.Cover = render.CoverImage
		a := b.Assets["oak.png"]
		a.MIME, a.Data, a.Missing = test.mime, test.data, test.missing
		got := picture(t, cover.NewShelf(setter(t), nil), b)
		if got == nil || got.MIME != test.mimeWant || got.Width != test.wantW || bytes.Equal(got.Data, test.data) != test.same {
			t.Errorf("%s: got %+v", test.name, got.Width)
		}
	}
}

// A picture that a shop finds too small is enlarged.
func TestShopsTakeSmallPictures(t *testing.T) {
	for _, test := range []struct {
		device      render.Device
		w, h, short int
	}{
		{render.DeviceGeneric, 640, 480, 480},
		{render.DeviceApple, 640, 480, 1400},
		{render.DeviceApple, 480, 640, 1600},
		{render.DeviceApple, 1600, 1400, 1400},
		{render.DeviceKindle, 640, 480, 1200},
		{render.DeviceKindle, 1000, 700, 700},
		{render.DeviceApple, 1000, 20, 32}, // no cover at all
	} {
		b := bookOf(t, "On Trees", test.w, test.h)
		b.Options.Cover, b.Options.Device = render.CoverImage, test.device
		a := b.Assets["oak.png"]
		a.MIME, a.Data = "image/jpeg", photo(t, test.w, test.h)
		got := picture(t, cover.NewShelf(setter(t), nil), b)
		c, err := jpeg.DecodeConfig(bytes.NewReader(got.Data))
		if err != nil || min(c.Width, c.Height) != test.short || got.Width != c.Width {
			t.Errorf("%d by %d for %q: %d by %d, %v", test.w, test.h, test.device, c.Width, c.Height, err)
		}
	}
}

// What was drawn is not drawn again: by the shelf that drew it, nor by another
// with the same cache. A file that is not a cover is not taken for one.
func TestDrawnOnce(t *testing.T) {
	d := &drawer{files: map[string][]byte{}}
	first := cover.NewShelf(setter(t), d)
	b := bookOf(t, "On Trees", 0, 0)
	one := picture(t, first, b)
	two := picture(t, first, b)
	if d.puts != 1 || d.gets != 1 || !bytes.Equal(one.Data, two.Data) {
		t.Errorf("%d covers put, %d asked for", d.puts, d.gets)
	}
	picture(t, cover.NewShelf(setter(t), d), b)
	if d.puts != 1 || d.gets != 2 {
		t.Errorf("another shelf: %d covers put, %d asked for", d.puts, d.gets)
	}
	for key, data := range d.files {
		d.files[key] = data[:len(data)/2]
	}
	if three := picture(t, cover.NewShelf(setter(t), d), b); !bytes.Equal(one.Data, three.Data) {
		t.Error("half a cover was taken from the cache")
	}
}

// All that shows is part of the key.
func TestCoversDiffer(t *testing.T) {
	shelf := cover.NewShelf(setter(t), nil)
	seen := map[string]int{}
	for i, change := range []func(*render.Book){
		func(*render.Book) {},
		func(b *render.Book) { b.Doc.Meta.Title = "On Leaves" },
		func(b *render.Book) { b.Doc.Meta.Subtitle = "Another" },
		func(b *render.Book) { b.Doc.Meta.Authors = []doc.Author{{Name: "Bo Li"}} },
		func(b *render.Book) { b.Doc.Meta.Series = "Fields" },
		func(b *render.Book) { b.Doc.Meta.SeriesNumber = "4" },
		func(b *render.Book) { b.Doc.Meta.Publisher = "The Orle Review" },
		func(b *render.Book) { b.Doc.Meta.Language = "ar" },
		func(b *render.Book) { b.Options.Cover = render.CoverType; b.Doc.Meta.Title = "On Bark" },
		func(b *render.Book) {
			b.Doc.Meta.Cover = &doc.Cover{Image: doc.Image{URL: "oak.png"}}
			b.Assets["oak.png"] = &render.Asset{Key: "oak", MIME: "image/jpeg", Data: photo(t, 64, 48), Width: 64, Height: 48}
		},
	} {
		b := bookOf(t, "On Trees", 0, 0)
		change(b)
		key := picture(t, shelf, b).Key
		if k, ok := seen[key]; ok {
			t.Errorf("covers %d and %d are one", k, i)
		}
		seen[key] = i
	}
}

// Shelves of several goroutines give the same bytes, and a request that has
// gone away waits for none.
func TestShelfIsShared(t *testing.T) {
	shelf := cover.NewShelf(setter(t), nil)
	want := picture(t, cover.NewShelf(setter(t), nil), bookOf(t, "On Trees", 0, 0))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			a, err := shelf.Picture(context.Background(), bookOf(t, "On Trees", 0, 0))
			if err != nil || !bytes.Equal(a.Data, want.Data) {
				t.Error("another cover", err)
			}
		})
	}
	wg.Wait()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := cover.NewShelf(setter(t), nil).Picture(ctx, bookOf(t, "On Trees", 0, 0)); err == nil {
		t.Error("a cover was drawn for a request that had gone away")
	}
}

func ExampleShelf() {
	set, _ := fonts.NewSet(latin.Files()...)
	look, _ := theme.Named("")
	book := &render.Book{Theme: look, Doc: &doc.Document{Meta: doc.Meta{Title: "On Trees"}}}
	a, _ := cover.NewShelf(para.NewSetter(set), nil).Picture(context.Background(), book)
	fmt.Println(a.MIME, a.Width, a.Height)
	// Output: image/jpeg 1600 2560
}
