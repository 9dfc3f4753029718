package reduced

import "encoding/binary"

// bits reads a scan bit by bit. Past the next marker it gives zeros, and
// counts them, so that a scan cut short is known.
type bits struct {
	data []byte
	pos  int
	acc  uint64 // the next bits, from the top
	n    int    // how many of them are filled
	fake int    // how many of these are made up
}

// fill makes at least 32 bits ready: a code and its extra bits are at most 31.
func (b *bits) fill() {
	if b.n >= 32 {
		return
	}
	if b.pos+4 <= len(b.data) {
		v := binary.BigEndian.Uint32(b.data[b.pos:])
		if (^v-0x01010101)&v&0x80808080 == 0 { // none of the four bytes is FF
			b.acc |= uint64(v) << (32 - b.n)
			b.n += 32
			b.pos += 4
			return
		}
	}
	for b.n <= 56 {
		b.acc |= uint64(b.next()) << (56 - b.n)
		b.n += 8
	}
}

// next gives the next coded byte: FF 00 stands for FF, and FF with anything
// else is a marker, at which it stays.
func (b *bits) next() byte {
	if b.pos >= len(b.data) {
		b.fake += 8
		return 0
	}
	c := b.data[b.pos]
	if c != 0xff {
		b.pos++
		return c
	}
	if b.pos+1 < len(b.data) && b.data[b.pos+1] == 0 {
		b.pos += 2
		return c
	}
	b.fake += 8
	return 0
}

// ran reports whether more was read than was there.
func (b *bits) ran() bool { return b.fake > b.n }

func (b *bits) drop(n int) {
	b.acc <<= n
	b.n -= n
}

// symbol decodes one Huffman code; ok is false for a code that is none.
func (b *bits) symbol(t *huffman) (value byte, ok bool) {
	if e := t.look[b.acc>>(64-lookBits)]; e != 0 {
		b.drop(int(e >> 8))
		return byte(e), true
	}
	value, n := t.long(int32(b.acc >> 48))
	b.drop(n)
	return value, n > 0
}

// extend reads a number of n bits as T.81, F.2.2.1 codes it: those that start
// with 0 are negative.
func (b *bits) extend(n int) int32 {
	if n == 0 {
		return 0
	}
	v := int32(b.acc >> (64 - n))
	b.drop(n)
	if v < 1<<(n-1) {
		v += -1<<n + 1
	}
	return v
}

// restart goes past the next restart marker, which must be there.
func (b *bits) restart() bool {
	if b.ran() {
		return false
	}
	*b = bits{data: b.data, pos: b.pos - b.unread()}
	for b.pos+1 < len(b.data) && b.data[b.pos] == 0xff && b.data[b.pos+1] == 0xff {
		b.pos++
	}
	if b.pos+1 >= len(b.data) || b.data[b.pos] != 0xff || b.data[b.pos+1]&^7 != markRST0 {
		return false
	}
	b.pos += 2
	return true
}

// unread is how many bytes before pos hold bits that nobody took. None should:
// a marker follows, at which filling stops.
func (b *bits) unread() int { return max(0, (b.n-b.fake)/8) }
