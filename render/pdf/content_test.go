package pdf

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// streamOf gives the content stream of a page of one element, a paragraph.
func streamOf(t *testing.T, build func(s *sheet, p frame.Elem)) string {
	t.Helper()
	s := newSheet(t)
	s.Pages = []frame.Page{{W: 100 * sp.Pt, H: 100 * sp.Pt}}
	build(s, s.tag(0, "P"))
	return string(ready(t, s).streams[0].stream)
}

func TestTextOperators(t *testing.T) {
	got := streamOf(t, func(s *sheet, p frame.Elem) {
		run := func(y, stretch, skew int, lifts []sp.Short, glyphs ...frame.Glyph) {
			s.put(&frame.GlyphRun{Lifts: lifts, Elem: p, Face: s.faces["serif"], Size: 10 * sp.Pt, X: 20 * sp.Pt, Y: sp.Len(y) * sp.Pt,
				Stretch: stretch, Skew: skew, Glyphs: glyphs, Text: strings.Repeat("a", len(glyphs))})
		}
		const pt = sp.Short(sp.Pt)
		a := func(x sp.Short) frame.Glyph { return frame.Glyph{ID: 28, X: x, Len: 1} } // 541 wide
		run(20, 0, 0, nil, a(0), a(541*pt/100), a(12*pt))
		run(30, 20, 0, []sp.Short{0, 0, 2 * pt}, a(0), a(552*pt/100), a(1104*pt/100))
		run(40, 0, 200, []sp.Short{0, pt}, a(0), a(541*pt/100))
		run(50, 0, 0, nil)
	})
	want := []string{
		"/P<</MCID 0>>BDC", "BT", "/F1 10 Tf", "20 80 Td", "[(..)-118(.)]TJ", // 12 − 2×5.41 = 1.18 points
		"102 Tz", "0 -10 Td", "[(..)]TJ", "2 Ts", "[-.4(.)]TJ",
		"100 Tz", "0 Ts", "1 0 .2 1 20 60 Tm", "[(.)]TJ", "1 Ts", "[20(.)]TJ", // 200 thousandths of 1 point to the left
		"ET", "EMC", "",
	}
	got = strings.ReplaceAll(got, "\x00\x01", ".")
	if !reflect.DeepEqual(strings.Split(got, "\n"), want) {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestPathOperators(t *testing.T) {
	red, blue := frame.Color{255, 0, 0}, frame.Color{0, 0, 255}
	at := func(x, y sp.Len) frame.Point { return frame.Point{X: x * sp.Pt, Y: y * sp.Pt} }
	segs := []frame.Seg{
		{Kind: frame.MoveTo, P: [3]frame.Point{at(1, 2)}}, {Kind: frame.LineTo, P: [3]frame.Point{at(3, 4)}},
		{Kind: frame.CurveTo, P: [3]frame.Point{at(5, 6), at(7, 8), at(9, 10)}}, {Kind: frame.Close},
	}
	const outline = "1 98 m\n3 96 l\n5 94 7 92 9 90 c\nh\n"
	for want, p := range map[string]frame.Path{
		"q\n1 0 0 rg\n" + outline + "f Q\n":                        {Fill: &red},
		"q\n1 0 0 rg\n" + outline + "f* Q\n":                       {Fill: &red, EvenOdd: true},
		"q\n0 0 1 RG 1 w\n" + outline + "S Q\n":                    {Stroke: &blue, Width: sp.Pt},
		"q\n0 0 1 RG .5 w\n[2 1 ]0 d\n" + outline + "S Q\n":        {Stroke: &blue, Width: sp.Pt / 2, Dash: []sp.Len{2 * sp.Pt, sp.Pt}},
		"q\n1 0 0 rg\n0 0 1 RG 1 w\n" + outline + "B Q\n":          {Fill: &red, Stroke: &blue, Width: sp.Pt},
		"q\n/G1 gs\n1 0 0 rg\n0 0 1 RG 1 w\n" + outline + "B* Q\n": {Fill: &red, Stroke: &blue, Width: sp.Pt, EvenOdd: true, Opacity: 250},
	} {
		got := streamOf(t, func(s *sheet, _ frame.Elem) {
			p.Segs = segs
			s.put(&p)
			s.put(&frame.Path{Segs: segs}) // neither filled nor stroked
		})
		if want = "/Artifact BMC\n" + want + "EMC\n"; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// What stands together is one marked-content sequence; artifacts, too.
func TestMarks(t *testing.T) {
	got := streamOf(t, func(s *sheet, p frame.Elem) {
		for _, e := range []frame.Elem{p, p, 0, 0, p} {
			s.put(&frame.Rule{Elem: e, W: sp.Pt, H: sp.Pt})
		}
	})
	const rule = "0 99 1 1 re f\n"
	want := "/P<</MCID 0>>BDC\n" + rule + rule + "EMC\n/Artifact BMC\n" + rule + rule + "EMC\n/P<</MCID 1>>BDC\n" + rule + "EMC\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPackLoca(t *testing.T) {
	short, form := packLoca([]int{0, 10, 2 * math.MaxUint16})
	if form != 0 || fmt.Sprint(short) != "[0 0 0 5 255 255]" {
		t.Errorf("%d %v", form, short)
	}
	long, form := packLoca([]int{0, 2*math.MaxUint16 + 2})
	if form != 1 || fmt.Sprint(long) != "[0 0 0 0 0 2 0 0]" {
		t.Errorf("%d %v", form, long)
	}
}
