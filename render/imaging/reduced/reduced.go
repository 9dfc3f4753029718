// Package reduced decodes JPEG at a half, a quarter or an eighth of its size.
// The low frequencies of a block of eight by eight are a good picture of it at
// four by four, two by two or one, so most of the arithmetic, and of the
// memory, of a full decoding is never spent. A photograph of twelve megapixels
// that a page shows at two is read in half the time.
//
//	img, err := reduced.Decode(data, 1) // half the width, half the height
//
// It knows what cameras and scanners write: sequential Huffman-coded files of
// eight bits, grey or YCbCr, in one scan. For all else, damaged files too, it
// gives an error, and the caller takes the standard library's decoder.
package reduced

import (
	"errors"
	"fmt"
	"image"
)

// ErrUnsupported means that the file is for another decoder.
var ErrUnsupported = errors.New("reduced: not a plain sequential JPEG")

var errDamaged = errors.New("reduced: damaged JPEG")

// Decode gives the picture with each side divided by 2 to the power of shift,
// which is 1, 2 or 3, rounded up: an *image.Gray or an *image.YCbCr.
func Decode(data []byte, shift int) (image.Image, error) {
	if shift < 1 || shift > 3 {
		return nil, fmt.Errorf("reduced: no shift of %d", shift)
	}
	d := decoder{shift: shift}
	scan, err := d.segments(data)
	if err != nil {
		return nil, err
	}
	img := d.allocate()
	if err := d.scan(scan); err != nil {
		return nil, err
	}
	return img, nil
}

type decoder struct {
	shift    int
	w, h     int
	parts    []part
	quant    [4]*[64]int32 // in zigzag order
	dc, ac   [4]*huffman
	interval int // minimum coded units between restart markers, 0 for none
	mcuW     int // minimum coded units across
	mcuH     int
}

// part is one colour component.
type part struct {
	id     byte
	h, v   int
	quant  *[64]int32
	dc, ac *huffman
	last   int32 // the DC before, from which the next differs
	pix    []byte
	stride int
}

// allocate makes the planes, which go on to the end of the last coded unit.
func (d *decoder) allocate() image.Image {
	top := &d.parts[0]
	d.mcuW = (d.w + 8*top.h - 1) / (8 * top.h)
	d.mcuH = (d.h + 8*top.v - 1) / (8 * top.v)
	side := 8 >> d.shift
	for i := range d.parts {
		p := &d.parts[i]
		p.stride = d.mcuW * p.h * side
		p.pix = make([]byte, p.stride*d.mcuH*p.v*side)
	}
	round := 1<<d.shift - 1
	r := image.Rect(0, 0, (d.w+round)>>d.shift, (d.h+round)>>d.shift)
	if len(d.parts) == 1 {
		return &image.Gray{Pix: top.pix, Stride: top.stride, Rect: r}
	}
	return &image.YCbCr{
		Y: top.pix, Cb: d.parts[1].pix, Cr: d.parts[2].pix,
		YStride: top.stride, CStride: d.parts[1].stride,
		SubsampleRatio: ratio(top.h, top.v), Rect: r,
	}
}

func ratio(h, v int) image.YCbCrSubsampleRatio {
	switch {
	case h == 2 && v == 2:
		return image.YCbCrSubsampleRatio420
	case h == 2:
		return image.YCbCrSubsampleRatio422
	case v == 2:
		return image.YCbCrSubsampleRatio440
	}
	return image.YCbCrSubsampleRatio444
}
