package raster

import (
	"image"
	"image/draw"
	"sync"

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
	img := p.pictures.get(it, to.Size())
	if img == nil {
		p.rule(it.X, it.Y, it.W, it.H, missing)
		return
	}
	p.scale(img, to)
}

// pictures keeps what was decoded for the parts of a page yet to be drawn.
type pictures struct {
	mu      sync.Mutex
	decoded map[*frame.Image]image.Image
}

// get gives the pixels of a picture, no larger than they are shown; nil where
// it cannot be decoded.
func (ps *pictures) get(it *frame.Image, most image.Point) image.Image {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if img, ok := ps.decoded[it]; ok {
		return img
	}
	var img image.Image
	if it.Picture != nil {
		img = decoded(it.Picture, most)
	}
	if ps.decoded == nil {
		ps.decoded = map[*frame.Image]image.Image{}
	}
	ps.decoded[it] = img
	return img
}

// decoded gives the pixels; nil where it cannot.
func decoded(p *frame.Picture, most image.Point) image.Image {
	data, err := p.Bytes()
	if err != nil {
		return nil
	}
	most = enough(data, most)
	img, err := imaging.Decode(data, most.X, most.Y, imaging.Limits{})
	if err != nil {
		return nil
	}
	return img
}

// enough lessens the pixels wanted of a JPEG that can be decoded at a half or a
// quarter, which is a fraction of the work, where that gives nearly as many.
func enough(data []byte, want image.Point) image.Point {
	info, err := imaging.Probe(data)
	if err != nil || info.MIME != imaging.MIMEJPEG {
		return want
	}
	for n := 3; n > 0; n-- {
		if w, h := info.Width>>n, info.Height>>n; 10*w >= 7*want.X && 10*h >= 7*want.Y {
			return image.Pt(min(w, want.X), min(h, want.Y))
		}
	}
	return want
}

// scale draws a picture into a rectangle of pixels, row by row: two rows of
// the picture, stretched to the width, are mixed into each row of the page.
func (p *painter) scale(img image.Image, to image.Rectangle) {
	clip := to.Intersect(p.img.Bounds())
	s := stretcher{img: img, columns: make([]axis, clip.Dx())}
	from := img.Bounds()
	for i := range s.columns {
		s.columns[i] = sample(clip.Min.X-to.Min.X+i, to.Dx(), from.Dx())
	}
	s.source = image.NewRGBA(image.Rect(0, 0, from.Dx(), 1))
	s.rows[0].y, s.rows[1].y = -1, -1
	opaque := isOpaque(img)
	line := make([]uint32, clip.Dx())
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		at := sample(y-to.Min.Y, to.Dy(), from.Dy())
		mixRows(line, s.row(at.i, at.j), s.row(at.j, at.i), uint32(at.part))
		pix := p.img.Pix[p.img.PixOffset(clip.Min.X, y):][:4*clip.Dx()]
		if opaque {
			putRow(pix, line)
		} else {
			coverRow(pix, line)
		}
	}
}

func isOpaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
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

// stretcher gives rows of a picture at the width of the page, as words of
// RGBA with alpha multiplied in. It keeps the last two.
type stretcher struct {
	img     image.Image
	columns []axis
	source  *image.RGBA // one row
	rows    [2]stretched
}

type stretched struct {
	y   int
	pix []uint32
}

// row gives row y; row keep, which the caller is to mix it with, stays.
func (s *stretcher) row(y, keep int) []uint32 {
	for i := range s.rows {
		if s.rows[i].y == y {
			return s.rows[i].pix
		}
	}
	r := &s.rows[0]
	if r.y == keep {
		r = &s.rows[1]
	}
	if r.pix == nil {
		r.pix = make([]uint32, len(s.columns))
	}
	r.y = y
	from := s.img.Bounds()
	draw.Draw(s.source, s.source.Rect, s.img, image.Pt(from.Min.X, from.Min.Y+y), draw.Src)
	for k, c := range s.columns {
		r.pix[k] = mixWords(word(s.source.Pix, c.i), word(s.source.Pix, c.j), uint32(c.part))
	}
	return r.pix
}

func word(pix []byte, i int) uint32 {
	b := pix[4*i : 4*i+4 : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// mixWords mixes four bytes at once, each so many 256ths toward b: two bytes
// have room between them for their products.
func mixWords(a, b, part uint32) uint32 {
	const even, half = 0x00FF00FF, 0x00800080
	low := (a&even*(one-part) + b&even*part + half) >> 8 & even
	high := (a>>8&even*(one-part) + b>>8&even*part + half) &^ even
	return low | high
}

func mixRows(line, a, b []uint32, part uint32) {
	if part == 0 {
		copy(line, a)
		return
	}
	a, b = a[:len(line)], b[:len(line)]
	for i := range line {
		line[i] = mixWords(a[i], b[i], part)
	}
}

func putRow(pix []byte, line []uint32) {
	for i, v := range line {
		b := pix[4*i : 4*i+4 : 4*i+4]
		b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), 0xFF
	}
}

// coverRow lays a row over the page, which stays opaque.
func coverRow(pix []byte, line []uint32) {
	for i, v := range line {
		b := pix[4*i : 4*i+3 : 4*i+3]
		clear := 0xFF - v>>24
		for k := range b {
			b[k] = byte(min(v>>(8*k)&0xFF+(uint32(b[k])*clear+127)/255, 0xFF))
		}
	}
}
