package raster_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/raster"
	"github.com/octavo-press/octavo/render/sp"
)

var update = flag.Bool("update", false, "rewrite the pictures of testdata")

var (
	ink  = frame.Color{0x20, 0x20, 0x30}
	red  = frame.Color{0xC0, 0x20, 0x20}
	blue = frame.Color{0x20, 0x40, 0xC0}
)

func pt(x float64) sp.Len { return sp.FromPoints(x) }

// glyphs sets text in a face from a point on the baseline.
func glyphs(text string, italic bool, x, y, size float64) *frame.GlyphRun {
	set, err := fonts.NewSet(latin.OctavoSerif()...)
	if err != nil {
		panic(err)
	}
	face := set.Primary(fonts.Request{Role: fonts.Serif, Italic: italic})
	run := &frame.GlyphRun{Face: face, Size: pt(size), X: pt(x), Y: pt(y), Color: ink}
	runes := []rune(text)
	at := sp.Len(0)
	for _, g := range face.Shape(fonts.ShapeInput{Text: runes, End: len(runes), Lang: "en"}) {
		run.Glyphs = append(run.Glyphs, frame.Glyph{ID: g.ID, X: at.Short()})
		at += run.Size.Scale(int64(g.Advance), int64(face.UnitsPerEm()))
	}
	return run
}

// polygon is a closed path; the points are pairs of coordinates.
func polygon(xy ...float64) []frame.Seg {
	var segs []frame.Seg
	for i := 0; i < len(xy); i += 2 {
		kind := frame.LineTo
		if i == 0 {
			kind = frame.MoveTo
		}
		segs = append(segs, frame.Seg{Kind: kind, P: [3]frame.Point{{X: pt(xy[i]), Y: pt(xy[i+1])}}})
	}
	return append(segs, frame.Seg{Kind: frame.Close})
}

// star crosses itself, so that the middle tells the filling rules apart.
func star(x, y float64) []frame.Seg {
	return polygon(x+15, y, x+24, y+28, x, y+11, x+30, y+11, x+6, y+28)
}

func curve() []frame.Seg {
	return []frame.Seg{
		{Kind: frame.MoveTo, P: [3]frame.Point{{X: pt(5), Y: pt(30)}}},
		{Kind: frame.CurveTo, P: [3]frame.Point{{X: pt(20), Y: pt(-15)}, {X: pt(40), Y: pt(75)}, {X: pt(55), Y: pt(30)}}},
	}
}

// checker is a picture of four pixels, one of them half clear.
func checker() *frame.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	img.Set(0, 0, color.NRGBA{0xC0, 0x20, 0x20, 0xFF})
	img.Set(1, 0, color.NRGBA{0x20, 0x40, 0xC0, 0xFF})
	img.Set(0, 1, color.NRGBA{0, 0, 0, 0x80})
	img.Set(1, 1, color.NRGBA{0xF0, 0xC0, 0x20, 0xFF})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &frame.Picture{MIME: "image/png", Data: b.Bytes(), Width: 2, Height: 2}
}

func pages() map[string]frame.Page {
	wide := glyphs("wide", false, 4, 60, 16)
	wide.Stretch = 200
	slant := glyphs("slant", false, 60, 60, 16)
	slant.Skew = 250
	raised := glyphs("x", false, 100, 30, 24)
	raised.Lifts = []sp.Short{pt(10).Short()}
	return map[string]frame.Page{
		"text": {W: pt(120), H: pt(70), Items: []frame.Item{
			glyphs("Affine", false, 4, 30, 28), wide, slant, raised,
		}},
		"paths": {W: pt(120), H: pt(70), Items: []frame.Item{
			&frame.Path{Segs: star(4, 4), Fill: &red},
			&frame.Path{Segs: star(44, 4), Fill: &blue, EvenOdd: true},
			&frame.Path{Segs: star(84, 4), Fill: &red, Stroke: &ink, Width: pt(1.5), Opacity: 500},
			&frame.Path{Segs: polygon(6, 40, 30, 40, 30, 62, 6, 62), Stroke: &ink, Width: pt(4)},
			&frame.Path{Segs: polygon(40, 40, 70, 40, 70, 62, 40, 62), Stroke: &blue, Width: pt(2), Dash: []sp.Len{pt(5), pt(3)}},
			&frame.Path{Segs: polygon(80, 60, 114, 60, 97, 40)[:3], Stroke: &ink, Width: pt(3)},
		}},
		"curves": {W: pt(60), H: pt(60), Items: []frame.Item{
			&frame.Path{Segs: curve(), Stroke: &red, Width: pt(3)},
			&frame.Path{Segs: curve(), Fill: &blue, Opacity: 300},
		}},
		"pictures": {W: pt(120), H: pt(60), Items: []frame.Item{
			&frame.Rule{X: 0, Y: pt(20), W: pt(120), H: pt(20.5), Color: blue},
			&frame.Image{X: pt(5), Y: pt(5), W: pt(50), H: pt(50), Picture: checker()},
			&frame.Image{X: pt(65), Y: pt(5), W: pt(30), H: pt(50), Picture: &frame.Picture{Data: []byte("no picture")}},
			&frame.Rule{X: pt(100), Y: pt(-50), W: pt(500), H: pt(500), Color: red},
			&frame.Link{W: pt(120), H: pt(60), URL: "https://example.org/"},
		}},
	}
}

func TestPage(t *testing.T) {
	for name, page := range pages() {
		got := raster.Page(page, 144)
		file := filepath.Join("testdata", name+".png")
		if *update {
			write(t, file, got)
			continue
		}
		want := read(t, file)
		if got.Bounds() != want.Bounds() {
			t.Errorf("%s: got %v, want %v", name, got.Bounds(), want.Bounds())
			continue
		}
		if n := differences(got, want); n > 0 {
			t.Errorf("%s: %d pixels differ", name, n)
		}
	}
}

func differences(a, b image.Image) int {
	n := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if color.RGBAModel.Convert(a.At(x, y)) != color.RGBAModel.Convert(b.At(x, y)) {
				n++
			}
		}
	}
	return n
}

func write(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) image.Image {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestCoverage checks exact areas: a rectangle on half pixels.
func TestCoverage(t *testing.T) {
	page := frame.Page{W: pt(4), H: pt(4), Items: []frame.Item{
		&frame.Rule{X: pt(0.5), Y: pt(1), W: pt(2), H: pt(1.5), Color: frame.Color{0, 0, 0}},
	}}
	img := raster.Page(page, 72)
	want := [4][4]byte{{255, 255, 255, 255}, {128, 0, 128, 255}, {191, 128, 191, 255}, {255, 255, 255, 255}}
	for y := range 4 {
		for x := range 4 {
			if got := img.RGBAAt(x, y).R; got != want[y][x] {
				t.Errorf("%d,%d: got %d, want %d", x, y, got, want[y][x])
			}
		}
	}
}

// TestDrawing draws pages part by part, several at a time.
func TestDrawing(t *testing.T) {
	for name, page := range pages() {
		whole := raster.Page(page, 144)
		d := raster.NewDrawing(page, 144)
		parts := image.NewRGBA(d.Bounds())
		var wg sync.WaitGroup
		for y := 0; y < parts.Rect.Max.Y; y += 17 {
			wg.Go(func() {
				d.Draw(parts.SubImage(image.Rect(0, y, parts.Rect.Max.X, min(y+17, parts.Rect.Max.Y))).(*image.RGBA))
			})
		}
		wg.Wait()
		if n := differences(whole, parts); n > 0 {
			t.Errorf("%s: %d pixels differ", name, n)
		}
	}
}

// TestFarAway draws what does not fit any number or page.
func TestFarAway(t *testing.T) {
	const far = sp.Len(1) << 61
	segs := []frame.Seg{
		{Kind: frame.CurveTo, P: [3]frame.Point{{X: -far, Y: far}, {X: far, Y: far}, {X: far, Y: -far}}},
		{Kind: frame.LineTo, P: [3]frame.Point{{X: far, Y: 1}}},
		{Kind: frame.Close},
		{Kind: frame.Close},
	}
	run := glyphs("A", false, 1, 1, 10)
	run.Size = far
	page := frame.Page{W: pt(20), H: pt(20), Items: []frame.Item{
		&frame.Path{Segs: segs, Fill: &red, Stroke: &ink, Width: far, Dash: []sp.Len{1, 0}},
		&frame.Path{Segs: segs, Stroke: &ink, Width: -far, Dash: []sp.Len{0}},
		&frame.Image{X: -far, W: far, H: far, Picture: checker()},
		&frame.Rule{X: -far, Y: -far, W: far, H: far},
		run,
		&frame.GlyphRun{},
	}}
	raster.Page(page, 1<<30)
	raster.Page(frame.Page{W: far, H: -far, Items: page.Items}, 300)
}

func BenchmarkPage(b *testing.B) {
	page := pages()["text"]
	for b.Loop() {
		raster.Page(page, 150)
	}
}
