package cover

import "hash/fnv"

// seed is a stream of numbers that a post decides: SplitMix64 (Steele, Lea and
// Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), which
// spreads the bits of a plain hash.
type seed struct{ state uint64 }

// seed comes of the title and the names, so that a post keeps its cover when
// its text is mended.
func (c *composer) seed() *seed {
	m := &c.book.Doc.Meta
	text := m.Title
	for _, a := range m.Authors {
		text += "\x00" + a.Name
	}
	return seedOf(text)
}

func seedOf(text string) *seed {
	h := fnv.New64a()
	h.Write([]byte(text))
	return &seed{h.Sum64()}
}

func (s *seed) next() uint64 {
	s.state += 0x9e3779b97f4a7c15
	z := s.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below gives a number from 0 up to n.
func (s *seed) below(n int) int { return int(s.next() >> 33 % uint64(n)) }
