package reduced

// Markers of ITU-T T.81, table B.1.
const (
	markSOF0 = 0xc0
	markSOF1 = 0xc1
	markDHT  = 0xc4
	markRST0 = 0xd0
	markSOI  = 0xd8
	markSOS  = 0xda
	markDQT  = 0xdb
	markDRI  = 0xdd
	markAPP0 = 0xe0
	markCOM  = 0xfe
)

// segments reads all before the scan and gives the scan's coded bytes, with
// what follows them.
func (d *decoder) segments(data []byte) ([]byte, error) {
	if len(data) < 4 || data[0] != 0xff || data[1] != markSOI {
		return nil, errDamaged
	}
	for b := data[2:]; ; {
		if len(b) < 4 || b[0] != 0xff {
			return nil, errDamaged
		}
		mark, n := b[1], int(b[2])<<8|int(b[3])
		if mark == 0xff {
			b = b[1:]
			continue
		}
		if n < 2 || len(b) < 2+n {
			return nil, errDamaged
		}
		body := b[4 : 2+n]
		b = b[2+n:]
		if mark == markSOS {
			return b, d.startScan(body)
		}
		if err := d.segment(mark, body); err != nil {
			return nil, err
		}
	}
}

func (d *decoder) segment(mark byte, body []byte) error {
	switch {
	case mark == markSOF0 || mark == markSOF1:
		return d.startFrame(body)
	case mark == markDHT:
		return d.readHuffman(body)
	case mark == markDQT:
		return d.readQuant(body)
	case mark == markDRI && len(body) == 2:
		d.interval = int(body[0])<<8 | int(body[1])
		return nil
	case mark >= markAPP0 && mark <= 0xef, mark == markCOM:
		return nil
	}
	return ErrUnsupported
}

// startFrame is T.81, B.2.2.
func (d *decoder) startFrame(b []byte) error {
	if len(b) < 6 || len(b) != 6+3*int(b[5]) || d.parts != nil {
		return errDamaged
	}
	d.h, d.w = int(b[1])<<8|int(b[2]), int(b[3])<<8|int(b[4])
	if b[0] != 8 || d.w == 0 || d.h == 0 || b[5] != 1 && b[5] != 3 {
		return ErrUnsupported
	}
	for c := b[6:]; len(c) > 0; c = c[3:] {
		p := part{id: c[0], h: int(c[1] >> 4), v: int(c[1] & 15)}
		if c[2] > 3 || d.quant[c[2]] == nil {
			return ErrUnsupported // its table may still come
		}
		p.quant = d.quant[c[2]]
		d.parts = append(d.parts, p)
	}
	return d.checkSampling()
}

// checkSampling lets pass chroma at full and at half size. A lone component is
// coded block by block, whatever its factors say (A.2.2).
func (d *decoder) checkSampling() error {
	top := &d.parts[0]
	if len(d.parts) == 1 {
		top.h, top.v = 1, 1
		return nil
	}
	for _, p := range d.parts[1:] {
		if p.h != 1 || p.v != 1 {
			return ErrUnsupported
		}
	}
	if top.h < 1 || top.h > 2 || top.v < 1 || top.v > 2 {
		return ErrUnsupported
	}
	return nil
}

// readQuant is B.2.4.1.
func (d *decoder) readQuant(b []byte) error {
	for len(b) > 0 {
		wide, to := b[0]>>4, b[0]&15
		n := 64 << wide
		if wide > 1 || to > 3 || len(b) < 1+n {
			return errDamaged
		}
		var t [64]int32
		for i := range t {
			if wide == 1 {
				t[i] = int32(b[1+2*i])<<8 | int32(b[2+2*i])
			} else {
				t[i] = int32(b[1+i])
			}
		}
		d.quant[to] = &t
		b = b[1+n:]
	}
	return nil
}

// readHuffman is B.2.4.2.
func (d *decoder) readHuffman(b []byte) error {
	for len(b) > 0 {
		if len(b) < 17 || b[0]&15 > 3 || b[0]>>4 > 1 {
			return errDamaged
		}
		t, n := newHuffman([16]byte(b[1:17]), b[17:])
		if t == nil {
			return errDamaged
		}
		if b[0]>>4 == 0 {
			d.dc[b[0]&15] = t
		} else {
			d.ac[b[0]&15] = t
		}
		b = b[17+n:]
	}
	return nil
}

// startScan is B.2.3. The one scan holds every component, in their order.
func (d *decoder) startScan(b []byte) error {
	if len(d.parts) == 0 || len(b) != 4+2*len(d.parts) || int(b[0]) != len(d.parts) {
		return ErrUnsupported
	}
	for i := range d.parts {
		p, c := &d.parts[i], b[1+2*i:]
		if c[0] != p.id || c[1]>>4 > 3 || c[1]&15 > 3 {
			return ErrUnsupported
		}
		p.dc, p.ac = d.dc[c[1]>>4], d.ac[c[1]&15]
		if p.dc == nil || p.ac == nil {
			return errDamaged
		}
	}
	return nil
}
