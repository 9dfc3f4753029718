package raster

import (
	"encoding/binary"
	"image"
	"image/color"
)

// full is the area of a wholly covered pixel: 256 by 256, doubled so that
// trapezoids are whole numbers.
const full = 2 * one * one

// filler fills polygons by adding up signed areas: each edge adds to its
// pixels the area right of it and to the next pixel what is left over, so
// that sums along a row are coverages. The method is that of FreeType's
// smooth rasteriser and of font-rs.
type filler struct {
	polygons   []vec // one after another
	ends       []int
	acc        []int32 // of w+2 columns
	x, y, w, h int     // the pixels of acc on the page
}

// polygon adds an outline, which is closed by itself.
func (f *filler) polygon(points []vec) {
	if len(points) > 1 {
		f.polygons = append(f.polygons, points...)
		f.ends = append(f.ends, len(f.polygons))
	}
}

// paint fills the polygons in one colour and forgets them.
func (f *filler) paint(img *image.RGBA, ink color.RGBA, opacity int, evenOdd bool) {
	defer func() { f.polygons, f.ends = f.polygons[:0], f.ends[:0] }()
	if !f.bound(img.Bounds()) {
		return
	}
	start := 0
	for _, end := range f.ends {
		from := f.polygons[end-1]
		for _, to := range f.polygons[start:end] {
			f.edge(from, to)
			from = to
		}
		start = end
	}
	for row := range f.h {
		f.blend(img.Pix[img.PixOffset(f.x, f.y+row):], f.acc[row*(f.w+2):], ink, opacity, evenOdd)
	}
}

// bound finds the pixels the polygons touch and clears their sums.
func (f *filler) bound(page image.Rectangle) bool {
	if len(f.polygons) == 0 {
		return false
	}
	lo, hi := f.polygons[0], f.polygons[0]
	for _, v := range f.polygons {
		lo = vec{min(lo.x, v.x), min(lo.y, v.y)}
		hi = vec{max(hi.x, v.x), max(hi.y, v.y)}
	}
	r := image.Rect(lo.x>>8, lo.y>>8, hi.x>>8+1, hi.y>>8+1).Intersect(page)
	if r.Empty() {
		return false
	}
	f.x, f.y, f.w, f.h = r.Min.X, r.Min.Y, r.Dx(), r.Dy()
	n := (f.w + 2) * f.h
	if cap(f.acc) < n {
		f.acc = make([]int32, n, n+n/4)
		return true
	}
	f.acc = f.acc[:n]
	clear(f.acc)
	return true
}

// edge adds a line, row by row.
func (f *filler) edge(a, b vec) {
	origin := vec{f.x * one, f.y * one}
	a, b = a.sub(origin), b.sub(origin)
	sign := int32(1)
	if a.y > b.y {
		a, b, sign = b, a, -1
	}
	top, bottom := max(a.y, 0), min(b.y, f.h*one)
	if top >= bottom {
		return
	}
	at := func(y int) int { return a.x + (y-a.y)*(b.x-a.x)/(b.y-a.y) }
	x := at(top)
	for y := top; y < bottom; {
		next := min((y/one+1)*one, bottom)
		end := at(next)
		f.span(y/one, next-y, f.clip(x), f.clip(end), sign)
		x, y = end, next
	}
}

// clip keeps an edge within the sums: what is left of them covers all of the
// row, what is right of them nothing.
func (f *filler) clip(x int) int { return max(0, min(x, f.w*one)) }

// span adds a piece of an edge that lies in one row and is dy high.
func (f *filler) span(row, dy, x0, x1 int, sign int32) {
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	acc := f.acc[row*(f.w+2):]
	done := 0 // of dy
	for x := x0; ; {
		next := min((x/one+1)*one, x1)
		upTo := dy
		if next < x1 {
			upTo = dy * (next - x0) / (x1 - x0)
		}
		h, cell := upTo-done, x/one
		right := h * (x - cell*one + next - cell*one)
		acc[cell] += sign * int32(2*one*h-right)
		acc[cell+1] += sign * int32(right)
		if next >= x1 {
			return
		}
		x, done = next, upTo
	}
}

// blend sums a row up and mixes the colour in; the page is opaque. Where the
// sum does not change for a while the pixels are written as one run.
func (f *filler) blend(pix []byte, acc []int32, ink color.RGBA, opacity int, evenOdd bool) {
	acc = acc[:f.w]
	sum := int32(0)
	for i := 0; i < len(acc); {
		sum += acc[i]
		end := i + 1 + zeros(acc[i+1:])
		if sum != 0 {
			alpha := int(coverage(sum, evenOdd)) * opacity / 1000
			tint(pix[4*i:4*end], ink, alpha)
		}
		i = end
	}
}

// zeros counts the zeros that a row of sums begins with.
func zeros(acc []int32) int {
	n := 0
	for ; len(acc)-n >= 8; n += 8 {
		a := acc[n : n+8 : n+8]
		if a[0]|a[1]|a[2]|a[3]|a[4]|a[5]|a[6]|a[7] != 0 {
			break
		}
	}
	for n < len(acc) && acc[n] == 0 {
		n++
	}
	return n
}

// rectangle fills a rectangle, whose sides need not lie on pixels.
func rectangle(img *image.RGBA, lo, hi vec, ink color.RGBA) {
	r := image.Rectangle{image.Pt(lo.x>>8, lo.y>>8), image.Pt((hi.x+one-1)>>8, (hi.y+one-1)>>8)}.Intersect(img.Rect)
	if r.Empty() || lo.x >= hi.x || lo.y >= hi.y {
		return
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := img.Pix[img.PixOffset(r.Min.X, y):][:4*r.Dx()]
		high := min(hi.y, (y+1)*one) - max(lo.y, y*one)
		first, last := min(hi.x, (r.Min.X+1)*one)-max(lo.x, r.Min.X*one), hi.x-(r.Max.X-1)*one
		tint(row[:4], ink, 2*high*first)
		if len(row) > 4 {
			tint(row[4:len(row)-4], ink, 2*high*one)
			tint(row[len(row)-4:], ink, 2*high*min(last, one))
		}
	}
}

// tint mixes a colour into a run of pixels.
func tint(pix []byte, ink color.RGBA, alpha int) {
	if alpha == full {
		fillRun(pix, ink)
		return
	}
	for ; len(pix) >= 4; pix = pix[4:] {
		pix[0] = mix(pix[0], ink.R, alpha)
		pix[1] = mix(pix[1], ink.G, alpha)
		pix[2] = mix(pix[2], ink.B, alpha)
	}
}

func fillRun(pix []byte, ink color.RGBA) {
	word := uint32(ink.R) | uint32(ink.G)<<8 | uint32(ink.B)<<16 | 0xFF<<24
	if len(pix) < 64 {
		for ; len(pix) >= 4; pix = pix[4:] {
			binary.LittleEndian.PutUint32(pix, word)
		}
		return
	}
	binary.LittleEndian.PutUint32(pix, word)
	for done := 4; done < len(pix); done *= 2 { // copies are what memory is fastest at
		copy(pix[done:], pix[:done])
	}
}

// coverage reads a sum by the nonzero or the even-odd rule.
func coverage(sum int32, evenOdd bool) int32 {
	if sum < 0 {
		sum = -sum
	}
	if !evenOdd {
		return min(sum, full)
	}
	if sum %= 2 * full; sum > full {
		return 2*full - sum
	}
	return sum
}

func mix(under, ink byte, alpha int) byte {
	return byte(uint(int(under)*(full-alpha)+int(ink)*alpha+full/2) / full)
}
