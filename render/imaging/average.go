package imaging

import (
	"image"
	"image/color"
)

// rows gives a picture row by row; what read returns holds until its next
// call.
type rows struct {
	w, h, n int
	read    func(y int) []byte
}

func planeRows(p plane) rows {
	return rows{p.w, p.h, p.n, func(y int) []byte { return p.pix[y*p.stride:][:p.w*p.n] }}
}

// rgbaRows gives any picture as premultiplied RGBA, so that what is
// transparent does not bleed its colour.
func rgbaRows(img image.Image) rows {
	b := img.Bounds()
	buf := make([]byte, 4*b.Dx())
	at := deepAt(img)
	read := func(y int) []byte {
		for x := range b.Dx() {
			c := at(b.Min.X+x, b.Min.Y+y)
			buf[4*x], buf[4*x+1], buf[4*x+2], buf[4*x+3] = byte(c.R>>8), byte(c.G>>8), byte(c.B>>8), byte(c.A>>8)
		}
		return buf
	}
	switch m := img.(type) {
	case *image.RGBA:
		return planeRows(rgbaPlane(m))
	case *image.NRGBA:
		p := nrgbaPlane(m)
		read = func(y int) []byte { return premultiply(buf, p.pix[y*p.stride:][:4*p.w]) }
	case *image.Paletted:
		p, colors := palettedPlane(m), rgbaPalette(m.Palette)
		read = func(y int) []byte {
			for x, i := range p.pix[y*p.stride:][:p.w] {
				copy(buf[4*x:], colors[i][:])
			}
			return buf
		}
	}
	return rows{b.Dx(), b.Dy(), 4, read}
}

// deepAt reads pixels at 16 bits without the allocation that At costs.
func deepAt(img image.Image) func(x, y int) color.RGBA64 {
	if m, ok := img.(image.RGBA64Image); ok {
		return m.RGBA64At
	}
	return func(x, y int) color.RGBA64 { return color.RGBA64Model.Convert(img.At(x, y)).(color.RGBA64) }
}

func premultiply(dst, src []byte) []byte {
	for i := 0; i+3 < len(src); i += 4 {
		a := uint32(src[i+3])
		for j := range 3 {
			dst[i+j] = byte((uint32(src[i+j])*a + 127) / 255)
		}
		dst[i+3] = src[i+3]
	}
	return dst
}

// rgbaPalette has 256 entries, so that no index passes its end.
func rgbaPalette(p color.Palette) [256][4]byte {
	var out [256][4]byte
	for i, c := range p[:min(len(p), 256)] {
		r, g, b, a := c.RGBA()
		out[i] = [4]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8), byte(a >> 8)}
	}
	return out
}

// average fills dst with the mean of the source over each of its pixels'
// areas. In a grid where a source pixel is dst wide and a destination pixel
// src wide, every overlap is a whole number, so the sums are exact. One row
// of sums is all it keeps.
func average(dst plane, src rows) {
	spans := overlaps(src.w, dst.w)
	line := make([]uint32, dst.w*dst.n)
	sum := make([]uint64, dst.w*dst.n)
	total := uint64(src.w) * uint64(src.h)
	y, left := -1, 0 // the source row in line, and how much of it is not yet used
	for j := range dst.h {
		clear(sum)
		for need := src.h; need > 0; {
			if left == 0 {
				y++
				left = dst.h
				sumSpans(line, src.read(y), spans, dst.n, uint32(dst.w))
			}
			take := min(need, left)
			for i, v := range line {
				sum[i] += uint64(v) * uint64(take)
			}
			need, left = need-take, left-take
		}
		row := dst.pix[j*dst.stride:][:len(sum)]
		for i, v := range sum {
			row[i] = byte((v + total/2) / total)
		}
	}
}

// span is the source pixels under one destination pixel: the first and the
// last count in part, those between in full.
type span struct {
	first, last int
	head, tail  uint32
}

func overlaps(src, dst int) []span {
	spans := make([]span, dst)
	for i := range spans {
		from, to := i*src, (i+1)*src // in units of 1/dst source pixel
		s := span{first: from / dst, last: (to - 1) / dst}
		if s.first == s.last {
			s.head = uint32(src)
		} else {
			s.head = uint32((s.first+1)*dst - from)
			s.tail = uint32(to - s.last*dst)
		}
		spans[i] = s
	}
	return spans
}

// sumSpans adds up one row, each sample weighed by its overlap.
func sumSpans(line []uint32, row []byte, spans []span, n int, full uint32) {
	if n == 1 {
		for i, s := range spans {
			line[i] = sumGray(row, s, full)
		}
		return
	}
	for i, s := range spans {
		for c := range n {
			v := uint32(row[s.first*n+c]) * s.head
			var mid uint32
			for x := s.first + 1; x < s.last; x++ {
				mid += uint32(row[x*n+c])
			}
			if s.last > s.first {
				v += mid*full + uint32(row[s.last*n+c])*s.tail
			}
			line[i*n+c] = v
		}
	}
}

func sumGray(row []byte, s span, full uint32) uint32 {
	v := uint32(row[s.first]) * s.head
	if s.last == s.first {
		return v
	}
	var mid uint32
	for _, b := range row[s.first+1 : s.last] {
		mid += uint32(b)
	}
	return v + mid*full + uint32(row[s.last])*s.tail
}
