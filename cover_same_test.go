package octavo_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// TestBothBooksShowOneCover compares the EPUB's cover with what poppler draws
// of the PDF's first page, on paper of the cover's proportions: composed with
// a photograph, with a drawing, and drawn, in three scripts.
func TestBothBooksShowOneCover(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	for _, test := range []struct {
		name, post string
		kind       render.Cover
	}{
		{"photograph", "---\ntitle: The River That Moved\nauthor: Ines Calder\nimage: images/delta.jpg\n---\n\nA.\n", render.CoverCompose},
		{"drawn", "---\ntitle: Salt and the Price of Lamps\nsubtitle: What they cost\nseries: Field Notes\nauthor: Bo Li\n---\n\nA.\n", render.CoverType},
		{"Han", "---\ntitle: 渡船上的最後一夜\nlang: zh-Hant\nauthor: 林敏儀\n---\n\n甲。\n", render.CoverType},
		{"Arabic", "---\ntitle: مصباح البحر\nlang: ar\nseries: دفاتر\n---\n\nنص.\n", render.CoverType},
	} {
		t.Run(test.name, func(t *testing.T) {
			epub, pdf := shelfBooks(t, test.post, test.kind)
			item := coverItem.FindStringSubmatch(unzip(t, epub)["EPUB/package.opf"])
			if item == nil {
				t.Fatal("the EPUB has no cover")
			}
			cover, err := jpeg.Decode(bytes.NewReader([]byte(unzip(t, epub)["EPUB/"+item[2]])))
			if err != nil {
				t.Fatal(err)
			}
			want, have := small(cover), small(firstPage(t, pdf))
			mean, far, diff := apart(want, have)
			if mean > 2 || far > 200*320/200 {
				dir := artifacts(t)
				writePNG(t, filepath.Join(dir, "want.png"), want)
				writePNG(t, filepath.Join(dir, "have.png"), have)
				writePNG(t, filepath.Join(dir, "difference.png"), diff)
				t.Errorf("the covers are %.1f apart, %d pixels far; look at %s", mean, far, dir)
			}
		})
	}
}

// shelfBooks makes both books on paper of a cover's proportions.
func shelfBooks(t *testing.T, post string, kind render.Cover) (epub, pdf []byte) {
	t.Helper()
	th, err := theme.Named("")
	if err != nil {
		t.Fatal(err)
	}
	own := *th
	own.Papers = maps.Clone(th.Papers)
	paper := own.Papers["a5"]
	paper.W, paper.H = 400*sp.Pt, 640*sp.Pt
	own.Papers["a5"] = paper
	p, err := publish.New(publish.Config{Theme: &own, Paper: "a5", Fonts: all.Files(), Cover: kind})
	if err != nil {
		t.Fatal(err)
	}
	var e, d bytes.Buffer
	if _, err := p.PublishPost(t.Context(), publish.Post{FS: os.DirFS(posts), Name: "post.md", Body: []byte(post)},
		publish.Output{Format: "epub", Writer: &e}, publish.Output{Format: "pdf", Writer: &d}); err != nil {
		t.Fatal(err)
	}
	return e.Bytes(), d.Bytes()
}

// firstPage has poppler draw the first page of a PDF.
func firstPage(t *testing.T, pdf []byte) image.Image {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "book.pdf"), pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("pdftoppm", "-png", "-r", "144", "-l", "1", "-singlefile", "book.pdf", "page")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return readPNG(t, filepath.Join(dir, "page.png"))
}

// small averages a picture down to 200 by 320, so that how edges are smoothed
// does not count.
func small(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, 200, 320))
	b := img.Bounds()
	side := b.Dx() / 200
	for y := range 320 {
		for x := range 200 {
			var sum [3]uint32
			for i := range side * side {
				c := color.RGBAModel.Convert(img.At(b.Min.X+x*side+i%side, b.Min.Y+y*side+i/side)).(color.RGBA)
				sum[0], sum[1], sum[2] = sum[0]+uint32(c.R), sum[1]+uint32(c.G), sum[2]+uint32(c.B)
			}
			n := uint32(side * side)
			out.SetRGBA(x, y, color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255})
		}
	}
	return out
}

// apart gives the mean difference of two pictures' samples, how many pixels
// are far from each other, and where these are. Some are at upright edges, which
// poppler brings to whole pixels.
func apart(a, b *image.RGBA) (mean float64, far int, marked *image.RGBA) {
	marked = image.NewRGBA(a.Rect)
	sum := 0
	for i := 0; i < len(a.Pix); i += 4 {
		worst := 0
		for k := range 3 {
			d := int(a.Pix[i+k]) - int(b.Pix[i+k])
			sum, worst = sum+max(d, -d), max(worst, d, -d)
			marked.Pix[i+k] = 0xC0 + a.Pix[i+k]/4
		}
		marked.Pix[i+3] = 0xFF
		if worst > 48 {
			far++
			copy(marked.Pix[i:], []byte{0xD0, 0, 0})
		}
	}
	return float64(sum) / float64(len(a.Pix)*3/4), far, marked
}
