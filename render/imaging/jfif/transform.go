package jfif

// The forward cosine transform of Loeffler, Ligtenberg and Moschytz
// ("Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989),
// in 13 bits of fraction, as the Independent JPEG Group's accurate integer one
// has it: what comes is eight times the coefficients. The names of the
// constants are their values.
const (
	fraction = 13
	extra    = 2 // bits kept between the passes

	c0298 = 2446
	c0390 = 3196
	c0541 = 4433
	c0765 = 6270
	c0899 = 7373
	c1175 = 9633
	c1501 = 12299
	c1847 = 15137
	c1961 = 16069
	c2053 = 16819
	c2562 = 20995
	c3072 = 25172
)

// transform gives a block's coefficients in its place.
func (b *block) transform() {
	for i := 0; i < 64; i += 8 {
		r := b[i : i+8 : i+8]
		e0, e1, e2, e3 := r[0]+r[7], r[1]+r[6], r[2]+r[5], r[3]+r[4]
		o1, o3, o5, o7 := odd(r[0]-r[7], r[1]-r[6], r[2]-r[5], r[3]-r[4])
		z := (e1 - e2 + e0 - e3) * c0541
		const shift = fraction - extra
		r[0], r[4] = (e0+e3+e1+e2)<<extra, (e0+e3-e1-e2)<<extra
		r[2], r[6] = round(z+(e0-e3)*c0765, shift), round(z-(e1-e2)*c1847, shift)
		r[1], r[3], r[5], r[7] = round(o1, shift), round(o3, shift), round(o5, shift), round(o7, shift)
	}
	for i := range 8 {
		c := b[i : i+57 : i+57]
		e0, e1, e2, e3 := c[0]+c[56], c[8]+c[48], c[16]+c[40], c[24]+c[32]
		o1, o3, o5, o7 := odd(c[0]-c[56], c[8]-c[48], c[16]-c[40], c[24]-c[32])
		z := (e1 - e2 + e0 - e3) * c0541
		const shift = fraction + extra
		c[0], c[32] = round(e0+e3+e1+e2, extra), round(e0+e3-e1-e2, extra)
		c[16], c[48] = round(z+(e0-e3)*c0765, shift), round(z-(e1-e2)*c1847, shift)
		c[8], c[24], c[40], c[56] = round(o1, shift), round(o3, shift), round(o5, shift), round(o7, shift)
	}
}

// odd gives coefficients 1, 3, 5 and 7 from the differences of samples that
// stand opposite each other.
func odd(d0, d1, d2, d3 int32) (o1, o3, o5, o7 int32) {
	z := (d0 + d2 + d1 + d3) * c1175
	z1, z2 := -(d0+d3)*c0899, -(d1+d2)*c2562
	z3, z4 := z-(d1+d3)*c1961, z-(d0+d2)*c0390
	return d0*c1501 + z1 + z4, d1*c3072 + z2 + z3, d2*c2053 + z2 + z4, d3*c0298 + z1 + z3
}

func round(v int32, shift uint) int32 { return (v + 1<<(shift-1)) >> shift }
