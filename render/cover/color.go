package cover

import (
	"math"

	"github.com/octavo-press/octavo/render/frame"
)

// paper is the ground of the words: a warm white.
var (
	paper = frame.Color{0xf6, 0xf2, 0xea}
	white = frame.Color{0xff, 0xff, 0xff}
)

// tones are the colours of a drawn cover: the ground, which also colours the
// words set apart on paper, a middle tone and a light one.
type tones [3]frame.Color

// palette is of one strength throughout, as of a series on a shelf.
var palette = [...]tones{
	{{0x1f, 0x36, 0x4d}, {0x2f, 0x58, 0x7c}, {0x8f, 0xb3, 0xcf}}, // navy
	{{0x1f, 0x40, 0x37}, {0x35, 0x66, 0x57}, {0x9c, 0xc2, 0xae}}, // pine
	{{0x54, 0x24, 0x2b}, {0x84, 0x3c, 0x40}, {0xd9, 0xa0, 0x8c}}, // wine
	{{0x37, 0x2f, 0x55}, {0x56, 0x4c, 0x80}, {0xa9, 0xa2, 0xcc}}, // violet
	{{0x3f, 0x3a, 0x2c}, {0x6b, 0x62, 0x49}, {0xc6, 0xb9, 0x8f}}, // umber
	{{0x17, 0x45, 0x4e}, {0x2b, 0x6b, 0x75}, {0x95, 0xc3, 0xc2}}, // petrol
	{{0x6a, 0x38, 0x1f}, {0xa0, 0x58, 0x30}, {0xe6, 0xb5, 0x83}}, // rust
	{{0x2c, 0x33, 0x3a}, {0x4c, 0x58, 0x63}, {0xae, 0xba, 0xc3}}, // slate
	{{0x3d, 0x45, 0x1f}, {0x64, 0x70, 0x35}, {0xca, 0xd0, 0x90}}, // olive
	{{0x59, 0x29, 0x49}, {0x86, 0x47, 0x70}, {0xd3, 0xa6, 0xc2}}, // plum
	{{0x16, 0x3a, 0x66}, {0x26, 0x66, 0x9c}, {0xe9, 0xb9, 0x6a}}, // blue and amber
	{{0x23, 0x3a, 0x30}, {0x49, 0x6b, 0x45}, {0xe0, 0xa5, 0x7a}}, // moss and clay
}

// between gives the colour so many thousandths of the way from a to b.
func between(a, b frame.Color, thousandths int) frame.Color {
	var c frame.Color
	for i := range c {
		c[i] = uint8((int(a[i])*(1000-thousandths) + int(b[i])*thousandths + 500) / 1000)
	}
	return c
}

// legible is the least contrast of words with their ground: WCAG 2.2, success
// criterion 1.4.3.
const legible = 4.5

// readable darkens a colour until it can be read on paper.
func readable(c frame.Color) frame.Color {
	for step := 0; step < 1000; step += 50 {
		if d := between(c, frame.Color{}, step); contrast(d, paper) >= legible {
			return d
		}
	}
	return frame.Color{}
}

// contrast is the ratio of WCAG 2.2.
func contrast(a, b frame.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is WCAG's relative luminance.
func luminance(c frame.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return float64(0.2126*linear(c[0])) + float64(0.7152*linear(c[1])) + float64(0.0722*linear(c[2]))
}
