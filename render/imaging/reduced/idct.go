package reduced

// Cosines of the orthonormal transform of four points, cos(kπ/8)/√2, as
// fractions of 1<<13. A transform of eight points holds √2 times the energy of
// one of four in each direction, hence half the sums in both.
const (
	fixBits = 13
	cos1    = 5352 // 0.653281
	cos3    = 2217 // 0.270598
)

// draw puts a block's pixels in place.
func draw(pix []byte, stride int, f *[17]int32, shift int) {
	switch shift {
	case 1:
		draw4(pix, stride, f)
	case 2:
		draw2(pix, stride, f)
	default:
		pix[0] = level(f[0], 3)
	}
}

func draw4(pix []byte, stride int, f *[17]int32) {
	var t [16]int32
	for v := range 4 {
		row := f[4*v : 4*v+4 : 4*v+4]
		t[4*v], t[4*v+1], t[4*v+2], t[4*v+3] = four(row[0], row[1], row[2], row[3], fixBits-4)
	}
	for u := range 4 {
		a, b, c, d := four(t[u], t[4+u], t[8+u], t[12+u], 0)
		pix[u] = level(a, fixBits+4+1)
		pix[stride+u] = level(b, fixBits+4+1)
		pix[2*stride+u] = level(c, fixBits+4+1)
		pix[3*stride+u] = level(d, fixBits+4+1)
	}
}

// four is the inverse transform of four points; down scales the result.
func four(f0, f1, f2, f3 int32, down int) (a, b, c, d int32) {
	e0, e1 := (f0+f2)<<(fixBits-1), (f0-f2)<<(fixBits-1)
	o0, o1 := f1*cos1+f3*cos3, f1*cos3-f3*cos1
	return (e0 + o0) >> down, (e1 + o1) >> down, (e1 - o1) >> down, (e0 - o0) >> down
}

func draw2(pix []byte, stride int, f *[17]int32) {
	a, b := f[0]+f[1], f[0]-f[1]
	c, d := f[4]+f[5], f[4]-f[5]
	pix[0], pix[1] = level(a+c, 3), level(b+d, 3)
	pix[stride], pix[stride+1] = level(a-c, 3), level(b-d, 3)
}

// level scales a sum down, rounds it and moves it from around 0 to a sample.
func level(v int32, down int) byte {
	v = (v+1<<(down-1))>>down + 128
	return byte(min(max(v, 0), 255))
}
