package frame

import (
	"testing"

	"github.com/octavo-press/octavo/render/sp"
)

func TestDump(t *testing.T) {
	black := Color{}
	d := &Document{
		Pages: []Page{{W: 100 * sp.Pt, H: 200 * sp.Pt, Label: "ii", Items: []Item{
			&Rule{X: 1 * sp.Pt, Y: 2 * sp.Pt, W: 3 * sp.Pt, H: sp.Pt / 2, Color: Color{1, 2, 255}},
			&GlyphRun{Elem: 2, X: -sp.Pt / 4, Y: 20 * sp.Pt, Size: 11 * sp.Pt, Skew: 200, Stretch: 5,
				Glyphs: []Glyph{{ID: 7, Len: 2}, {ID: 9}, {ID: 8, Len: 1}}, Text: "fin"},
			&Image{Elem: 3, W: 10 * sp.Pt, H: 10 * sp.Pt, Picture: &Picture{Width: 640, Height: 480}},
			&Path{Segs: []Seg{{Kind: MoveTo}, {Kind: CurveTo, P: [3]Point{{X: sp.Pt}}}, {Kind: Close}}, Fill: &black, Stroke: &black, Width: sp.Pt},
			&Link{Elem: 2, W: sp.Pt, H: sp.Pt, Name: "a", Contents: "to a"},
			&Link{Elem: 2, W: sp.Pt, H: sp.Pt, URL: "https://example.org/"},
		}}},
		Elements: []Element{{Tag: "Document", Lang: "en"}, {Tag: "Sect"}, {Parent: 1, Tag: "P"},
			{Tag: "Figure", Alt: "An oak"}, {Parent: 1, Tag: "TH", Scope: "Column", ColSpan: 2}},
		Outline: []OutlineItem{{Title: "A", Open: true, Kids: []OutlineItem{{Title: "B", Dest: Dest{Page: 1, Y: sp.Pt}}}}},
		Anchors: map[string]Dest{"b": {Page: 1}, "a": {X: 3 * sp.Pt / 2}},
	}
	want := `page 1 label "ii" 100x200
  - rule 1,2 3x0.5 #0102ff
  P#2 run -0.25,20 - 11 "fin" stretch 5 skew 200
  Figure#3 image 0,0 10x10 640x480
  - path M0,0  C1,0 0,0 0,0  Z fill #000000 stroke 1 #000000
  P#2 link 0,0 1x1 #a "to a"
  P#2 link 0,0 1x1 https://example.org/ ""
structure
  Document#0 lang="en"
    Sect#1
      P#2
      TH#4 scope="Column" span=2x1
    Figure#3 alt="An oak"
outline
  "A" page 1 at 0,0 open
    "B" page 2 at 0,1
anchors
  a page 1 at 1.5,0
  b page 2 at 0,0
`
	if got := Dump(d); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
