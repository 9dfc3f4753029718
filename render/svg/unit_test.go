package svg

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// trace writes an outline as path data.
func trace(segs []seg) string {
	var b strings.Builder
	for _, s := range segs {
		b.WriteByte("MLCZ"[s.kind])
		for _, p := range s.p[:s.kind.points()] {
			fmt.Fprintf(&b, " %g,%g", math.Round(p.x*100)/100+0, math.Round(p.y*100)/100+0)
		}
	}
	return b.String()
}

func TestParsePath(t *testing.T) {
	for _, c := range []struct{ d, want string }{
		{"", ""},
		{"L1 1", ""},
		{"M1 2", "M 1,2"},
		{"M1 2 3 4m1 1 2 2", "M 1,2L 3,4M 4,5L 6,7"},
		{"M0,0h5v5H0V0z", "M 0,0L 5,0L 5,5L 0,5L 0,0Z"},
		{"M1-2.5.5l1e1-.5E0", "M 1,-2.5"},
		{"M0 0zl1 1", "M 0,0ZM 0,0L 1,1"},
		{"M0 0C1 1 2 1 3 0S5-1 6 0", "M 0,0C 1,1 2,1 3,0C 4,-1 5,-1 6,0"},
		{"M0 0s1 1 2 0", "M 0,0C 0,0 1,1 2,0"},
		{"M0 0q3 3 6 0t6 0", "M 0,0C 2,2 4,2 6,0C 8,-2 10,-2 12,0"},
		{"M0 0T3 3", "M 0,0C 0,0 1,1 3,3"},
		{"M0 0 L5 5 x 3", "M 0,0L 5,5"},
		{"M0 0 L5", "M 0,0"},
		{"M10 0a10 10 0 01-10 10", "M 10,0C 10,5.52 5.52,10 0,10"},
		{"M0 0A0 5 0 0 1 4 4", "M 0,0L 4,4"},
		{"M0 0a1 1 0 2 1 4 4", "M 0,0"},
	} {
		if got := trace(parsePath(c.d)); got != c.want {
			t.Errorf("%q: %s, want %s", c.d, got, c.want)
		}
	}
}

// TestArc checks arcs against the ellipse they are of.
func TestArc(t *testing.T) {
	for _, c := range []struct {
		rx, ry, turn float64
		large, sweep bool
		to           point
	}{
		{10, 10, 0, false, true, point{10, 10}},
		{10, 5, 30, true, false, point{8, 3}},
		{1, 1, 0, true, true, point{30, 0}}, // too small: it grows
		{7, 20, -70, false, false, point{3, -9}},
	} {
		p := &pen{}
		p.move(point{})
		p.arc(c.rx, c.ry, c.turn, c.large, c.sweep, c.to)
		at := point{}
		length := 0.0
		for _, l := range flatten(p.segs) {
			for _, q := range l.points {
				length += distance(at, q)
				at = q
			}
		}
		if distance(at, c.to) > 1e-9 {
			t.Errorf("%+v ends at %v", c, at)
		}
		if straight := distance(point{}, c.to); length < straight || length > 2*math.Pi*max(c.rx, c.ry, straight/2)+1 {
			t.Errorf("%+v is %g long", c, length)
		}
	}
}

func TestParseTransform(t *testing.T) {
	for _, c := range []struct {
		s    string
		want point // of (1, 2)
	}{
		{"", point{1, 2}},
		{"translate(10)", point{11, 2}},
		{"translate(10,20) scale(2)", point{12, 24}},
		{"scale(2, 3)", point{2, 6}},
		{"rotate(90)", point{-2, 1}},
		{"rotate(180 1 1)", point{1, 0}},
		{"matrix(1 0 0 1 5 6)", point{6, 8}},
		{"skewX(45)", point{3, 2}},
		{"skewY(45)", point{1, 3}},
		{"translate(5px, 5px) rotate(0deg)", point{6, 7}},
		{"nonsense(1) scale(2)", point{1, 2}},
		{"scale(2", point{1, 2}},
	} {
		if got := parseTransform(c.s).apply(point{1, 2}); distance(got, c.want) > 1e-9 {
			t.Errorf("%q: %v, want %v", c.s, got, c.want)
		}
	}
}

func TestParseColor(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"#abc", "170 187 204 1"},
		{"#abcd", "170 187 204 0.87"},
		{"#AABBCC", "170 187 204 1"},
		{"#aabbcc80", "170 187 204 0.5"},
		{"RebeccaPurple", "none"},
		{"DarkOliveGreen", "85 107 47 1"},
		{"red", "255 0 0 1"},
		{"rgb(1,2,3)", "1 2 3 1"},
		{"rgba(100%, 50%, 0%, .25)", "255 128 0 0.25"},
		{"rgb(1 2 3 / 50%)", "1 2 3 0.5"},
		{"hsl(120, 100%, 25%)", "0 128 0 1"},
		{"hsl(-60deg 100% 50%)", "255 0 255 1"},
		{"transparent", "0 0 0 0"},
		{"#12", "none"}, {"rgb(1)", "none"}, {"", "none"}, {"a=b", "none"},
	} {
		got := "none"
		if col, alpha, ok := parseColor(c.s); ok {
			got = fmt.Sprintf("%d %d %d %.2g", col[0], col[1], col[2], alpha)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.s, got, c.want)
		}
	}
}

func TestLength(t *testing.T) {
	for s, want := range map[string]float64{
		"10": 10, "10px": 10, " 3pt ": 4, "1in": 96, "2.54cm": 96, "25.4mm": 96, "1pc": 16, "2em": 20, "1rem": 16,
		"2ex": 10, "50%": 100, "": 0, "x": 0, "1e3": 1000, "1e99": maxNumber, "NaN": 0, "Inf": 0,
	} {
		if got := length(s, 200, 10); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %g, want %g", s, got, want)
		}
	}
}

// TestCutArea compares the area of what is cut with the area that it must be.
func TestCutArea(t *testing.T) {
	p := &pen{}
	p.ellipse(point{0, 0}, 10, 10)
	whole := area(flatten(p.segs))
	left := area(cutArea(flatten(p.segs), box{-10, -10, 10, 20}.halves()))
	corner := area(cutArea(flatten(p.segs), box{0, 0, 30, 30}.halves()))
	if math.Abs(left-whole/2) > 0.01 || math.Abs(corner-whole/4) > 0.01 {
		t.Errorf("of %.2f the left is %.2f and a corner %.2f", whole, left, corner)
	}
	if got := cutArea(flatten(p.segs), box{20, 20, 5, 5}.halves()); len(got) != 0 {
		t.Errorf("outside there is %v", got)
	}
}

// area is the shoelace formula.
func area(lines []polyline) float64 {
	sum := 0.0
	for _, l := range lines {
		for i, p := range l.points {
			q := l.points[(i+1)%len(l.points)]
			sum += p.x*q.y - q.x*p.y
		}
	}
	return math.Abs(sum) / 2
}

func TestCutLine(t *testing.T) {
	l := polyline{points: []point{{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}, {20, 5}}}
	got := cutLine(l, box{0, 0, 10, 10}.halves())
	if s := trace(outlineOf(got)); s != "M 0,5L 5,5L 5,10M 8,10L 8,5L 10,5" {
		t.Error(s)
	}
}
