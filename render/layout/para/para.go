// Package para sets one paragraph: text with styles in, lines of glyphs out.
// It knows measures and faces, and nothing of pages, trees or formats.
//
//	s := para.NewSetter(set)
//	r := s.Set(para.Paragraph{Runs: runs, Lang: "en", Measure: sp.MM(132), Hyphenate: true})
//	for _, line := range r.Lines {
//		draw(line.Pieces)
//	}
//
// The stages: the text is cut into tokens (token.go), words are shaped once
// and kept (word.go, itemise.go, cache.go), the places where a line may end
// are laid out along a line of unbounded length (spot.go), the best of them are
// chosen for the paragraph as a whole (break.go, cost.go), and each line is
// filled to its measure (justify.go, line.go) and set in glyphs (glyphs.go).
package para

import (
	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// Run is a stretch of text in one style. Tag is the caller's: it comes back on
// every piece of the lines that holds text of this run.
type Run struct {
	Text      string // "\n" is a forced line break
	Role      fonts.Role
	Weight    int
	Italic    bool
	Size      sp.Len
	Raise     sp.Len // baseline shift, upward
	Lang      string // BCP 47
	NoHyphens bool   // URLs, code
	Code      bool   // spaces are kept and fixed, no ligatures, no kerning
	SmallCaps bool
	Tabular   bool // tabular lining figures, for tables and contents
	Emphasis  bool // CJK: emphasis dots in place of a slant
	Box       *Box // an inline object in place of text
	Tag       int
}

// Box is an inline object, such as a small picture.
type Box struct{ W, Ascent, Descent sp.Len }

// Result is a paragraph set.
type Result struct {
	Lines   []Line
	Missing []Missing // characters that no face of the set has, each once a tag
}

// Missing is a character that no face has; its glyph is .notdef.
type Missing struct {
	Rune rune
	Tag  int
}

// Align is how the lines fill the measure.
type Align uint8

// The alignments; Start is flush left in left-to-right text.
const (
	Justify Align = iota
	Start
	Center
	End
)

// Paragraph is the input of Set. The zero Measure is one word a line.
type Paragraph struct {
	Runs      []Run
	Lang      string // BCP 47; decides hyphenation and CJK rules
	RTL       bool   // base direction
	Measure   sp.Len
	Indent    sp.Len // of the first line, from the start side
	Hang      sp.Len // of all lines but the first
	First     sp.Len // width the first Lines lines lack, for a drop capital
	Lines     int
	Align     Align
	Hyphenate bool
	Looseness int // lines more or fewer than the optimum

	wide bool // Lang is set in full-width characters; prepare finds it out, for it is asked at every spot
}

// Line is one line set. Pieces are in visual order, X from the measure's left
// edge.
type Line struct {
	Pieces          []Piece
	Width           sp.Len // natural advance of what is set
	Ascent, Descent sp.Len // of the faces on the line, both positive
	Start           int    // offset in runes of the line's first character in the paragraph's text
	Hyphenated      bool   // ends in a hyphen that the setter put there
	Overfull        sp.Len // by how much it passes the measure, 0 for none
}

// Piece is glyphs of one face, size and tag in a line, or a box.
type Piece struct {
	Tag     int
	Face    *fonts.Face
	Size    sp.Len
	X, Y    sp.Len // origin; Y upward from the baseline
	W       sp.Len
	Stretch int // thousandths of widening, see frame.GlyphRun
	Skew    int
	Glyphs  []Glyph
	Lifts   []sp.Short // see frame.GlyphRun
	Text    string     // what the glyphs stand for, in their order
	Box     *Box
	Level   uint8 // of bidi, see Line.ReadingOrder
}

// Glyph is one glyph, placed relative to the piece's origin. It is what frames
// hold, so that a line goes onto a page without being copied.
type Glyph = frame.Glyph
