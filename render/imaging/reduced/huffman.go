package reduced

// lookBits is how many bits are looked up at once: most codes are shorter.
const lookBits = 9

// huffman decodes one table of codes.
type huffman struct {
	look   [1 << lookBits]uint16 // length of the code and its value, 0 for longer codes
	limit  [17]int32             // first code of a length too large for it, aligned to 16 bits
	offset [17]int32             // from a code of a length to its value's index
	values [256]byte
}

// newHuffman builds the canonical codes of T.81, annex C, from the counts by
// length. It gives the values taken up, and nil for counts that are no tree.
func newHuffman(counts [16]byte, values []byte) (*huffman, int) {
	var t huffman
	code, k := int32(0), int32(0)
	for i, c := range counts {
		length := i + 1
		t.offset[length] = k - code
		if int(k)+int(c) > min(len(values), 256) || int(code)+int(c) > 1<<length {
			return nil, 0
		}
		for range c {
			t.values[k] = values[k]
			t.spread(code, length, values[k])
			code, k = code+1, k+1
		}
		t.limit[length] = code << (16 - length)
		code <<= 1
	}
	return &t, int(k)
}

// spread enters a short code at every index that starts with it.
func (t *huffman) spread(code int32, length int, value byte) {
	if length > lookBits {
		return
	}
	free := lookBits - length
	first := int(code) << free
	for i := range 1 << free {
		t.look[first+i] = uint16(length)<<8 | uint16(value)
	}
}

// long decodes a code that look does not hold, out of the next 16 bits; a
// length of 0 is no code.
func (t *huffman) long(next int32) (value byte, length int) {
	for n := lookBits + 1; n <= 16; n++ {
		if next < t.limit[n] {
			return t.values[(next>>(16-n)+t.offset[n])&255], n
		}
	}
	return 0, 0
}
