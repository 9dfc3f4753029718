// Package sp holds the unit of all layout: the scaled point, 1/65536 of a
// PostScript point. Lengths are integers, so that sums do not depend on their
// order or on the machine; they become floating numbers only where a painter
// writes them.
//
//	measure := sp.MM(132)
//	fmt.Println(measure.Points())
package sp

import "math"

// Len is a length in scaled points.
type Len int64

// Pt is one PostScript point, 1/72 inch.
const Pt Len = 1 << 16

// Short is a length of less than 32,768 points either way, as within a line, in
// half the room.
type Short int32

// Len gives the length.
func (s Short) Len() Len { return Len(s) }

// Points gives the length in points.
func (s Short) Points() float64 { return s.Len().Points() }

// Short gives the length, or the longest there is.
func (l Len) Short() Short { return Short(max(math.MinInt32, min(math.MaxInt32, l))) }

// Points gives the length in points.
func (l Len) Points() float64 { return float64(l) / float64(Pt) }

// FromPoints rounds points to the nearest scaled point.
func FromPoints(p float64) Len { return Len(math.Round(p * float64(Pt))) }

// MM rounds millimetres to the nearest scaled point.
func MM(mm float64) Len { return FromPoints(mm * 72 / 25.4) }

// Scale gives l·num/den, rounded to nearest, halves away from zero.
func (l Len) Scale(num, den int64) Len {
	p := int64(l) * num
	if (p < 0) != (den < 0) {
		return Len((p - den/2) / den)
	}
	return Len((p + den/2) / den)
}
