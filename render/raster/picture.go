package raster

import (
	"image"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
)

// missing is the colour of a picture that cannot be shown.
var missing = frame.Color{0xDD, 0xDD, 0xDD}

// picture scales a picture into its rectangle. The decoder averages it down
// to about the right size; what is left is done by mixing four neighbours.
func (p *painter) picture(it *frame.Image) {
	lo, hi := p.point(frame.Point{X: it.X, Y: it.Y}), p.point(frame.Point{X: it.X + it.W, Y: it.Y + it.H})
	to := image.Rect((lo.x+one/2)>>8, (lo.y+one/2)>>8, (hi.x+one/2)>>8, (hi.y+one/2)>>8)
	if to.Empty() || !to.Overlaps(p.img.Bounds()) {
		return
	}
	var img image.Image
	err := imaging.ErrBroken
	if it.Picture != nil {
		img, err = imaging.Decode(it.Picture.Data, to.Dx(), to.Dy(), imaging.Limits{})
	}
	if err != nil {
		p.rect(it.X, it.Y, it.W, it.H)
		p.paint(missing, 1000, false)
		return
	}
	p.scale(img, to)
}

// scale draws a picture into a rectangle of pixels.
func (p *painter) scale(img image.Image, to image.Rectangle) {
	from := img.Bounds()
	clip := to.Intersect(p.img.Bounds())
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		sy := sample(y-to.Min.Y, to.Dy(), from.Dy())
		pix := p.img.Pix[p.img.PixOffset(clip.Min.X, y):]
		for x := clip.Min.X; x < clip.Max.X; x++ {
			c := bilinear(img, from.Min, sample(x-to.Min.X, to.Dx(), from.Dx()), sy)
			i := 4 * (x - clip.Min.X)
			for k := range 3 { // the page is opaque
				pix[i+k] = byte((c[k] + (0xFFFF-c[3])*int(pix[i+k])/0xFF) >> 8)
			}
		}
	}
}

// axis is where a pixel falls among the pixels of the picture, along one
// side: between i and j, so many 256ths toward j.
type axis struct{ i, j, part int }

// sample maps the middle of pixel n of a side of so many to another side.
func sample(n, of, to int) axis {
	at := max(0, min((2*n+1)*to*one/(2*of)-one/2, (to-1)*one))
	i := at / one
	return axis{i, min(i+1, to-1), at % one}
}

// bilinear mixes four pixels, in 16 bits with alpha multiplied in.
func bilinear(img image.Image, min image.Point, x, y axis) [4]int {
	at := func(i, j int) [4]int {
		r, g, b, a := img.At(min.X+i, min.Y+j).RGBA()
		return [4]int{int(r), int(g), int(b), int(a)}
	}
	if x.part == 0 && y.part == 0 {
		return at(x.i, y.i)
	}
	c00, c10, c01, c11 := at(x.i, y.i), at(x.j, y.i), at(x.i, y.j), at(x.j, y.j)
	var c [4]int
	for k := range c {
		top := c00[k]*(one-x.part) + c10[k]*x.part
		bottom := c01[k]*(one-x.part) + c11[k]*x.part
		c[k] = (top*(one-y.part) + bottom*y.part) / (one * one)
	}
	return c
}
