package imaging

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging/jfif"
)

// encode writes photographs as JPEG and all else as PNG.
func encode(img image.Image, lossy bool, quality int) (*frame.Picture, error) {
	if opaque(img) && (lossy || isPhoto(img)) {
		return encodeJPEG(img, quality)
	}
	return encodePNG(img)
}

func encodeJPEG(img image.Image, quality int) (*frame.Picture, error) {
	size := img.Bounds().Size()
	if m, ok := img.(*image.YCbCr); ok && max(size.X, size.Y) <= jfif.MaxSide {
		return picture(jfif.EncodeYCbCr(m, quality), MIMEJPEG, size.X, size.Y), nil
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	return picture(withJFIF(b.Bytes()), MIMEJPEG, size.X, size.Y), nil
}

// withJFIF puts in the JFIF header that the standard library leaves out and
// some shops' checkers want: version 1.01, square pixels, no thumbnail.
func withJFIF(data []byte) []byte {
	const app0 = "\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
	out := make([]byte, 0, len(data)+len(app0))
	out = append(out, data[:2]...)
	out = append(out, app0...)
	return append(out, data[2:]...)
}

func encodePNG(img image.Image) (*frame.Picture, error) {
	if m := indexed(img); m != nil {
		img = m
	}
	if m, ok := img.(*image.Paletted); ok && !opaque(m) {
		img = straight(m) // gopdf knows palettes without half-transparent entries only
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, err
	}
	return picture(b.Bytes(), MIMEPNG, img.Bounds().Dx(), img.Bounds().Dy()), nil
}

// indexed gives an opaque picture of at most 256 colours a palette, in the
// order in which the colours come; nil when there are more.
func indexed(img image.Image) *image.Paletted {
	switch img.(type) {
	case *image.RGBA, *image.NRGBA:
	default:
		return nil
	}
	src := rgbaRows(img)
	out := image.NewPaletted(image.Rect(0, 0, src.w, src.h), nil)
	index := map[[4]byte]uint8{}
	for y := range src.h {
		row := src.read(y)
		for x := range src.w {
			c := [4]byte(row[4*x:])
			i, ok := index[c]
			if !ok {
				if len(index) == 256 || c[3] != 255 {
					return nil
				}
				i = uint8(len(index))
				index[c] = i
				out.Palette = append(out.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
			}
			out.Pix[y*out.Stride+x] = i
		}
	}
	return out
}

func picture(data []byte, mime string, w, h int) *frame.Picture {
	return &frame.Picture{Key: Key(data), MIME: mime, Data: data, Width: w, Height: h}
}

// Key names bytes by their content: SHA-256, hex.
func Key(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
