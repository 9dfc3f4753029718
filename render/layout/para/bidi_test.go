package para

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/bidi"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

func TestLevels(t *testing.T) {
	// Capitals stand for Hebrew, as in the examples of UAX #9.
	tests := []struct {
		text   string
		rtl    bool
		levels string
	}{
		{"car means CAR.", false, "00000000001110"},
		{"AB 12 cd", false, "11122000"},
		{"AB 12 cd", true, "11122122"},
		{"(AB) c", false, "011000"},
		{"A(b)C", true, "11211"},
		{"ab 1.5%", true, "2222222"},
		{"A\u2067b\u2069C", false, "11211"},
		{"x\u202Ey\u202Cz", false, "00110"},
	}
	hebrew := strings.NewReplacer("A", "א", "B", "ב", "C", "ג", "R", "ר")
	for _, tt := range tests {
		text := hebrew.Replace(tt.text)
		all := levels(text, tt.rtl)
		var got strings.Builder
		for at := range text {
			got.WriteByte('0' + all[at])
		}
		if got.String() != tt.levels {
			t.Errorf("%q: levels %s, want %s", tt.text, got.String(), tt.levels)
		}
	}
	if levels("plain – text 中文", false) != nil {
		t.Error("left-to-right text has levels")
	}
}

// Our levels have the directions of go-text's runs, which its authors hold to
// the tests of Unicode.
func TestDirectionsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	alphabet := []rune("ab1 .,+-(%)[]אבגمع٣\u0300\u200F\u2067\u2068\u2069\u202B\u202C\u202D")
	for range 5000 {
		var text []rune
		for range 1 + r.IntN(16) {
			text = append(text, alphabet[r.IntN(len(alphabet))])
		}
		text = append(text, 'x') // so that trailing spaces do not matter
		rtl := r.IntN(2) == 0
		base := bidi.LeftToRight
		if rtl {
			base = bidi.RightToLeft
		}
		var p bidi.Paragraph
		runs := p.Segment(text, base)
		s := string(text)
		ours := levels(s, rtl)
		want := make([]uint8, 0, len(text))
		for i := range runs.NumRuns() {
			for range runs.Run(i).End - runs.Run(i).Start {
				want = append(want, uint8(runs.Run(i).Level)&1)
			}
		}
		i := 0
		for at, c := range s {
			got := uint8(0)
			if ours != nil {
				got = ours[at] & 1
			}
			if got != want[i] && !strings.ContainsRune("\u200F\u202B\u202C\u202D", c) {
				t.Fatalf("%q, rtl %v: character %d goes %d, want %d", s, rtl, i, got, want[i])
			}
			i++
		}
	}
}

// visualText reads a line from left to right.
func visualText(s *Setter, text string, rtl bool) string {
	p := Paragraph{Lang: "he", RTL: rtl, Measure: 600 * sp.Pt, Align: Start}
	p.Runs = []Run{{Text: text, Role: fonts.Serif, Size: 10 * sp.Pt}}
	type placed struct {
		x    sp.Len
		text string
	}
	var all []placed
	for _, pc := range s.Set(p).Lines[0].Pieces {
		for i, text := range glyphTexts(pc) {
			all = append(all, placed{pc.X + pc.Glyphs[i].X.Len(), text})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return int(a.x - b.x) })
	var b strings.Builder
	for _, g := range all {
		b.WriteString(g.text)
	}
	return b.String()
}

func TestVisualOrder(t *testing.T) {
	s := worldSetter(t)
	tests := []struct {
		text string
		rtl  bool
		want string
	}{
		{"ab אב cd", false, "ab בא cd"},
		{"אב 12 cd", false, "12 בא cd"},
		{"אב 12 cd", true, "cd 12 בא"},
		{"אב cd 12 גד", true, "דג cd 12 בא"},
		{"אב (גד)", true, ")דג( בא"},
	}
	for _, tt := range tests {
		if got := visualText(s, tt.text, tt.rtl); got != tt.want {
			t.Errorf("%q, rtl %v, stands as %q, want %q", tt.text, tt.rtl, got, tt.want)
		}
	}
}

func TestReadingOrder(t *testing.T) {
	s := worldSetter(t)
	tests := []struct {
		runs []string
		rtl  bool
	}{
		{[]string{"ab ", "אב ", "גד", " cd"}, false},
		{[]string{"אב ", "ab ", "cd", " גד"}, true},
		{[]string{"אב ", "12", " cd ", "34", " גד"}, true},
	}
	for _, tt := range tests {
		p := Paragraph{RTL: tt.rtl, Align: Start, Measure: sp.MM(120)}
		for i, text := range tt.runs {
			r := body(text)
			r.Tag = i
			p.Runs = append(p.Runs, r)
		}
		line := s.Set(p).Lines[0]
		line.ReadingOrder()
		last := 0
		for _, pc := range line.Pieces {
			if pc.Tag < last {
				t.Errorf("%q, rtl %v: run %d is read after run %d", tt.runs, tt.rtl, pc.Tag, last)
			}
			last = pc.Tag
		}
	}
}

func TestSpaceIsOfItsNeighboursFace(t *testing.T) {
	for _, pc := range worldSetter(t).Set(Paragraph{RTL: true, Align: Start, Measure: sp.MM(120), Runs: []Run{body("אב גד הו")}}).Lines[0].Pieces {
		if !pc.Face.Has('א') {
			t.Errorf("%v: a space between Hebrew words is set in a face without Hebrew", pc.Glyphs)
		}
	}
}

func TestRightEdge(t *testing.T) {
	p := Paragraph{RTL: true, Measure: sp.MM(120), Runs: []Run{body("אב גד.")}}
	line := worldSetter(t).Set(p).Lines[0]
	right := sp.Len(0)
	for _, pc := range line.Pieces {
		right = max(right, pc.X+pc.W)
	}
	if off := right - p.Measure; off < 0 || off > sp.Pt {
		t.Errorf("the last line ends %.2f pt right of the measure, want a hair at most", off.Points())
	}
}
