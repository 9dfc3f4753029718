package octavo_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/render/raster"
)

var update = flag.Bool("update", false, "rewrite the pictures of testdata")

// Pages are drawn small: enough to see where everything stands.
const (
	visualDPI   = 30
	visualPages = 5
)

// TestPagesLookAsTheyDid draws the first pages of the example posts side by
// side and compares them with those of testdata. Where they differ it writes
// both and what differs as pictures, and says where they are.
func TestPagesLookAsTheyDid(t *testing.T) {
	for _, name := range examplePosts(t) {
		t.Run(publish.BookName(name), func(t *testing.T) {
			have := spread(t, name)
			file := filepath.Join("testdata", "pages", publish.BookName(name)+".png")
			if *update {
				writePNG(t, file, have)
				return
			}
			want := readPNG(t, file)
			if diff, n := difference(want, have); n > 0 {
				dir := artifacts(t)
				writePNG(t, filepath.Join(dir, "want.png"), want)
				writePNG(t, filepath.Join(dir, "have.png"), have)
				writePNG(t, filepath.Join(dir, "difference.png"), diff)
				t.Errorf("%d pixels of the pages differ; look at %s", n, dir)
			}
		})
	}
}

// spread draws the first pages of a post.
func spread(t *testing.T, name string) image.Image {
	t.Helper()
	p, err := thePress()
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := p.Parse(t.Context(), publish.Post{FS: os.DirFS(posts), Name: name})
	if err != nil {
		t.Fatal(err)
	}
	laid, err := b.Laid(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pages := laid.Frames.Pages[:min(visualPages, len(laid.Frames.Pages))]
	sheet := image.NewPaletted(image.Rectangle{}, shades())
	for i, pg := range pages {
		img := raster.Page(pg, visualDPI)
		size := img.Bounds().Size()
		if i == 0 {
			sheet = image.NewPaletted(image.Rect(0, 0, (size.X+4)*len(pages), size.Y), sheet.Palette)
		}
		at := image.Pt(i*(size.X+4), 0)
		draw.Draw(sheet, image.Rectangle{at, at.Add(size)}, img, image.Point{}, draw.Src)
	}
	return sheet
}

// shades is greys, in which type is drawn, and colours for all else.
func shades() color.Palette {
	p := color.Palette{color.Gray{}}
	for i := 1; i < 16; i++ {
		p = append(p, color.Gray{uint8(i * 17)})
	}
	for i := range 6 * 6 * 6 {
		p = append(p, color.RGBA{uint8(i / 36 * 51), uint8(i / 6 % 6 * 51), uint8(i % 6 * 51), 255})
	}
	return p
}

// difference marks in red where two pictures differ, on a pale print of the
// first, and counts the places.
func difference(want, have image.Image) (image.Image, int) {
	bounds := want.Bounds().Union(have.Bounds())
	out := image.NewRGBA(bounds)
	n := 0
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			a, b := color.RGBAModel.Convert(want.At(x, y)), color.RGBAModel.Convert(have.At(x, y))
			if a != b {
				out.Set(x, y, color.RGBA{0xD0, 0, 0, 0xFF})
				n++
				continue
			}
			g := color.GrayModel.Convert(a).(color.Gray)
			out.Set(x, y, color.Gray{0xC0 + g.Y/4})
		}
	}
	return out, n
}

// artifacts is a folder that outlives the test.
func artifacts(t *testing.T) string {
	t.Helper()
	if f := flag.Lookup("test.artifacts"); f != nil && f.Value.String() == "true" {
		return t.ArtifactDir()
	}
	dir, err := os.MkdirTemp("", "octavo-"+strings.ReplaceAll(t.Name(), "/", "-")+"-")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func writePNG(t *testing.T, file string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readPNG(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}
