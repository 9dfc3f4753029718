package svg

import (
	"math"
	"strings"
)

// point is a place in user units, y downward.
type point struct{ x, y float64 }

// matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

// apply maps a point. Products are rounded before they are added, so that no
// machine fuses them and all draw the same.
func (m matrix) apply(p point) point {
	return point{
		float64(m.a*p.x) + float64(m.c*p.y) + m.e,
		float64(m.b*p.x) + float64(m.d*p.y) + m.f,
	}
}

// then gives the matrix that applies n first and m to what comes of it.
func (m matrix) then(n matrix) matrix {
	o := m.apply(point{n.e, n.f})
	return matrix{
		a: float64(m.a*n.a) + float64(m.c*n.b), b: float64(m.b*n.a) + float64(m.d*n.b),
		c: float64(m.a*n.c) + float64(m.c*n.d), d: float64(m.b*n.c) + float64(m.d*n.d),
		e: o.x, f: o.y,
	}
}

// scale gives by how much the matrix makes things larger on the whole.
func (m matrix) scale() float64 {
	return math.Sqrt(math.Abs(float64(m.a*m.d) - float64(m.b*m.c)))
}

// straight reports whether the matrix keeps axes as axes and turns nothing.
func (m matrix) straight() bool {
	const tiny = 1e-6
	return math.Abs(m.b) < tiny && math.Abs(m.c) < tiny && m.a > 0 && m.d > 0
}

// even reports whether it also makes both sides larger alike.
func (m matrix) even() bool { return m.straight() && math.Abs(m.a-m.d) < 1e-3*m.a }

func (m matrix) usable() bool {
	for _, v := range []float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if math.IsNaN(v) || math.Abs(v) > 1e12 {
			return false
		}
	}
	return true
}

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

func rotate(degrees float64) matrix {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return matrix{c, s, -s, c, 0, 0}
}

// parseTransform reads a transform attribute or property, as far as it is one.
func parseTransform(s string) matrix {
	m := identity()
	for s != "" {
		name, rest, ok := strings.Cut(s, "(")
		args, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			break
		}
		s = after
		t, known := oneTransform(strings.Trim(name, " \t\r\n,"), numbers(dropUnits(args)))
		if !known {
			break
		}
		m = m.then(t)
	}
	if !m.usable() {
		return identity()
	}
	return m
}

// dropUnits takes away what the CSS form of transforms adds to numbers.
func dropUnits(s string) string { return strings.NewReplacer("px", "", "deg", "").Replace(s) }

func oneTransform(name string, v []float64) (matrix, bool) {
	arg := func(i int, otherwise float64) float64 {
		if i < len(v) {
			return v[i]
		}
		return otherwise
	}
	if len(v) == 0 {
		return identity(), false
	}
	switch name {
	case "matrix":
		if len(v) == 6 {
			return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
		}
	case "translate":
		return translate(v[0], arg(1, 0)), true
	case "translateX":
		return translate(v[0], 0), true
	case "translateY":
		return translate(0, v[0]), true
	case "scale":
		return matrix{a: v[0], d: arg(1, v[0])}, true
	case "rotate":
		x, y := arg(1, 0), arg(2, 0)
		return translate(x, y).then(rotate(v[0])).then(translate(-x, -y)), true
	case "skewX":
		return matrix{a: 1, c: math.Tan(v[0] * math.Pi / 180), d: 1}, true
	case "skewY":
		return matrix{a: 1, b: math.Tan(v[0] * math.Pi / 180), d: 1}, true
	}
	return identity(), false
}
