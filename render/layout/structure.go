package layout

import "github.com/octavo-press/octavo/render/frame"

// structure is the book's structure elements, made in reading order.
type structure struct{ elements []frame.Element }

// element adds an element below parent.
func (s *structure) element(parent frame.Elem, tag string) frame.Elem {
	s.elements = append(s.elements, frame.Element{Parent: parent, Tag: tag})
	return frame.Elem(len(s.elements) - 1)
}

// at gives an element, to be filled in. It is good until the next is added.
func (s *structure) at(e frame.Elem) *frame.Element { return &s.elements[e] }
