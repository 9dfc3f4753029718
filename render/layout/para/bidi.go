package para

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// levels gives the embedding level of each byte of a paragraph by the Unicode
// Bidirectional Algorithm (UAX #9), or nil where all is left to right. The
// libraries that have the algorithm give runs of one direction, not levels,
// and so cannot say how “אב 12 cd” is ordered. Rule numbers are the annex's.
func levels(text string, rtl bool) []uint8 {
	if !rtl && !hasRTL(text) {
		return nil
	}
	b := newBidiText(text, rtl)
	b.matchIsolates()
	b.explicit()
	for _, seq := range b.sequences() {
		seq.resolveWeak()
		seq.resolveBrackets(b.runes)
		seq.resolveNeutral()
		for i, at := range seq.at {
			b.levels[at] = seq.implicit(seq.classes[i])
		}
	}
	b.fillRemoved()
	return b.byBytes(text)
}

// hasRTL tells whether anything in the text can make it turn.
func hasRTL(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < 0xD6 || text[i] >= 0xE3 && text[i] <= 0xEE { // up to U+057F; Han and Hangul
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= 0x590 && r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE:
			return true
		case r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return true
		case r >= 0x10800 && r <= 0x10FFF, r >= 0x1E800 && r <= 0x1EFFF:
			return true
		}
		i += n
	}
	return false
}

// bidiText is a paragraph on the way to its levels.
type bidiText struct {
	base     uint8
	runes    []rune
	original []bidi.Class
	classes  []bidi.Class // after explicit
	levels   []uint8
	match    []int32 // of isolate initiators and PDIs: the index of the other, or the length, or -1
}

func newBidiText(text string, rtl bool) *bidiText {
	b := &bidiText{}
	if rtl {
		b.base = 1
	}
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		b.runes = append(b.runes, r)
		b.original = append(b.original, p.Class())
	}
	b.classes = append([]bidi.Class(nil), b.original...)
	b.levels = make([]uint8, len(b.runes))
	b.match = make([]int32, len(b.runes))
	return b
}

func isolates(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// removed tells the classes that X9 takes out.
func removed(c bidi.Class) bool {
	switch c {
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

// matchIsolates pairs isolate initiators with their PDI (BD9).
func (b *bidiText) matchIsolates() {
	var open []int32
	for i, c := range b.original {
		b.match[i] = -1
		switch {
		case isolates(c):
			b.match[i] = int32(len(b.runes))
			open = append(open, int32(i))
		case c == bidi.B:
			open = open[:0]
		case c == bidi.PDI && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			b.match[from], b.match[i] = int32(i), from
		}
	}
}

// firstStrong gives the level of the first strong character of an isolate (P2, P3).
func (b *bidiText) firstStrong(from, to int32) uint8 {
	for i := from; i < to; i++ {
		switch c := b.original[i]; {
		case c == bidi.L:
			return 0
		case c == bidi.R || c == bidi.AL:
			return 1
		case isolates(c):
			i = b.match[i]
		}
	}
	return 0
}

const maxDepth = 125

// status is an entry of the stack of explicit levels.
type status struct {
	level    uint8
	override bidi.Class // ON for none
	isolate  bool
}

// stack is the state of X1 to X8.
type stack struct {
	entries                                       []status
	overflowIsolates, overflowEmbeddings, isolate int
}

func (s *stack) top() status { return s.entries[len(s.entries)-1] }

// push enters an embedding or isolate of a direction where there is room.
func (s *stack) push(odd bool, override bidi.Class, isolate bool) {
	level := (s.top().level + 2) &^ 1
	if odd {
		level = s.top().level + 1 | 1
	}
	switch {
	case level <= maxDepth && s.overflowIsolates == 0 && s.overflowEmbeddings == 0:
		s.entries = append(s.entries, status{level, override, isolate})
		if isolate {
			s.isolate++
		}
	case isolate:
		s.overflowIsolates++
	case s.overflowIsolates == 0:
		s.overflowEmbeddings++
	}
}

// popIsolate handles a PDI (X6a).
func (s *stack) popIsolate() {
	switch {
	case s.overflowIsolates > 0:
		s.overflowIsolates--
	case s.isolate > 0:
		s.overflowEmbeddings = 0
		for !s.top().isolate {
			s.entries = s.entries[:len(s.entries)-1]
		}
		s.entries = s.entries[:len(s.entries)-1]
		s.isolate--
	}
}

// popEmbedding handles a PDF (X7).
func (s *stack) popEmbedding() {
	switch {
	case s.overflowIsolates > 0:
	case s.overflowEmbeddings > 0:
		s.overflowEmbeddings--
	case !s.top().isolate && len(s.entries) > 1:
		s.entries = s.entries[:len(s.entries)-1]
	}
}

// explicit sets the levels that format characters ask for (X1 to X8).
func (b *bidiText) explicit() {
	s := stack{entries: []status{{b.base, bidi.ON, false}}}
	for i, c := range b.original {
		switch c {
		case bidi.RLE, bidi.LRE:
			s.push(c == bidi.RLE, bidi.ON, false)
		case bidi.RLO:
			s.push(true, bidi.R, false)
		case bidi.LRO:
			s.push(false, bidi.L, false)
		case bidi.PDF:
			s.popEmbedding()
		case bidi.RLI, bidi.LRI, bidi.FSI:
			b.place(i, s.top())
			odd := c == bidi.RLI || c == bidi.FSI && b.firstStrong(int32(i)+1, b.match[i]) == 1
			s.push(odd, bidi.ON, true)
		case bidi.PDI:
			s.popIsolate()
			b.place(i, s.top())
		case bidi.B:
			s = stack{entries: s.entries[:1]}
			b.levels[i] = b.base
		case bidi.BN:
			b.levels[i] = s.top().level
		default:
			b.place(i, s.top())
		}
	}
}

func (b *bidiText) place(i int, s status) {
	b.levels[i] = s.level
	if s.override != bidi.ON {
		b.classes[i] = s.override
	}
}

// fillRemoved gives the characters that X9 took out the level of the one
// before, and separators the paragraph's (L1).
func (b *bidiText) fillRemoved() {
	level := b.base
	for i, c := range b.original {
		switch {
		case removed(c):
			b.levels[i] = level
		case c == bidi.B || c == bidi.S:
			b.levels[i] = b.base
		}
		level = b.levels[i]
	}
}

// byBytes spreads the levels over the bytes of the text.
func (b *bidiText) byBytes(text string) []uint8 {
	out := make([]uint8, len(text)+1)
	i := 0
	for at, r := range text {
		for k := range utf8.RuneLen(r) {
			out[at+k] = b.levels[i]
		}
		i++
	}
	out[len(text)] = b.base
	return out
}
