// Package svg reads SVG drawings: as frame items that a page takes, and made
// harmless for readers of EPUB.
//
//	pic, warnings, err := svg.Parse(data)
//	items := pic.Place(x, y, w, h, elem, set)
//
// Nothing outside the file is read and nothing in it runs. What a page cannot
// show (filters, masks, animation) is left out or brought to something near,
// with a warning in plain words.
package svg

import (
	"github.com/octavo-press/octavo/render/frame"
)

// Picture is a drawing, ready to be placed. W and H are its size in CSS
// pixels. It may be placed by several goroutines at once.
type Picture struct {
	W, H  float64
	Title string // what the drawing says of itself, for listeners
	Desc  string

	items []item // in paint order
}

// item is a shape, a chunk or a raster.
type item interface{ item() }

func (shape) item()  {}
func (chunk) item()  {}
func (raster) item() {}

// shape is an outline in the drawing's pixels.
type shape struct {
	segs    []seg
	fill    *frame.Color
	stroke  *frame.Color
	evenOdd bool
	width   float64
	dash    []float64
	alpha   float64
}

// raster is an embedded picture in a rectangle.
type raster struct {
	picture *frame.Picture
	at      box
}

// Parse reads a drawing. The warnings name what a page will not show as a
// browser would, each once. The error is imaging.ErrBroken or
// imaging.ErrTooBig.
func Parse(data []byte) (*Picture, []string, error) {
	root, err := read(data)
	if err != nil {
		return nil, nil, err
	}
	cascade(root)
	foreign(root)
	w, h, err := rootSize(root)
	if err != nil {
		return nil, nil, err
	}
	b := &builder{pic: &Picture{W: w, H: h}, ids: index(root), pictures: map[*node]*frame.Picture{}}
	b.pic.Title, b.pic.Desc = say(root, "title"), say(root, "desc")
	b.root(root)
	if b.spent() {
		return nil, nil, b.tooMuch()
	}
	return b.pic, b.warnings, nil
}

// index finds the elements by id; of equals the first counts.
func index(root *node) map[string]*node {
	ids := map[string]*node{}
	root.walk(func(n *node) bool {
		if id := n.get("id"); id != "" && ids[id] == nil {
			ids[id] = n
		}
		return true
	})
	return ids
}
