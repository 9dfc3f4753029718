package pdf

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
)

// drawing is a glyph's simple outlines and where they stand, through all
// composites.
func drawing(t *testing.T, f *sfnt, id uint16, depth int) []string {
	t.Helper()
	outline := f.glyph(id)
	if outline == nil {
		return nil
	}
	if int16(be.Uint16(outline)) >= 0 {
		return []string{fmt.Sprintf("%x", outline)}
	}
	if depth > 8 {
		t.Fatalf("glyph %d is nested without end", id)
	}
	var parts []string
	components(outline, func(at int) {
		flags := be.Uint16(outline[at-2:])
		for _, part := range drawing(t, f, be.Uint16(outline[at:]), depth+1) {
			parts = append(parts, fmt.Sprintf("%x:%s", outline[at+2:at+2+argSize(flags)], part))
		}
	})
	return parts
}

func TestSubsetKeepsOutlines(t *testing.T) {
	face := newSheet(t).faces[fonts.Serif]
	f, err := openSFNT(face.Data())
	if err != nil {
		t.Fatal(err)
	}
	glyphs := []glyph{{}}
	nested := false
	for _, r := range "Aefi ế ½ ¼ Ё, ÅÄé" { // composites of composites among them
		id, ok := face.Glyph(r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		glyphs = append(glyphs, glyph{id: id})
		components(f.glyph(id), func(at int) {
			part := f.glyph(be.Uint16(f.glyph(id)[at:]))
			nested = nested || part != nil && int16(be.Uint16(part)) < 0
		})
	}
	data, err := f.subset(glyphs)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSFNT(data)
	if err != nil {
		t.Fatal(err)
	}
	if !nested {
		t.Error("no glyph of the test is nested twice")
	}
	for i, g := range glyphs {
		if got, want := plain(drawing(t, s, uint16(i), 0)), plain(drawing(t, f, g.id, 0)); !reflect.DeepEqual(got, want) {
			t.Errorf("glyph %d draws %d outlines unlike glyph %d of the face (%d)", i, len(got), g.id, len(want))
		}
		a, b := metrics(s, uint16(i)), metrics(f, g.id)
		if a != b {
			t.Errorf("glyph %d has the metric %v, not %v", i, a, b)
		}
	}
	if len(data) > len(face.Data())/20 {
		t.Errorf("%d bytes for %d glyphs", len(data), len(glyphs))
	}
}

// plain drops the byte that pads an outline to an even length.
func plain(parts []string) []string {
	for i, p := range parts {
		for len(p) > 2 && p[len(p)-2:] == "00" {
			p = p[:len(p)-2]
		}
		parts[i] = p
	}
	return parts
}

func metrics(f *sfnt, id uint16) [2]uint16 {
	a, b := f.metric(id)
	return [2]uint16{a, b}
}

// A letter with marks is one glyph that draws all, then silent ones that stand
// for the marks.
func TestMergedCluster(t *testing.T) {
	s := newSheet(t)
	s.page("1")
	r := s.line(s.tag(0, "P"), fonts.Serif, 10, 40, 80, "q\u0323\u0302z")
	if len(r.Glyphs) != 4 || r.Glyphs[1].Len != 0 {
		t.Fatalf("the shaper no longer makes a cluster: %+v", r.Glyphs)
	}
	b := ready(t, s)
	f := b.res.faces.list[0]
	var texts []string
	for _, g := range f.glyphs[1:] {
		texts = append(texts, g.text)
	}
	if want := []string{"q", "\u0323", "\u0302", "z"}; !reflect.DeepEqual(texts, want) {
		t.Errorf("glyphs stand for %q, not %q", texts, want)
	}
	if f.glyphs[2].width != 0 || f.glyphs[1].width != f.width(r.Glyphs[0].ID) {
		t.Errorf("widths %d, %d", f.glyphs[1].width, f.glyphs[2].width)
	}
	data, err := f.font.subset(f.glyphs)
	if err != nil {
		t.Fatal(err)
	}
	sub, err := openSFNT(data)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(drawing(t, sub, 1, 0)); n != 3 {
		t.Errorf("the merged glyph draws %d outlines, not 3", n)
	}
	if sub.glyph(2) != nil {
		t.Error("a silent glyph draws")
	}
}

// Hebrew and Arabic are merged in the order in which they are seen.
func TestClusterRightToLeft(t *testing.T) {
	s := newSheet(t)
	s.page("1")
	r := s.line(s.tag(0, "P"), fonts.Serif, 10, 40, 80, "ab")
	r.Text, r.Glyphs[0].Len, r.Glyphs[1].Len = "שָ", 4, 0 // two glyphs for a letter and a mark
	lam := s.line(s.tag(0, "P"), fonts.Serif, 10, 40, 100, "W")
	lam.Text, lam.Glyphs[0].Len = "لا", 4 // one glyph for two letters
	f := ready(t, s).res.faces.list[0]
	var got []string
	for _, g := range f.glyphs[1:] {
		got = append(got, fmt.Sprintf("%s %d %d", g.text, g.width/1000, len(g.parts)))
	}
	w := f.width(lam.Glyphs[0].ID) / 1000
	ab := (f.width(r.Glyphs[0].ID) + f.width(r.Glyphs[1].ID)) / 1000
	want := []string{"\u05B8 0 0", fmt.Sprintf("ש %d 2", ab), fmt.Sprintf("ا %d 0", w/2), fmt.Sprintf("ل %d 1", w/2)}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSplits(t *testing.T) {
	for text, want := range map[string]bool{
		"a": false, "ffi": false, "漢": false, "e\u0301": true, "हु": true, "👩\u200d👩": false, "לא": true, "مُ": true, "ש": false,
		"        ": false, "         ": true, "👩\u200d👩\u200d👧\u200d👦": true,
	} {
		if splits(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestUnits(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "a", "q\u0323\u0302": "q|\u0323|\u0302", "น้ำ": "น|้|ำ", "👩\u200d👧": "👩|\u200d👧", "ل\u200d": "ل\u200d", "\u200d": "\u200d", "\xffa": "\xff|a",
	} {
		if got := strings.Join(units(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// One glyph with two texts is two in the file, and a glyph the face lacks is
// no .notdef.
func TestGlyphsByText(t *testing.T) {
	var faces faceSet
	if _, err := faces.number(newSheet(t).faces[fonts.Serif]); err != nil {
		t.Fatal(err)
	}
	f := faces.list[0]
	var got []uint16
	for _, c := range []struct {
		id   uint16
		text string
	}{{40, "-"}, {41, "x"}, {40, "\u00AD"}, {40, "-"}, {0, "漢"}, {0xFFFF, "漢"}, {40, "\u00AD"}} {
		n, err := f.glyph(c.id, c.text)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, n)
	}
	if want := []uint16{1, 2, 3, 1, 4, 4, 3}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOpenSFNTRefuses(t *testing.T) {
	good := newSheet(t).faces[fonts.Mono].Data()
	for name, data := range map[string][]byte{
		"nothing":    nil,
		"CFF":        append([]byte("OTTO"), good[4:]...),
		"cut off":    good[:200],
		"no tables":  {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
		"half a dir": good[:40],
	} {
		if _, err := openSFNT(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
