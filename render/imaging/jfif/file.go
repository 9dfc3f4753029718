package jfif

// Markers: T.81, table B.1.
const (
	markSOF0 = 0xC0
	markDHT  = 0xC4
	markRST0 = 0xD0
	markSOI  = 0xD8
	markEOI  = 0xD9
	markSOS  = 0xDA
	markDQT  = 0xDB
	markDRI  = 0xDD
	markAPP0 = 0xE0
)

// file puts the segments around the strips.
func (t *tables) file(w, h int, strips [][]byte) []byte {
	size := 1024
	for _, s := range strips {
		size += len(s)
	}
	f := append(make([]byte, 0, size), 0xFF, markSOI)
	f = segment(f, markAPP0, []byte("JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")) // 1.01, square pixels, no thumbnail
	for i := range t.quant {
		f = segment(f, markDQT, t.quant[i].bytes(byte(i)))
	}
	f = segment(f, markSOF0, []byte{8, byte(h >> 8), byte(h), byte(w >> 8), byte(w), 3,
		1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1})
	for i, s := range specs {
		body := append([]byte{byte(i&1<<4 | i>>1)}, s.counts[:]...)
		f = segment(f, markDHT, append(body, s.values...))
	}
	across := (w + unit - 1) / unit
	f = segment(f, markDRI, []byte{byte(across >> 8), byte(across)})
	f = segment(f, markSOS, []byte{3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0})
	for _, s := range strips {
		f = append(f, s...)
	}
	f = f[:len(f)-2] // the last row has no restart marker behind it
	return append(f, 0xFF, markEOI)
}

func segment(f []byte, mark byte, body []byte) []byte {
	n := len(body) + 2
	f = append(f, 0xFF, mark, byte(n>>8), byte(n))
	return append(f, body...)
}

func (q *quantiser) bytes(id byte) []byte {
	b := []byte{id}
	for _, s := range q.step {
		b = append(b, byte(s))
	}
	return b
}
