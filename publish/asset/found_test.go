package asset_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/imaging"
)

// heavy is a PNG of more bytes than stay in memory for their own sake.
func heavy(t *testing.T) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 200, 200))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.Uint32())
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawer is a cache of derived pictures.
type drawer map[string][]byte

func (d drawer) Get(key string) ([]byte, bool) {
	data, ok := d[key]
	return data, ok
}

func (d drawer) Put(key string, data []byte) { d[key] = data }

// fetched is a Fetcher that keeps nothing.
type fetched []byte

func (f fetched) Fetch(context.Context, string) ([]byte, error) { return f, nil }

// Bytes that can be read again do not stay in memory, and come again when they
// are asked for.
func TestBytesAreLetGo(t *testing.T) {
	data := heavy(t)
	cached := &asset.Cache{Dir: t.TempDir(), Next: fetched(data)}
	root := fstest.MapFS{"a.png": {Data: data}}
	small := imaging.PrintOptions{MaxWidth: 150}
	for _, test := range []struct {
		name, url   string
		resolver    asset.Resolver
		gone, print bool
	}{
		{"a file", "a.png", asset.Resolver{Root: root, ForPrint: true}, true, true},
		{"a file, scaled", "a.png", asset.Resolver{Root: root, ForPrint: true, Print: small}, true, false},
		{"a file, scaled and cached", "a.png", asset.Resolver{Root: root, ForPrint: true, Print: small, Derived: drawer{}}, true, true},
		{"from the web, cached", "https://example.org/a.png", asset.Resolver{ForPrint: true, Fetcher: &asset.Once{Next: cached}}, true, true},
		{"from the web", "https://example.org/a.png", asset.Resolver{ForPrint: true, Fetcher: fetched(data)}, false, false},
	} {
		assets, diags, err := test.resolver.Resolve(t.Context(), post(test.url))
		a := assets[test.url]
		if err != nil || len(diags) > 0 {
			t.Fatal(test.name, err, diags)
		}
		if (a.Data == nil) != test.gone || (a.Print.Data == nil) != test.print || a.Len() != len(data) {
			t.Errorf("%s: %d bytes in memory, %d of them for the page; %d in all", test.name, len(a.Data), len(a.Print.Data), a.Len())
		}
		if again, err := a.Bytes(); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s: other bytes come again, %v", test.name, err)
		}
		if again, err := a.Print.Bytes(); err != nil || imaging.Key(again) != a.Print.Key {
			t.Errorf("%s: other bytes come again for the page, %v", test.name, err)
		}
	}
}

// A file that is not what it was is an error, not another picture.
func TestAChangedFileIsNotTaken(t *testing.T) {
	root := fstest.MapFS{"a.png": {Data: heavy(t)}}
	assets, _, err := asset.Resolver{Root: root}.Resolve(t.Context(), post("a.png"))
	if err != nil {
		t.Fatal(err)
	}
	root["a.png"].Data[100]++
	if _, err := assets["a.png"].Bytes(); !errors.Is(err, doc.ErrPost) {
		t.Errorf("a file that has changed was taken: %v", err)
	}
	delete(root, "a.png")
	if _, err := assets["a.png"].Bytes(); !errors.Is(err, doc.ErrPost) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that has gone was taken: %v", err)
	}
}

// The cover and a picture of the text with the same bytes each have their size.
func TestCoverAndTextOfTheSameBytes(t *testing.T) {
	data := heavy(t)
	r := asset.Resolver{Root: fstest.MapFS{"a.png": {Data: data}, "b.png": {Data: data}}, ForPrint: true,
		Print: imaging.PrintOptions{MaxWidth: 100}, Cover: imaging.PrintOptions{MaxWidth: 150}}
	d := post("a.png")
	d.Meta.Cover = &doc.Cover{Image: doc.Image{URL: "b.png"}}
	for range 5 {
		assets, _, err := r.Resolve(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		width := func(a *render.Asset) int { return a.Print.Width }
		if width(assets["a.png"]) != 100 || width(assets["b.png"]) != 150 {
			t.Fatalf("%d in the text, %d on the cover", width(assets["a.png"]), width(assets["b.png"]))
		}
	}
}
