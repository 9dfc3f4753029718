package pdf

import (
	"slices"

	"github.com/octavo-press/octavo/render/frame"
)

// marks records what the pages hold of each structure element, as the content
// streams are written: marked-content sequences and links, in their order.
type marks struct {
	elements []frame.Element // the document's, and after them our own; see turned
	document int             // how many are the document's
	kids     [][]kid         // by element
	pages    [][]frame.Elem  // by page: the element of each marked-content sequence
	links    []link
	boxes    map[frame.Elem]figure
	order    int // of the last kid
}

// figure is where a figure stands.
type figure struct {
	page int
	box  box
}

// kid is content of an element's own: a marked-content sequence of a page, or
// a link annotation.
type kid struct {
	order int // of appearance in the book
	page  int
	mcid  int
	link  int // 1 + index into links, 0 for a marked-content sequence
}

// link is a link annotation.
type link struct {
	page int
	item *frame.Link
}

func newMarks(d *frame.Document) *marks {
	return &marks{
		elements: slices.Clip(d.Elements),
		document: len(d.Elements),
		kids:     make([][]kid, len(d.Elements)),
		pages:    make([][]frame.Elem, len(d.Pages)),
		boxes:    make(map[frame.Elem]figure),
	}
}

// content records a new marked-content sequence and gives its number.
func (m *marks) content(page int, e frame.Elem) (mcid int) {
	mcid = len(m.pages[page])
	m.pages[page] = append(m.pages[page], e)
	m.order++
	m.kids[e] = append(m.kids[e], kid{order: m.order, page: page, mcid: mcid})
	return mcid
}

// link records a link annotation.
func (m *marks) link(page int, l *frame.Link) {
	m.links = append(m.links, link{page, l})
	m.order++
	m.kids[l.Elem] = append(m.kids[l.Elem], kid{order: m.order, page: page, link: len(m.links)})
}

// cover widens a figure's box. Of a figure on several pages the first counts.
func (m *marks) cover(page int, e frame.Elem, b box) {
	f, ok := m.boxes[e]
	switch {
	case !ok:
		m.boxes[e] = figure{page, b}
	case f.page == page:
		m.boxes[e] = figure{page, f.box.around(b)}
	}
}

// turned gives the element of ours that text of e goes to which is written from
// right to left, last being the element of the text before it. Such text is in
// the content as it is seen, and a Span around it says it in the order of
// reading (ISO 32000-1, 14.9.4).
func (m *marks) turned(e, last frame.Elem) frame.Elem {
	if int(last) >= m.document && m.elements[last].Parent == e {
		return last
	}
	m.elements = append(m.elements, frame.Element{Parent: e, Tag: "Span"})
	m.kids = append(m.kids, nil)
	return frame.Elem(len(m.elements) - 1)
}

// endsInOurs says whether kids end in an element of ours, which holds text of
// its parent's.
func (m *marks) endsInOurs(kids []child) bool {
	return len(kids) > 0 && int(kids[len(kids)-1].elem) >= m.document
}
