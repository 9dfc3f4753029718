package imaging_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
)

// kinds is the test card in every form the package reads.
func kinds(t testing.TB) map[string][]byte {
	paletted := image.NewPaletted(image.Rect(0, 0, cardW, cardH),
		color.Palette{quarters[0], quarters[1], quarters[2], quarters[3]})
	deep := image.NewNRGBA64(paletted.Rect)
	for _, m := range []draw.Image{paletted, deep} {
		draw.Draw(m, m.Bounds(), card(), image.Point{}, draw.Src)
	}
	rgb := func(x, y int) []int {
		c := quarters[quarter(x, y)]
		return []int{int(c.R), int(c.G), int(c.B)}
	}
	rgb16 := func(x, y int) []int {
		c := quarters[quarter(x, y)]
		return []int{int(c.R) * 257, int(c.G) * 257, int(c.B) * 257}
	}
	index := func(x, y int) []int { return []int{quarter(x, y)} }
	plte := chunk(nil, "PLTE", []byte{200, 40, 40, 40, 160, 40, 40, 40, 200, 220, 220, 40})
	return map[string][]byte{
		"jpeg":            jpegOf(t, card()),
		"jpeg 4:4:4":      fixture(t, "444.jpg"),
		"jpeg 4:2:2":      fixture(t, "422.jpg"),
		"progressive":     fixture(t, "progressive.jpg"),
		"inks":            fixture(t, "cmyk-adobe.jpg"),
		"inks, no marker": fixture(t, "cmyk-plain.jpg"),
		"png":             pngOf(t, card()),
		"png palette":     pngOf(t, paletted),
		"png 16":          pngOf(t, deep),
		"png rgb16":       rawPNG(cardW, cardH, 16, 2, 0, nil, rgb16),
		"png interlaced":  rawPNG(cardW, cardH, 8, 2, 1, nil, rgb),
		"png 2 bits":      rawPNG(cardW, cardH, 2, 3, 1, plte, index),
		"png 4 bits":      rawPNG(cardW, cardH, 4, 3, 0, plte, index),
		"gif":             gifOf(t, paletted),
		"bmp":             bmpOf(t, card()),
		"tiff":            tiffOf(t, card()),
		"webp":            fixture(t, "lossy.webp"),
	}
}

func TestEveryKindComesOutRight(t *testing.T) {
	for name, data := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			info, err := imaging.Probe(data)
			if err != nil {
				t.Fatal(err)
			}
			if info.Width != cardW || info.Height != cardH {
				t.Errorf("size %d×%d", info.Width, info.Height)
			}
			p, err := imaging.ForPrint(data, imaging.PrintOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if p.MIME != imaging.MIMEPNG && p.MIME != imaging.MIMEJPEG {
				t.Errorf("a page is given %s", p.MIME)
			}
			if p.Key != imaging.Key(p.Data) || p.Width != cardW || p.Height != cardH {
				t.Errorf("the picture says %s, %d×%d", p.Key, p.Width, p.Height)
			}
			checkCard(t, p.Data, [4]int{0, 1, 2, 3})
			q, err := imaging.ForEPUB(data, imaging.EPUBOptions{})
			if err != nil {
				t.Fatal(err)
			}
			checkCard(t, q.Data, [4]int{0, 1, 2, 3})
			if q.MIME == imaging.MIMEBMP || q.MIME == imaging.MIMETIFF {
				t.Errorf("a reader is given %s", q.MIME)
			}
		})
	}
}

// checkCard looks at the middle of each quarter; order says which colour each
// should have.
func checkCard(t *testing.T, data []byte, order [4]int) {
	t.Helper()
	m, err := imaging.Decode(data, 0, 0, imaging.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	for i, q := range order {
		x, y := w/4+i%2*w/2, h/4+i/2*h/2
		got := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
		want := quarters[q]
		if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) || got.A != 255 {
			t.Errorf("quarter %d is %v, want %v", i, got, want)
		}
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 12 }

func TestWhatCanPassPasses(t *testing.T) {
	pass := map[string]bool{
		"jpeg": true, "jpeg 4:4:4": true, "jpeg 4:2:2": true, "progressive": true,
		"png": true, "png palette": true, "png 4 bits": true,
	}
	for name, data := range kinds(t) {
		p, err := imaging.ForPrint(data, imaging.PrintOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Equal(p.Data, data); got != pass[name] {
			t.Errorf("%s: passed through %v, want %v", name, got, pass[name])
		}
	}
}

func TestOrientation(t *testing.T) {
	plain := jpegOf(t, card())
	// Which quarter of the file comes out top left, top right, bottom left,
	// bottom right.
	for o, order := range map[int][4]int{
		1: {0, 1, 2, 3}, 2: {1, 0, 3, 2}, 3: {3, 2, 1, 0}, 4: {2, 3, 0, 1},
		5: {0, 2, 1, 3}, 6: {2, 0, 3, 1}, 7: {3, 1, 2, 0}, 8: {1, 3, 0, 2},
	} {
		data := turned(plain, o)
		info, err := imaging.Probe(data)
		if err != nil || info.Orientation != o {
			t.Fatalf("orientation %d is read as %d, %v", o, info.Orientation, err)
		}
		if lying := o >= 5; lying != (info.Width < info.Height) {
			t.Errorf("orientation %d is %d×%d", o, info.Width, info.Height)
		}
		checkCard(t, data, order)
		p, err := imaging.ForPrint(data, imaging.PrintOptions{})
		if err != nil {
			t.Fatal(err)
		}
		checkCard(t, p.Data, order)
		if again, _ := imaging.Probe(p.Data); again.Orientation != 1 {
			t.Errorf("orientation %d is still %d after it was applied", o, again.Orientation)
		}
	}
}

func TestTransparencyIsKept(t *testing.T) {
	half := card()
	for y := range cardH / 2 {
		for x := range cardW / 2 {
			half.SetNRGBA(x, y, color.NRGBA{200, 40, 40, 128})
		}
	}
	plte := chunk(nil, "PLTE", []byte{200, 40, 40, 40, 160, 40, 40, 40, 200, 220, 220, 40})
	index := func(x, y int) []int { return []int{quarter(x, y)} }
	for name, data := range map[string][]byte{
		"png":            pngOf(t, half),
		"half a palette": rawPNG(cardW, cardH, 8, 3, 0, append(plte, chunk(nil, "tRNS", []byte{128})...), index),
		"webp":           fixture(t, "alpha.webp"),
		"lossless webp":  fixture(t, "lossless.webp"),
		"animated webp":  fixture(t, "animated.webp"),
	} {
		p, err := imaging.ForPrint(data, imaging.PrintOptions{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		m, err := png.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, ok := m.(*image.NRGBA); !ok {
			t.Errorf("%s comes out as %T, of which gopdf loses the alpha", name, m)
		}
		got := color.NRGBAModel.Convert(m.At(3, 3)).(color.NRGBA)
		if far(got.A, 128) || far(got.R, 200) {
			t.Errorf("%s: corner is %v", name, got)
		}
		if _, _, _, a := m.At(cardW-3, cardH-3).RGBA(); a != 0xffff {
			t.Errorf("%s: the other corner lets through", name)
		}
	}
}

func TestAnimationsShowTheirFirstFrame(t *testing.T) {
	data := animation(t)
	info, err := imaging.Probe(data)
	if err != nil || !info.Animated {
		t.Fatalf("%+v, %v", info, err)
	}
	checkCard(t, data, [4]int{0, 1, 2, 3})
	m, err := imaging.Decode(data, 0, 0, imaging.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := m.At(0, 0).RGBA(); a != 0 {
		t.Error("the canvas outside the frame is not empty")
	}
	p, err := imaging.ForEPUB(data, imaging.EPUBOptions{})
	if err != nil || !bytes.Equal(p.Data, data) {
		t.Errorf("an EPUB is not given the animation itself: %v", err)
	}
}

func TestBigPicturesAreScaledDown(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 40*cardW, 40*cardH))
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			m.SetNRGBA(x, y, quarters[quarter(x/40, y/40)])
		}
	}
	for name, data := range map[string][]byte{
		"jpeg": jpegOf(t, m), "png": pngOf(t, m), "turned": turned(jpegOf(t, m), 3),
	} {
		p, err := imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: 200, MaxHeight: 500})
		if err != nil {
			t.Fatal(err)
		}
		if p.Width != 200 || p.Height != 133 {
			t.Errorf("%s: %d×%d", name, p.Width, p.Height)
		}
		order := [4]int{0, 1, 2, 3}
		if name == "turned" {
			order = [4]int{3, 2, 1, 0}
		}
		checkCard(t, p.Data, order)
	}
	p, err := imaging.ForPrint(jpegOf(t, m), imaging.PrintOptions{MaxWidth: 40 * cardW * 85 / 100})
	if err != nil || p.Width != 40*cardW {
		t.Errorf("a picture hardly too big is recoded to %d, %v", p.Width, err)
	}
}

func TestPhotographsBecomeJPEGAndLineArtStaysLossless(t *testing.T) {
	noise := image.NewNRGBA(image.Rect(0, 0, 700, 500))
	r := rand.New(rand.NewPCG(3, 4))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(100 + r.IntN(60))
		if i%4 == 3 {
			noise.Pix[i] = 255
		}
	}
	chart := image.NewNRGBA(image.Rect(0, 0, 700, 500))
	for i := range chart.Pix {
		chart.Pix[i] = 255
	}
	for x := range 700 {
		chart.SetNRGBA(x, 250+x%40, color.NRGBA{uint8(x), uint8(x / 3), 90, 255})
	}
	for _, c := range []struct {
		name string
		m    image.Image
		want string
	}{{"photograph", noise, imaging.MIMEJPEG}, {"chart", chart, imaging.MIMEPNG}} {
		p, err := imaging.ForPrint(pngOf(t, c.m), imaging.PrintOptions{MaxWidth: 350})
		if err != nil || p.MIME != c.want {
			t.Errorf("%s scaled: %s, %v", c.name, p.MIME, err)
		}
		p, err = imaging.ForPrint(pngOf(t, c.m), imaging.PrintOptions{})
		if err != nil || p.MIME != c.want {
			t.Errorf("%s: %s of %d bytes, %v", c.name, p.MIME, len(p.Data), err)
		}
	}
}

func TestEPUBBudget(t *testing.T) {
	m := photo(1200, 900)
	for name, data := range map[string][]byte{"jpeg": jpegOf(t, m), "png": pngOf(t, m)} {
		p, err := imaging.ForEPUB(data, imaging.EPUBOptions{Bytes: 60_000, LongSide: 1000})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Data) > 60_000 || p.Width > 1000 || p.Width < 300 {
			t.Errorf("%s: %d bytes, %d×%d", name, len(p.Data), p.Width, p.Height)
		}
		if !bytes.HasPrefix(p.Data[6:], []byte("JFIF")) {
			t.Errorf("%s: no JFIF header", name)
		}
	}
	p, err := imaging.ForEPUB(fixture(t, "lossy.webp"), imaging.EPUBOptions{NoWebP: true})
	if err != nil || p.MIME == imaging.MIMEWebP {
		t.Errorf("WebP where there should be none: %s, %v", p.MIME, err)
	}
}

func TestWhatIsNoPicture(t *testing.T) {
	huge := rawPNG(1, 1, 8, 6, 0, nil, func(x, y int) []int { return []int{0, 0, 0, 0} })
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0})
	sum := chunk(nil, "IHDR", huge[16:29])
	copy(huge[8:], sum)
	for _, c := range []struct {
		name, data string
		err        error
		says       string
	}{
		{"nothing", "", imaging.ErrType, "empty"},
		{"a web page", "<!DOCTYPE html><html>", imaging.ErrType, "web page"},
		{"a pointer", "version https://git-lfs.github.com/spec/v1\n", imaging.ErrType, "Git LFS"},
		{"gzip", "\x1f\x8b\x08", imaging.ErrType, "gzip"},
		{"AVIF", "\x00\x00\x00\x1cftypavif\x00\x00\x00\x00", imaging.ErrType, "image/avif"},
		{"AVIF by a lesser brand", "\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf", imaging.ErrType, "image/avif"},
		{"HEIC", "\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", imaging.ErrType, "image/heic"},
		{"a video", "\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42", imaging.ErrType, "video"},
		{"JPEG XL", "\x00\x00\x00\x0cJXL \r\n\x87\n", imaging.ErrType, "image/jxl"},
		{"JPEG 2000", "\x00\x00\x00\x0cjP  \r\n\x87\n", imaging.ErrType, "image/jp2"},
		{"Photoshop", "8BPS\x00\x01", imaging.ErrType, "photoshop"},
		{"JPEG of twelve bits", twelveBits(jpegOf(t, card())), imaging.ErrType, "precision"},
		{"half a JPEG", string(jpegOf(t, photo(200, 200))[:4000]), imaging.ErrBroken, "cut off"},
		{"SVG", "<?xml version='1.0'?><!-- x --><svg>", imaging.ErrType, "image/svg+xml"},
		{"65536×65536", string(huge), imaging.ErrTooBig, "65536×65536"},
		{"a header alone", string(jpegOf(t, card())[:100]), imaging.ErrBroken, ""},
	} {
		_, err := imaging.ForPrint([]byte(c.data), imaging.PrintOptions{})
		if !errors.Is(err, c.err) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	_, err := imaging.ForPrint(pngOf(t, card()), imaging.PrintOptions{Limits: imaging.Limits{Bytes: 20}})
	if !errors.Is(err, imaging.ErrTooBig) {
		t.Errorf("over the limit of bytes: %v", err)
	}
}

// twelveBits says of a JPEG that its samples have twelve bits.
func twelveBits(data []byte) string {
	return strings.Replace(string(data), "\xff\xc0\x00\x11\x08", "\xff\xc0\x00\x11\x0c", 1)
}

// Every picture cut off anywhere gives an error or a picture, never a panic.
func TestTruncated(t *testing.T) {
	for name, data := range kinds(t) {
		for n := range data {
			p, err := imaging.ForPrint(data[:n], imaging.PrintOptions{MaxWidth: 10})
			if err == nil && (p.Width == 0 || len(p.Data) == 0) {
				t.Fatalf("%s cut off at %d: an empty picture and no error", name, n)
			}
			if err != nil && !errors.Is(err, imaging.ErrBroken) && !errors.Is(err, imaging.ErrType) {
				t.Fatalf("%s cut off at %d: %v is of no class", name, n, err)
			}
		}
	}
}

func TestALostEndMarkerIsMended(t *testing.T) {
	data := jpegOf(t, card())
	checkCard(t, data[:len(data)-2], [4]int{0, 1, 2, 3})
	p, err := imaging.ForPrint(data[:len(data)-2], imaging.PrintOptions{})
	if err != nil || !bytes.HasSuffix(p.Data, []byte{0xff, 0xd9}) {
		t.Errorf("%v", err)
	}
}

type memory struct {
	mu   sync.Mutex
	m    map[string][]byte
	puts int
}

func (c *memory) Get(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	data, ok := c.m[key]
	return data, ok
}

func (c *memory) Put(key string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[key] = data
	c.puts++
}

func TestDerivedPicturesAreKept(t *testing.T) {
	c := &memory{m: map[string][]byte{}}
	data := jpegOf(t, photo(400, 300))
	o := imaging.PrintOptions{MaxWidth: 100, Cache: c}
	first, err := imaging.ForPrint(data, o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := imaging.ForPrint(data, o)
	if err != nil || c.puts != 1 || first.Key != second.Key || !bytes.Equal(first.Data, second.Data) {
		t.Errorf("made %d times, %v", c.puts, err)
	}
	for _, p := range []*frame.Picture{first, second} {
		if again, err := p.Load(); err != nil || !bytes.Equal(again, first.Data) {
			t.Errorf("the bytes do not come again: %v", err)
		}
	}
	o.MaxWidth = 120
	if p, _ := imaging.ForPrint(data, o); p.Width != 120 {
		t.Errorf("another size comes from the cache: %d", p.Width)
	}
	for key := range c.m {
		c.m[key] = []byte("rubbish")
	}
	if p, err := imaging.ForPrint(data, o); err != nil || p.Width != 120 {
		t.Errorf("a spoilt cache spoils the picture: %v", err)
	}
}

func TestSameBytesFromManyAtOnce(t *testing.T) {
	data := jpegOf(t, photo(400, 300))
	keys := make([]string, 8)
	var wg sync.WaitGroup
	for i := range keys {
		wg.Go(func() {
			if p, err := imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: 100}); err == nil {
				keys[i] = p.Key
			}
		})
	}
	wg.Wait()
	for _, k := range keys {
		if k == "" || k != keys[0] {
			t.Fatalf("keys differ: %q", keys)
		}
	}
}

func FuzzForPrint(f *testing.F) {
	for _, data := range kinds(f) {
		f.Add(data)
	}
	f.Add(animation(f))
	f.Add(fixture(f, "animated.webp"))
	f.Add(turned(jpegOf(f, card()), 6))
	limits := imaging.Limits{Bytes: 1 << 16, Memory: 1 << 20}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkMade(t, func() (*frame.Picture, error) {
			return imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: 30, MaxHeight: 30, Limits: limits})
		}, "image/png", "image/jpeg")
		checkMade(t, func() (*frame.Picture, error) {
			return imaging.ForEPUB(data, imaging.EPUBOptions{LongSide: 30, Limits: limits})
		}, "image/png", "image/jpeg", "image/gif", "image/webp")
	})
}

// checkMade holds that a picture is what it says, of a type that is taken and
// twice the same; or that the error is of a class.
func checkMade(t *testing.T, do func() (*frame.Picture, error), types ...string) {
	t.Helper()
	p, err := do()
	if err != nil {
		if !errors.Is(err, imaging.ErrType) && !errors.Is(err, imaging.ErrBroken) && !errors.Is(err, imaging.ErrTooBig) {
			t.Fatalf("an error of no class: %v", err)
		}
		return
	}
	info, err := imaging.Probe(p.Data)
	if err != nil || info.MIME != p.MIME || info.Width != p.Width || info.Height != p.Height || !slices.Contains(types, p.MIME) {
		t.Errorf("made a %s of %d×%d that is %+v, %v", p.MIME, p.Width, p.Height, info, err)
	}
	if again, err := do(); err != nil || !bytes.Equal(again.Data, p.Data) {
		t.Errorf("other bytes the second time, or %v", err)
	}
}

func BenchmarkForPrint12Megapixels(b *testing.B) {
	data := jpegOf(b, photo(4000, 3000))
	b.ReportAllocs()
	b.ReportMetric(float64(len(data)), "file-bytes")
	for b.Loop() {
		if _, err := imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: 1559}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkForEPUB12Megapixels(b *testing.B) {
	data := jpegOf(b, photo(4000, 3000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := imaging.ForEPUB(data, imaging.EPUBOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkForPrintPassThrough(b *testing.B) {
	data := jpegOf(b, photo(1500, 1000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := imaging.ForPrint(data, imaging.PrintOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleForPrint() {
	m := image.NewGray(image.Rect(0, 0, 640, 480))
	var file bytes.Buffer
	if err := png.Encode(&file, m); err != nil {
		fmt.Println(err)
		return
	}
	p, err := imaging.ForPrint(file.Bytes(), imaging.PrintOptions{MaxWidth: 320})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.MIME, p.Width, p.Height)
	// Output: image/png 320 240
}
