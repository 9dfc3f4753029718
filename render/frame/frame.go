// Package frame is the border between layout and every painter: pages of
// placed items, each with the structure element it belongs to. Painting
// decides nothing: all positions are final and every glyph is named.
//
// Coordinates are scaled points from the page's top left corner, y downward.
//
//	for _, p := range d.Pages {
//		for _, it := range p.Items {
//			switch it := it.(type) {
//			case *frame.GlyphRun: // …
//			}
//		}
//	}
package frame

import (
	"math"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// Document is a post laid out: its pages, what they mean and how to get about.
type Document struct {
	Pages    []Page
	Elements []Element // Elements[0] is the root, a Document; parents stand before their kids
	Outline  []OutlineItem
	Anchors  map[string]Dest // by name; the names are the document's IDs
}

// Page is one page. Items are in paint order, which is reading order but for
// what lies at the foot.
type Page struct {
	W, H  sp.Len
	Label string // "" for a cover, "ii", "12"
	Items []Item
}

// Elem is the index of a structure element. Items of element 0 are artifacts:
// rules, running heads, folios, leaders, backgrounds.
type Elem int

// Artifact marks an item that means nothing to a listener.
const Artifact Elem = 0

// Element is one element of the structure tree. A painter orders the kids of
// an element that holds text of its own by first appearance among its items,
// notes last, and the kids of any other by their index.
type Element struct {
	Parent  Elem
	Tag     string // PDF structure type: "P", "H1", "Figure", "Note", …
	ID      string // wanted for Note and TH
	Lang    string // where it differs from the parent's
	Alt     string // Figure, Formula
	Actual  string // replacement text, where the glyphs do not say it
	Scope   string // TH: "Row" or "Column"
	ColSpan int    // TD, TH; 0 counts as 1
	RowSpan int
	List    string // L: ListNumbering, "Decimal", "Disc", "None"
	Title   string
}

// OutlineItem is a bookmark.
type OutlineItem struct {
	Title string
	Dest  Dest
	Open  bool
	Kids  []OutlineItem
}

// Dest is a place on a page, by index from 0.
type Dest struct {
	Page int
	X, Y sp.Len
}

// Item is something placed on a page; the sum is sealed.
type Item interface{ item() }

// Color is sRGB.
type Color [3]uint8

// GlyphRun is glyphs of one face and size on one baseline.
type GlyphRun struct {
	Elem  Elem
	Face  *fonts.Face
	Size  sp.Len
	X, Y  sp.Len // origin of the first glyph
	Color Color
	// Stretch widens the glyphs by so many thousandths, for the expansion that
	// evens a line; 0 is none.
	Stretch int
	// Skew slants the glyphs to the right by so many thousandths of their
	// height, where a script has no italic of its own; 0 is none.
	Skew   int
	Glyphs []Glyph
	// Lifts is how far the glyphs stand above the run's baseline, in a script
	// that places marks; those past its end are on it.
	Lifts []sp.Short
	// Text is what the glyphs stand for, in their order. A hyphen set at a
	// break is the soft hyphen U+00AD.
	Text string
}

// Glyph is one glyph of a run. X is where its origin is relative to the run's,
// with kerning, justification and stretch in it; how high it stands is among the
// run's Lifts. Len is how many bytes of the run's text the glyph stands for; in a
// cluster of several glyphs the first has them all and the others none. A book
// has a glyph for every character, so they are small and hold no pointers.
type Glyph struct {
	ID  uint16
	Len uint16
	X   sp.Short
}

// Add appends a glyph to a run, lifted by y, and the text it stands for as far as
// a glyph can stand for so much.
func (r *GlyphRun) Add(id uint16, x, y sp.Len, text string) {
	text = text[:min(len(text), math.MaxUint16)]
	r.Glyphs = append(r.Glyphs, Glyph{ID: id, Len: uint16(len(text)), X: x.Short()})
	r.LiftLast(y)
	r.Text += text
}

// LiftLast has the last glyph of a run stand y above its baseline.
func (r *GlyphRun) LiftLast(y sp.Len) {
	if y == 0 {
		return
	}
	r.Lifts = append(r.Lifts, make([]sp.Short, len(r.Glyphs)-1-len(r.Lifts))...)
	r.Lifts = append(r.Lifts, y.Short())
}

// Lift gives how far glyph i stands above the run's baseline.
func (r *GlyphRun) Lift(i int) sp.Len {
	if i < len(r.Lifts) {
		return r.Lifts[i].Len()
	}
	return 0
}

// Rule is a filled rectangle.
type Rule struct {
	Elem       Elem
	X, Y, W, H sp.Len
	Color      Color
}

// Image is a picture scaled into a rectangle.
type Image struct {
	Elem       Elem
	X, Y, W, H sp.Len
	Picture    *Picture
}

// Picture is the encoded bytes of an image, shared by all its uses.
type Picture struct {
	Key    string // hash of the bytes, hex
	MIME   string // "image/png" or "image/jpeg", as a painter can take it
	Data   []byte // nil where Load gives them: ask Bytes
	Load   func() ([]byte, error)
	Width  int // pixels
	Height int
}

// Bytes gives the bytes, read again where they are not in memory. They are not
// to be kept: a post may have hundreds of pictures.
func (p *Picture) Bytes() ([]byte, error) {
	if p.Data != nil || p.Load == nil {
		return p.Data, nil
	}
	return p.Load()
}

// Path is a filled or stroked outline.
type Path struct {
	Elem    Elem
	Segs    []Seg
	Fill    *Color
	EvenOdd bool
	Stroke  *Color
	Width   sp.Len
	Dash    []sp.Len
	Opacity int // thousandths; 0 counts as 1000
}

// SegKind is what a segment of a path does.
type SegKind uint8

// The segments: a cubic curve takes three points, a move or line one, a close
// none.
const (
	MoveTo SegKind = iota
	LineTo
	CurveTo
	Close
)

// Seg is one segment of a path.
type Seg struct {
	Kind SegKind
	P    [3]Point
}

// Point is a place on the page.
type Point struct{ X, Y sp.Len }

// Link is a rectangle that leads somewhere: to URL, or else to the anchor
// Name. Contents is what a screen reader says of it.
type Link struct {
	Elem       Elem
	X, Y, W, H sp.Len
	URL        string
	Name       string
	Contents   string
}

func (*GlyphRun) item() {}
func (*Rule) item()     {}
func (*Image) item()    {}
func (*Path) item()     {}
func (*Link) item()     {}
