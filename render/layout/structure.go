package layout

import "github.com/octavo-press/octavo/render/frame"

// structure is the book's structure elements, made in reading order. They stand
// in pieces: one list would leave copies behind as it grows, five times what a
// long book has in the end.
type structure struct {
	pieces [][]frame.Element
	n      int
}

// pieceLen is how many elements a piece has.
const pieceLen = 256

// element adds an element below parent.
func (s *structure) element(parent frame.Elem, tag string) frame.Elem {
	if s.n == pieceLen*len(s.pieces) {
		s.pieces = append(s.pieces, make([]frame.Element, pieceLen))
	}
	e := frame.Elem(s.n)
	s.n++
	*s.at(e) = frame.Element{Parent: parent, Tag: tag}
	return e
}

// at gives an element, to be filled in.
func (s *structure) at(e frame.Elem) *frame.Element { return &s.pieces[e/pieceLen][e%pieceLen] }

// without gives the elements in one list, but for a gap, and forgets them.
func (s *structure) without(gap elementGap) []frame.Element {
	all := make([]frame.Element, 0, s.n-int(gap.n))
	for i := range frame.Elem(s.n) {
		if i >= gap.from && i < gap.from+gap.n {
			continue
		}
		e := *s.at(i)
		if e.Parent >= gap.from+gap.n {
			e.Parent -= gap.n
		}
		all = append(all, e)
	}
	*s = structure{}
	return all
}
