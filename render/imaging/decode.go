package imaging

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"github.com/octavo-press/octavo/render/imaging/reduced"
)

// Decode gives the pixels of a picture in sRGB, upright and no larger than maxW by
// maxH where these are above 0; of an animation, the first frame. What comes
// is an *image.Gray, *image.YCbCr, *image.RGBA, *image.NRGBA or
// *image.Paletted from (0, 0).
func Decode(data []byte, maxW, maxH int, limits Limits) (image.Image, error) {
	info, err := limits.probe(data)
	if err != nil {
		return nil, err
	}
	return decode(data, info, fit(size{info.Width, info.Height}, size{maxW, maxH}))
}

// decode gives the pixels upright and scaled down to the size wanted.
func decode(data []byte, info Info, want size) (image.Image, error) {
	if info.Orientation >= 5 {
		want.w, want.h = want.h, want.w
	}
	img, err := pixels(data, info, want)
	if err != nil {
		return nil, broken(err)
	}
	return turn(info.colors.toSRGB(shrink(img, want)), info.Orientation), nil
}

// pixels runs the decoder of the format, which need give no more than the size
// wanted. A decoder's panic on a hostile file is that file's fault, as an
// error is.
func pixels(data []byte, info Info, want size) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("the decoder gave up: %v", r)
		}
	}()
	switch info.MIME {
	case MIMEPNG:
		return png.Decode(bytes.NewReader(data))
	case MIMEJPEG:
		return decodeJPEG(data, info, want)
	case MIMEGIF:
		return decodeGIF(data)
	case MIMEWebP:
		if info.still != nil {
			data = info.still
		}
		return decodeWebP(data)
	case MIMEBMP:
		return bmp.Decode(bytes.NewReader(data))
	case MIMETIFF:
		return tiff.Decode(bytes.NewReader(data))
	}
	panic("imaging: no decoder for " + info.MIME)
}

// decodeJPEG decodes at a fraction of the size where that is enough. It gives
// a file that lacks nothing but its end marker that
// marker, and a file of four inks without Adobe's segment that segment.
func decodeJPEG(data []byte, info Info, want size) (image.Image, error) {
	if shift := halvings(info.stored, want); shift > 0 && info.ycc && info.whole {
		if img, err := reduced.Decode(data, shift); err == nil {
			return img, nil
		}
	}
	if !info.whole {
		data = append(bytes.Clone(data), 0xff, markEOI)
	}
	if info.inkCut {
		data = withAdobe(data)
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil && !info.whole {
		return nil, errors.New("the JPEG is cut off")
	}
	if err != nil {
		return nil, err
	}
	ink, ok := img.(*image.CMYK)
	if !ok {
		return img, nil
	}
	return fromInk(ink), nil
}

// halvings is how often a picture can be halved and still hold what is wanted.
func halvings(have, want size) int {
	n := 0
	for n < 3 && have.w>>(n+1) >= want.w && have.h>>(n+1) >= want.h {
		n++
	}
	return n
}

// fromInk turns inks into light in place.
func fromInk(m *image.CMYK) *image.RGBA {
	for i := 0; i+3 < len(m.Pix); i += 4 {
		p := m.Pix[i : i+4 : i+4]
		p[0], p[1], p[2] = color.CMYKToRGB(p[0], p[1], p[2], p[3])
		p[3] = 255
	}
	return &image.RGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}
}

// decodeGIF lays the first frame, which may be smaller, on the canvas.
func decodeGIF(data []byte) (image.Image, error) {
	frame, err := gif.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	c, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	canvas := image.Rect(0, 0, c.Width, c.Height)
	if frame.Bounds() == canvas {
		return frame, nil
	}
	m := image.NewRGBA(canvas)
	draw.Draw(m, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return m, nil
}
