package para

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// sequence is an isolating run sequence (BD13): text of one level that is
// resolved as if it stood alone.
type sequence struct {
	at       []int32 // the characters' indexes
	classes  []bidi.Class
	level    uint8
	sos, eos bidi.Class
}

// sequences cuts the text into isolating run sequences (X10).
func (b *bidiText) sequences() []*sequence {
	var all []*sequence
	open := map[int32]*sequence{} // those that go on after a PDI, by its index
	var cur *sequence
	last := int32(-1)
	for i := range b.runes {
		if removed(b.original[i]) {
			continue
		}
		if last < 0 || b.levels[i] != b.levels[last] || b.leaves(last) || b.returns(int32(i)) {
			cur = b.start(open, int32(i))
			if len(cur.at) == 0 {
				all = append(all, cur)
			}
		}
		cur.at = append(cur.at, int32(i))
		cur.classes = append(cur.classes, b.classes[i])
		if b.leaves(int32(i)) {
			open[b.match[i]] = cur
		}
		last = int32(i)
	}
	for _, s := range all {
		b.bound(s)
	}
	return all
}

// leaves tells an isolate initiator with a PDI, after which its sequence goes on.
func (b *bidiText) leaves(i int32) bool {
	return isolates(b.original[i]) && int(b.match[i]) < len(b.runes)
}

// returns tells a PDI with an initiator.
func (b *bidiText) returns(i int32) bool { return b.original[i] == bidi.PDI && b.match[i] >= 0 }

func (b *bidiText) start(open map[int32]*sequence, i int32) *sequence {
	if b.returns(i) {
		if s := open[i]; s != nil {
			return s
		}
	}
	return &sequence{level: b.levels[i]}
}

// bound finds the directions at both ends of a sequence.
func (b *bidiText) bound(s *sequence) {
	first, last := s.at[0], s.at[len(s.at)-1]
	before, after := b.base, b.base
	for i := first - 1; i >= 0; i-- {
		if !removed(b.original[i]) {
			before = b.levels[i]
			break
		}
	}
	if !isolates(b.original[last]) {
		for i := int(last) + 1; i < len(b.runes); i++ {
			if !removed(b.original[i]) {
				after = b.levels[i]
				break
			}
		}
	}
	s.sos, s.eos = direction(max(before, s.level)), direction(max(after, s.level))
}

func direction(level uint8) bidi.Class {
	if level&1 != 0 {
		return bidi.R
	}
	return bidi.L
}

// resolveWeak applies W1 to W7.
func (s *sequence) resolveWeak() {
	c := s.classes
	prev, strong := s.sos, s.sos
	for i := range c { // W1 to W3
		switch c[i] {
		case bidi.NSM:
			c[i] = prev
			if isolates(prev) || prev == bidi.PDI {
				c[i] = bidi.ON
			}
		case bidi.EN:
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		}
		prev = c[i]
	}
	for i := range c { // after W1 and W2, which look at AL
		if c[i] == bidi.AL {
			c[i] = bidi.R
		}
	}
	s.separators()
	s.terminators()
	strong = s.sos
	for i := range c { // W7
		switch {
		case c[i] == bidi.L || c[i] == bidi.R:
			strong = c[i]
		case c[i] == bidi.EN && strong == bidi.L:
			c[i] = bidi.L
		}
	}
}

// separators makes single separators between numbers part of them (W4).
func (s *sequence) separators() {
	c := s.classes
	for i := 1; i+1 < len(c); i++ {
		a, z := c[i-1], c[i+1]
		switch {
		case (c[i] == bidi.ES || c[i] == bidi.CS) && a == bidi.EN && z == bidi.EN:
			c[i] = bidi.EN
		case c[i] == bidi.CS && a == bidi.AN && z == bidi.AN:
			c[i] = bidi.AN
		}
	}
}

// terminators makes what stands beside European numbers part of them (W5),
// and the rest neutral (W6).
func (s *sequence) terminators() {
	c := s.classes
	for i := 0; i < len(c); {
		j := i
		for j < len(c) && c[j] == bidi.ET {
			j++
		}
		if j > i && (i > 0 && c[i-1] == bidi.EN || j < len(c) && c[j] == bidi.EN) {
			for k := i; k < j; k++ {
				c[k] = bidi.EN
			}
		}
		i = max(j, i+1)
	}
	for i := range c {
		if c[i] == bidi.ES || c[i] == bidi.ET || c[i] == bidi.CS {
			c[i] = bidi.ON
		}
	}
}

// neutral tells the classes that N0 to N2 resolve.
func neutral(c bidi.Class) bool {
	switch c {
	case bidi.B, bidi.S, bidi.WS, bidi.ON, bidi.FSI, bidi.LRI, bidi.RLI, bidi.PDI:
		return true
	}
	return false
}

// strongOf takes numbers for right to left, as N0 and N1 do.
func strongOf(c bidi.Class) bidi.Class {
	if c == bidi.EN || c == bidi.AN {
		return bidi.R
	}
	return c
}

// bracketPair is the places of an opening bracket and its closing one.
type bracketPair struct{ open, close int }

// pairs finds the bracket pairs (BD16).
func (s *sequence) pairs(text []rune) []bracketPair {
	const maxOpen = 63
	type opened struct {
		wants rune
		at    int
	}
	var stack []opened
	var list []bracketPair
	for i, at := range s.at {
		if s.classes[i] != bidi.ON {
			continue
		}
		r := text[at]
		p, _ := bidi.LookupRune(r)
		switch {
		case !p.IsBracket():
		case p.IsOpeningBracket():
			if len(stack) == maxOpen {
				return nil
			}
			stack = append(stack, opened{mirror(r), i})
		default:
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].wants == sameBracket(r) {
					list = append(list, bracketPair{stack[k].at, i})
					stack = stack[:k]
					break
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b bracketPair) int { return a.open - b.open })
	return list
}

// mirror gives the closing bracket of an opening one.
func mirror(r rune) rune {
	for _, m := range bidi.ReverseString(string(r)) {
		return sameBracket(m)
	}
	return r
}

// sameBracket joins the brackets that are canonically the same.
func sameBracket(r rune) rune {
	if r == 0x232A {
		return 0x3009
	}
	return r
}

// resolveBrackets gives both brackets of a pair one direction (N0).
func (s *sequence) resolveBrackets(text []rune) {
	embedding := direction(s.level)
	for _, p := range s.pairs(text) {
		found := bidi.ON
		for _, c := range s.classes[p.open+1 : p.close] {
			if c = strongOf(c); c == embedding {
				found = embedding
				break
			} else if c == bidi.L || c == bidi.R {
				found = c
			}
		}
		switch {
		case found == bidi.ON:
			continue
		case found != embedding && s.before(p.open) != found:
			found = embedding
		}
		s.classes[p.open], s.classes[p.close] = found, found
		s.marksAfter(text, p.open, found)
		s.marksAfter(text, p.close, found)
	}
}

// before gives the strong direction before a place.
func (s *sequence) before(i int) bidi.Class {
	for i--; i >= 0; i-- {
		if c := strongOf(s.classes[i]); c == bidi.L || c == bidi.R {
			return c
		}
	}
	return s.sos
}

// marksAfter lets the marks on a bracket follow it.
func (s *sequence) marksAfter(text []rune, i int, c bidi.Class) {
	for i++; i < len(s.at); i++ {
		if p, _ := bidi.LookupRune(text[s.at[i]]); p.Class() != bidi.NSM {
			return
		}
		s.classes[i] = c
	}
}

// resolveNeutral applies N1 and N2.
func (s *sequence) resolveNeutral() {
	c := s.classes
	for i := 0; i < len(c); {
		if !neutral(c[i]) {
			i++
			continue
		}
		j := i
		for j < len(c) && neutral(c[j]) {
			j++
		}
		before, after := s.sos, s.eos
		if i > 0 {
			before = strongOf(c[i-1])
		}
		if j < len(c) {
			after = strongOf(c[j])
		}
		to := direction(s.level)
		if before == after {
			to = before
		}
		for ; i < j; i++ {
			c[i] = to
		}
	}
}

// implicit gives the level of a resolved class (I1, I2).
func (s *sequence) implicit(c bidi.Class) uint8 {
	switch {
	case s.level&1 == 0 && c == bidi.R:
		return s.level + 1
	case s.level&1 == 0 && (c == bidi.AN || c == bidi.EN):
		return s.level + 2
	case s.level&1 != 0 && c != bidi.R:
		return s.level + 1
	}
	return s.level
}
