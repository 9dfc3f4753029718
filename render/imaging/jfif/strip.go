package jfif

import (
	"bytes"
	"image"
)

// strip encodes a part of the picture.
func (t *tables) strip(img *image.RGBA) []byte {
	s := scanner{tables: t, img: img}
	return s.rows(img.Rect, func(x, y int) { s.unit(x, y-img.Rect.Min.Y) })
}

// planes encodes a part of a picture in JPEG's own colours.
func (t *tables) planes(m *image.YCbCr, r image.Rectangle) []byte {
	s := scanner{tables: t}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	return s.rows(r, func(x, y int) {
		for i := range s.luma {
			s.luma[i].take(m.Y, m.YStride, x+i%2*8, y+i/2*8, w, h)
		}
		s.chroma[0].take(m.Cb, m.CStride, x/2, y/2, (w+1)/2, (h+1)/2)
		s.chroma[1].take(m.Cr, m.CStride, x/2, y/2, (w+1)/2, (h+1)/2)
		s.blocks()
	})
}

// take fills a block from a place in a plane. What lies beyond the plane
// repeats its last column and row.
func (b *block) take(pix []byte, stride, x, y, w, h int) {
	for j := range 8 {
		row := pix[min(y+j, h-1)*stride:][:w]
		to := b[8*j : 8*j+8]
		if x+8 <= w {
			from := row[x : x+8]
			for i := range to {
				to[i] = int32(from[i]) - 128
			}
			continue
		}
		for i := range to {
			to[i] = int32(row[min(x+i, w-1)]) - 128
		}
	}
}

// rows encodes a part, unit by unit. Each row of units stands for itself, with
// a restart marker behind it, so that parts know nothing of each other.
func (s *scanner) rows(r image.Rectangle, unitAt func(x, y int)) []byte {
	for y := r.Min.Y; y < r.Max.Y; y += unit {
		s.dc = [3]int32{}
		for x := 0; x < r.Dx(); x += unit {
			unitAt(x, y)
		}
		s.pad()
		s.out = append(s.out, 0xFF, markRST0|byte(y/unit&7))
	}
	return s.out
}

// scanner writes the units of a strip.
type scanner struct {
	*tables
	bits
	img    *image.RGBA
	dc     [3]int32 // of the block before, of each component
	pixels [unit * unit]uint32
	luma   [4]block
	chroma [2]block
}

// block is eight by eight samples, 128 taken off, or their coefficients.
type block [64]int32

// unit encodes the sixteen by sixteen pixels from a place in the strip.
func (s *scanner) unit(x, y int) {
	if s.flat(x, y) {
		s.plain(word(s.img.Pix[y*s.img.Stride+4*x:]))
		return
	}
	s.gather(x, y)
	s.split()
	s.blocks()
}

// blocks encodes the blocks of a unit.
func (s *scanner) blocks() {
	for i := range s.luma {
		s.block(&s.luma[i], 0, 0)
	}
	s.block(&s.chroma[0], 1, 1)
	s.block(&s.chroma[1], 2, 1)
}

// gather copies the pixels of a unit. What lies beyond the picture repeats its
// last column and row.
func (s *scanner) gather(x, y int) {
	right, bottom := s.img.Rect.Dx()-1, s.img.Rect.Dy()-1
	for j := range unit {
		row := s.img.Pix[min(y+j, bottom)*s.img.Stride:]
		to := s.pixels[j*unit : j*unit+unit]
		if x+unit-1 > right {
			for i := range to {
				to[i] = word(row[4*min(x+i, right):])
			}
			continue
		}
		row = row[4*x : 4*x+4*unit]
		for i := range to {
			to[i] = word(row[4*i:])
		}
	}
}

// word is a pixel with red lowest, without alpha.
func word(b []byte) uint32 {
	_ = b[2]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
}

// flat says whether a unit that lies within the strip is of one colour.
func (s *scanner) flat(x, y int) bool {
	if x+unit > s.img.Rect.Dx() || y+unit > s.img.Rect.Dy() {
		return false
	}
	at := y*s.img.Stride + 4*x
	first := s.img.Pix[at : at+4*unit]
	if !bytes.Equal(first[4:], first[:4*unit-4]) {
		return false
	}
	for range unit - 1 {
		at += s.img.Stride
		if !bytes.Equal(s.img.Pix[at:at+4*unit], first) {
			return false
		}
	}
	return true
}

// plain encodes a unit of one colour.
func (s *scanner) plain(p uint32) {
	r, g, b := int32(p&0xFF), int32(p>>8&0xFF), int32(p>>16)
	y := s.quant[0].divide(64*luma(r, g, b), 0)
	for range 4 {
		s.direct(y, 0, 0)
		s.code(s.ac[0][0])
	}
	cb, cr := chroma(4*r, 4*g, 4*b)
	for i, c := range [2]int32{cb, cr} {
		s.direct(s.quant[1].divide(64*c, 0), i+1, 1)
		s.code(s.ac[1][0])
	}
}

// split parts the pixels into luma and, averaged over two by two, chroma.
func (s *scanner) split() {
	for j := 0; j < unit; j += 2 {
		upper, lower := s.pixels[j*unit:j*unit+unit], s.pixels[j*unit+unit:j*unit+2*unit]
		for i := 0; i < unit; i += 2 {
			a, b, c, d := upper[i], upper[i+1], lower[i], lower[i+1]
			to := &s.luma[j>>3<<1|i>>3]
			at := j&7<<3 | i&7
			to[at], to[at+1] = lumaOf(a), lumaOf(b)
			to[at+8], to[at+9] = lumaOf(c), lumaOf(d)
			const even = 0xFF00FF
			rb := a&even + b&even + c&even + d&even
			g := a>>8&0xFF + b>>8&0xFF + c>>8&0xFF + d>>8&0xFF
			at = j<<2 | i>>1
			s.chroma[0][at], s.chroma[1][at] = chroma(int32(rb&0xFFFF), int32(g), int32(rb>>16))
		}
	}
}

func lumaOf(p uint32) int32 { return luma(int32(p&0xFF), int32(p>>8&0xFF), int32(p>>16)) }

// luma and chroma are those of JFIF 1.02, page 3, in 65536ths, with 128 taken
// off all three.
func luma(r, g, b int32) int32 {
	return (19595*r+38470*g+7471*b+1<<15)>>16 - 128
}

// chroma takes the sums of four pixels.
func chroma(r, g, b int32) (cb, cr int32) {
	return (-11056*r - 21712*g + 32768*b + 1<<17) >> 18, (32768*r - 27440*g - 5328*b + 1<<17) >> 18
}

// block encodes one block of a component: kind 0 is luma, 1 chroma.
func (s *scanner) block(b *block, component, kind int) {
	b.transform()
	q, ac := &s.quant[kind], &s.ac[kind]
	s.direct(q.divide(b[0], 0), component, kind)
	run := 0
	for k := 1; k < 64; k++ {
		c := b[zigzag[k]&63]
		if uint32(c+q.most[k]) <= uint32(2*q.most[k]) { // between -most and most
			run++
			continue
		}
		for ; run > 15; run -= 16 {
			s.code(ac[0xF0])
		}
		s.value(ac, run<<4, q.divide(c, k))
		run = 0
	}
	if run > 0 {
		s.code(ac[0])
	}
}

// direct writes by how much the mean of a block differs from the last.
func (s *scanner) direct(dc int32, component, kind int) {
	diff := dc - s.dc[component]
	s.dc[component] = dc
	n, low := magnitude(diff)
	s.code(s.tables.dc[kind][n])
	s.put(low, n)
}

func (s *scanner) value(ac *[256]code, run int, v int32) {
	n, low := magnitude(v)
	c := ac[run|int(n)]
	s.put(c.bits<<n|low, c.n+n)
}

// divide gives coefficient k, which is eight times too large, in steps,
// rounded to nearest.
func (q *quantiser) divide(c int32, k int) int32 {
	if c < 0 {
		return -int32(uint64(uint32(-c)+q.add[k]) * q.over[k] >> 32)
	}
	return int32(uint64(uint32(c)+q.add[k]) * q.over[k] >> 32)
}
