package svg

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestClipPaths compares what is left of a square with the area that its clip
// path must leave.
func TestClipPaths(t *testing.T) {
	const disc = math.Pi * 100 * 100
	for _, test := range []struct {
		name, shapes, attrs string
		want                float64
		warned              bool
	}{
		{"a circle", `<circle cx="200" cy="200" r="100"/>`, "", disc, false},
		{"a circle drawn the other way", `<path d="M100 200a100 100 0 1 1 200 0a100 100 0 1 1 -200 0z"/>`, "", disc, false},
		{"a triangle", `<polygon points="100,100 300,100 200,300"/>`, "", 200 * 200 / 2, false},
		{"a turned square", `<rect x="100" y="100" width="200" height="200" transform="rotate(45 200 200)"/>`, "", 200 * 200, false},
		{"a rectangle", `<rect x="150" y="150" width="60" height="500"/>`, "", 60 * 250, false},
		{"round corners", `<rect x="100" y="100" width="200" height="200" rx="100"/>`, "", disc, false},
		{"a circle, scaled", `<circle cx="100" cy="100" r="50"/>`, `transform="scale(2)"`, disc, false},
		{"a star", `<polygon points="200,100 230,300 100,170 300,170 170,300"/>`, "", 200 * 200, true},
		{"two rectangles", `<rect x="100" y="100" width="10" height="10"/><rect x="290" y="290" width="10" height="10"/>`, "", 200 * 200, true},
		{"nothing", ``, "", 400 * 400, false},
	} {
		p, warnings, err := Parse(fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">
<clipPath id="c" %s>%s</clipPath><rect clip-path="url(#c)" width="400" height="400"/></svg>`, test.attrs, test.shapes))
		if err != nil {
			t.Fatal(test.name, err)
		}
		got := 0.0
		for _, it := range p.items {
			got += area(flatten(it.(shape).segs))
		}
		if math.Abs(got-test.want) > 0.01*test.want {
			t.Errorf("%s leaves %.0f, want %.0f", test.name, got, test.want)
		}
		if (len(warnings) > 0) != test.warned {
			t.Errorf("%s: warnings %q", test.name, warnings)
		}
	}
}

// A clip path within another leaves what both hold, and lines are cut, too.
func TestClipPathsInEachOther(t *testing.T) {
	p, _, err := Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">
<clipPath id="a"><circle cx="150" cy="200" r="100"/></clipPath><clipPath id="b"><circle cx="250" cy="200" r="100"/></clipPath>
<g clip-path="url(#a)"><path clip-path="url(#b)" d="M0 200H400" fill="none" stroke="#000"/></g></svg>`))
	if err != nil || len(p.items) != 1 {
		t.Fatal(p, err)
	}
	if b := bounds(p.items[0].(shape).segs); math.Abs(b.x-150) > 0.1 || math.Abs(b.w-100) > 0.1 {
		t.Errorf("the line goes from %.1f for %.1f", b.x, b.w)
	}
}

// Sides without end cost no time without end.
func TestClipPathsAreBounded(t *testing.T) {
	var d strings.Builder
	for i := range 20_000 {
		a := float64(i) * 2 * math.Pi / 20_000
		fmt.Fprintf(&d, "%.2f,%.2f ", 200+1e6*math.Cos(a), 200+1e6*math.Sin(a))
	}
	_, warnings, err := Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><clipPath id="c"><polygon points="` +
		d.String() + `"/></clipPath><rect clip-path="url(#c)" width="400" height="400"/></svg>`))
	if err != nil || len(warnings) != 1 {
		t.Errorf("%q, %v", warnings, err)
	}
}
