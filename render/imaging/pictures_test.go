package imaging_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// The test card: red, green, blue and yellow quarters of 24 by 16 pixels.
const cardW, cardH = 24, 16

var quarters = [4]color.NRGBA{{200, 40, 40, 255}, {40, 160, 40, 255}, {40, 40, 200, 255}, {220, 220, 40, 255}}

func card() *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, cardW, cardH))
	for y := range cardH {
		for x := range cardW {
			m.SetNRGBA(x, y, quarters[quarter(x, y)])
		}
	}
	return m
}

func quarter(x, y int) int {
	q := 0
	if x >= cardW/2 {
		q++
	}
	if y >= cardH/2 {
		q += 2
	}
	return q
}

// photo is noise over soft shapes: what no lossless format makes small.
func photo(w, h int) *image.YCbCr {
	r := rand.New(rand.NewPCG(1, 2))
	m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	v := 128
	for i := range m.Y {
		v = min(max(v+r.IntN(9)-4, 20), 235)
		m.Y[i] = uint8(v)
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = uint8(100+i/1000%50), uint8(100+i/700%50)
	}
	return m
}

func encoded(t testing.TB, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, &jpeg.Options{Quality: 90}) })
}

func pngOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) })
}

func gifOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, m, nil) })
}

func bmpOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, m) })
}

func tiffOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, m, nil) })
}

// animation has a first frame that leaves the canvas's border free.
func animation(t testing.TB) []byte {
	colors := color.Palette{color.Transparent, quarters[0], quarters[1], quarters[2], quarters[3]}
	first := image.NewPaletted(image.Rect(2, 2, cardW, cardH), colors)
	draw.Draw(first, first.Rect, card(), first.Rect.Min, draw.Src)
	second := image.NewPaletted(image.Rect(0, 0, cardW, cardH), colors)
	return encoded(t, func(b *bytes.Buffer) error {
		return gif.EncodeAll(b, &gif.GIF{
			Image: []*image.Paletted{first, second}, Delay: []int{10, 10},
			Config: image.Config{ColorModel: first.Palette, Width: cardW, Height: cardH},
		})
	})
}

// rawPNG writes a PNG of any depth, kind and interlacing; sample gives each
// sample of a pixel at that depth.
func rawPNG(w, h, depth, kind, interlace int, extra []byte, sample func(x, y int) []int) []byte {
	var raw bytes.Buffer
	for _, p := range passes(interlace) {
		for y := p[1]; y < h; y += p[3] {
			if p[0] >= w {
				continue
			}
			raw.WriteByte(0)
			var acc, n int
			for x := p[0]; x < w; x += p[2] {
				for _, s := range sample(x, y) {
					acc, n = acc<<depth|s, n+depth
					for n >= 8 {
						raw.WriteByte(byte(acc >> (n - 8)))
						n -= 8
						acc &= 1<<n - 1
					}
				}
			}
			if n > 0 {
				raw.WriteByte(byte(acc << (8 - n)))
			}
		}
	}
	var idat bytes.Buffer
	z := zlib.NewWriter(&idat)
	z.Write(raw.Bytes())
	z.Close()
	head := binary.BigEndian.AppendUint32(nil, uint32(w))
	head = binary.BigEndian.AppendUint32(head, uint32(h))
	out := chunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", append(head, byte(depth), byte(kind), 0, 0, byte(interlace)))
	out = append(out, extra...)
	return chunk(chunk(out, "IDAT", idat.Bytes()), "IEND", nil)
}

// passes gives the start and step of each pass of Adam7, or the one of none.
func passes(interlace int) [][4]int {
	if interlace == 0 {
		return [][4]int{{0, 0, 1, 1}}
	}
	return [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}
}

func chunk(to []byte, name string, body []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(body)))
	at := len(to)
	to = append(append(to, name...), body...)
	return binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(to[at:]))
}

// turned gives a JPEG the EXIF orientation o, in either byte order.
func turned(data []byte, o int) []byte {
	exif := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	exif[6+8+2+8] = byte(o)
	if o%2 == 0 {
		exif = []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
		exif[6+8+2+9] = byte(o)
	}
	app1 := append([]byte{0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	return append(append(bytes.Clone(data[:2]), app1...), data[2:]...)
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
