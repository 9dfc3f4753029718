package reduced

// zigzag is the natural place of each coefficient in coding order (T.81,
// figure A.6).
var zigzag = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
	12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
}

const skip = 16 // no place among the frequencies that are kept

// places says where each coefficient in coding order goes in a block of 4 by
// 4, or that it is skipped.
func places(shift int) (to [64]uint8) {
	side := uint8(8 >> shift)
	for i, z := range zigzag {
		to[i] = skip
		if u, v := z%8, z/8; u < side && v < side {
			to[i] = 4*v + u
		}
	}
	return to
}

// scan decodes the coded units in their order.
func (d *decoder) scan(data []byte) error {
	b := &bits{data: data}
	to := places(d.shift)
	left := d.interval
	for y := range d.mcuH {
		for x := range d.mcuW {
			if d.interval > 0 && left == 0 {
				if !b.restart() {
					return errDamaged
				}
				for i := range d.parts {
					d.parts[i].last = 0
				}
				left = d.interval
			}
			left--
			if !d.unit(b, &to, x, y) {
				return errDamaged
			}
		}
		if b.ran() {
			return errDamaged
		}
	}
	return nil
}

// unit decodes the blocks of one coded unit.
func (d *decoder) unit(b *bits, to *[64]uint8, mx, my int) bool {
	side := 8 >> d.shift
	var f [17]int32 // the frequencies kept; the last takes those that are not
	for i := range d.parts {
		p := &d.parts[i]
		for v := range p.v {
			for h := range p.h {
				clear(f[:])
				if !p.block(b, to, &f) {
					return false
				}
				at := (my*p.v+v)*side*p.stride + (mx*p.h+h)*side
				draw(p.pix[at:], p.stride, &f, d.shift)
			}
		}
	}
	return true
}

// block decodes one block (F.2.2) and scales the frequencies that are kept.
func (p *part) block(b *bits, to *[64]uint8, f *[17]int32) bool {
	b.fill()
	n, ok := b.symbol(p.dc)
	if !ok || n > 15 {
		return false
	}
	p.last += b.extend(int(n))
	f[0] = p.last * p.quant[0]
	for k := 1; k < 64; k++ {
		b.fill()
		rs, ok := b.symbol(p.ac)
		if !ok {
			return false
		}
		run, n := int(rs>>4), int(rs&15)
		if n == 0 {
			if run != 15 {
				return true // no more in this block
			}
			k += 15
			continue
		}
		k += run
		if k > 63 {
			return false
		}
		f[to[k]] = b.extend(n) * p.quant[k]
	}
	return true
}
