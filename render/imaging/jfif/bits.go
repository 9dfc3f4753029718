package jfif

import mathbits "math/bits"

// bits gathers codes into bytes. A byte of all ones has a zero put behind it,
// for what follows it would be a marker (T.81, B.1.1.5).
type bits struct {
	out  []byte
	held uint64
	n    uint32 // of held
}

func (b *bits) code(c code) { b.put(c.bits, c.n) }

// put appends the lowest n bits of v, 27 at most; higher ones are zero.
func (b *bits) put(v, n uint32) {
	b.held = b.held<<n | uint64(v)
	b.n += n
	if b.n < 32 {
		return
	}
	b.n -= 32
	w := uint32(b.held >> b.n)
	if ones := ^w; (ones-0x01010101)&^ones&0x80808080 == 0 {
		b.out = append(b.out, byte(w>>24), byte(w>>16), byte(w>>8), byte(w))
		return
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b.byte(byte(w >> shift))
	}
}

func (b *bits) byte(c byte) {
	b.out = append(b.out, c)
	if c == 0xFF {
		b.out = append(b.out, 0)
	}
}

// pad fills the last byte with ones.
func (b *bits) pad() {
	fill := -b.n & 7
	held := b.held<<fill | (1<<fill - 1)
	for n := b.n + fill; n > 0; n -= 8 {
		b.byte(byte(held >> (n - 8)))
	}
	b.held, b.n = 0, 0
}

// magnitude gives how many bits a number takes, and those bits: of a negative
// number, those of the number less one (T.81, F.1.2.1).
func magnitude(v int32) (n, low uint32) {
	if v < 0 {
		n = uint32(mathbits.Len32(uint32(-v)))
		return n, uint32(v-1) & (1<<n - 1)
	}
	return uint32(mathbits.Len32(uint32(v))), uint32(v)
}
