package svg

import (
	"math"
	"strings"

	"github.com/octavo-press/octavo/render/imaging"
)

// viewport is what percentages are of.
type viewport struct{ w, h float64 }

// diagonal is what percentages of lengths that are neither width nor height
// are of (SVG 2, section 8.9).
func (v viewport) diagonal() float64 {
	return math.Sqrt((float64(v.w*v.w) + float64(v.h*v.h)) / 2)
}

// box is a rectangle.
type box struct{ x, y, w, h float64 }

// viewBox reads the attribute; ok is false where it says nothing.
func viewBox(n *node) (b box, ok bool) {
	v := numbers(n.get("viewBox"))
	if len(v) != 4 || v[2] <= 0 || v[3] <= 0 {
		return box{}, false
	}
	return box{v[0], v[1], v[2], v[3]}, true
}

// fitBox gives the matrix from a viewBox's units to a place of w by h, as
// preserveAspectRatio asks.
func fitBox(b box, w, h float64, preserve string) matrix {
	align, how := "xMidYMid", "meet"
	for _, f := range strings.Fields(preserve) {
		switch {
		case f == "none" || strings.HasPrefix(f, "x"):
			align = f
		case f == "meet" || f == "slice":
			how = f
		}
	}
	sx, sy := w/b.w, h/b.h
	if align == "none" {
		return matrix{sx, 0, 0, sy, -float64(b.x * sx), -float64(b.y * sy)}
	}
	s := min(sx, sy)
	if how == "slice" {
		s = max(sx, sy)
	}
	x := float64((w - float64(b.w*s)) * share(align, "xMin", "xMax"))
	y := float64((h - float64(b.h*s)) * share(align, "YMin", "YMax"))
	return matrix{s, 0, 0, s, x - float64(b.x*s), y - float64(b.y*s)}
}

// share gives what part of the free space goes before.
func share(align, start, end string) float64 {
	switch {
	case strings.Contains(align, start):
		return 0
	case strings.Contains(align, end):
		return 1
	}
	return 0.5
}

// maxSide bounds a drawing's size in pixels.
const maxSide = 100_000

// rootSize gives the size of a drawing in CSS pixels: its width and height,
// what lacks of them from the viewBox, else the 300 by 150 that CSS gives what
// has no size.
func rootSize(root *node) (w, h float64, err error) {
	b, ok := viewBox(root)
	if !ok {
		b = box{w: 300, h: 150}
	}
	w, h = side(root.property("width")), side(root.property("height"))
	switch {
	case w == 0 && h == 0:
		w, h = b.w, b.h
	case w == 0:
		w = b.w * h / b.h
	case h == 0:
		h = b.h * w / b.w
	}
	if w > maxSide || h > maxSide {
		return 0, 0, imaging.TooBig("SVG.Side", maxSide, "a drawing of %.0f×%.0f", w, h)
	}
	return w, h, nil
}

// side reads a side's length; percentages are of a page that is not known.
func side(s string) float64 {
	if strings.HasSuffix(strings.TrimSpace(s), "%") {
		return 0
	}
	return max(0, length(s, 0, 16))
}

// Size gives the size of a drawing in pixels, at least 1 by 1, without
// reading what it draws.
func Size(data []byte) (w, h int, err error) {
	root, err := read(data)
	if err != nil {
		return 0, 0, err
	}
	cascade(root)
	fw, fh, err := rootSize(root)
	if err != nil {
		return 0, 0, err
	}
	return max(1, int(math.Round(fw))), max(1, int(math.Round(fh))), nil
}
