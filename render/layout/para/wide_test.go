package para

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/sp"
)

// placesOf gives where each character of a line stands, in ems of 10 pt.
func placesOf(l Line) (chars []string, at []float64) {
	for _, p := range l.Pieces {
		for i, text := range glyphTexts(p) {
			if text != "" {
				chars = append(chars, text)
				at = append(at, (p.X+p.Glyphs[i].X.Len()).Points()/10)
			}
		}
	}
	return chars, at
}

// chinese sets text in one line of plenty room.
func chinese(s *Setter, lang, text string) Line {
	r := body(text)
	r.Size = 10 * sp.Pt
	return s.Set(Paragraph{Runs: []Run{r}, Lang: lang, Measure: 400 * sp.Pt, Align: Start}).Lines[0]
}

func near(a, b float64) bool { return a-b < .015 && b-a < .015 }

// widthOf gives the width in ems of a text in one line, up to where what
// follows would stand.
func widthOf(s *Setter, lang, text string) float64 {
	l := chinese(s, lang, "一"+text+"一")
	_, at := placesOf(l)
	return at[len(at)-1] - 1
}

func TestWideRoom(t *testing.T) {
	s := worldSetter(t)
	tests := []struct {
		name, lang, text string
		want             float64
	}{
		{"letters stand on the square", "zh-Hant", "中文字", 3},
		{"a mark has its square", "zh-Hant", "，", 1},
		{"marks close up", "zh-Hans", "，“", 1.5},
		{"stop and closing mark", "zh-Hans", "。”", 1.5},
		{"closing and opening mark", "zh-Hant", "」「", 1.5},
		{"two opening marks", "zh-Hant", "「『", 1.5},
		{"three marks", "zh-Hans", "。”“", 2},
		{"a dash is two squares", "zh-Hant", "——", 2},
		{"an ellipsis is two squares", "zh-Hant", "……", 2},
	}
	for _, tt := range tests {
		if got := widthOf(s, tt.lang, tt.text); !near(got, tt.want) {
			t.Errorf("%s: %s is %.3f em wide, want %.2f", tt.name, tt.text, got, tt.want)
		}
	}
}

// A quarter em parts Han from Latin, whether the author left a space or not;
// marks need none, and neither does the mark of a note.
func TestQuarterEm(t *testing.T) {
	s := worldSetter(t)
	bare := widthOf(s, "zh-Hant", "「x」") - 2
	for text, want := range map[string]float64{"x": .5, " x ": .5, "，x": 1.25} {
		if got := widthOf(s, "zh-Hant", text) - bare; !near(got, want) {
			t.Errorf("%q has %.3f em of room, want %.2f", text, got, want)
		}
	}
	p := Paragraph{Lang: "zh-Hant", Measure: 400 * sp.Pt, Align: Start}
	p.Runs = []Run{{Text: "一", Size: 10 * sp.Pt, Role: "serif"}, {Text: "1", Size: 6 * sp.Pt, Raise: 4 * sp.Pt, Role: "serif"}}
	if _, at := placesOf(s.Set(p).Lines[0]); !near(at[1], 1) {
		t.Errorf("a note's mark stands at %.3f", at[1])
	}
}

// Blanks of marks are gone at both edges of a line, so that letters stand in
// columns.
func TestWideEdges(t *testing.T) {
	s := worldSetter(t)
	l := chinese(s, "zh-Hans", "「一")
	if _, at := placesOf(l); !near(at[0], -.5) || !near(at[1], .5) {
		t.Errorf("an opening mark at the start: %v", at)
	}
	if l := chinese(s, "zh-Hans", "一。"); !near(l.Width.Points(), 15) {
		t.Errorf("a line that ends with a stop is %v wide", l.Width.Points())
	}
}

// In a measure of whole ems the letters of full lines stand in columns.
func TestColumnsAlign(t *testing.T) {
	s := worldSetter(t)
	r := body(strings.Repeat("天地玄黃宇宙洪荒日月盈昃辰宿列張", 8))
	lines := s.Set(Paragraph{Runs: []Run{r}, Lang: "zh-Hant", Measure: 20 * r.Size, Indent: 2 * r.Size}).Lines
	for i, l := range lines[:len(lines)-1] {
		for k, g := range l.Pieces[0].Glyphs {
			want := sp.Len(k) * r.Size
			if g.X.Len() != want {
				t.Fatalf("line %d: letter %d stands at %v", i, k, g.X.Points())
			}
		}
	}
}

// “don’t” in Chinese text has a Latin apostrophe, and “引文” full-width marks.
func TestSharedMarks(t *testing.T) {
	s := worldSetter(t)
	if got := widthOf(s, "zh-Hans", "“文”"); !near(got, 3) {
		t.Errorf("“文” is %.3f em wide", got)
	}
	l := chinese(s, "zh-Hans", "don’t")
	if len(l.Pieces) != 1 {
		t.Errorf("don’t is set in %d pieces", len(l.Pieces))
	}
}

func TestEmphasisDots(t *testing.T) {
	s := worldSetter(t)
	plain, em := body("這是"), body("重點，x")
	em.Emphasis, em.Italic = true, true
	l := s.Set(Paragraph{Runs: []Run{plain, em}, Lang: "zh-Hant", Measure: 400 * sp.Pt}).Lines[0]
	dots := 0
	for _, p := range l.Pieces {
		if p.Skew != 0 {
			t.Error("Han is slanted")
		}
		if len(p.Glyphs) == 1 && p.Text == "" && p.Y < 0 {
			dots++
		}
	}
	if dots != 2 {
		t.Errorf("%d dots under two emphasised characters", dots)
	}
	l = s.Set(Paragraph{Runs: []Run{em}, Lang: "zh-Hant", Measure: 400 * sp.Pt}).Lines[0]
	for _, p := range l.Pieces {
		if p.Y < 0 {
			t.Error("a paragraph that is all emphasis has dots")
		}
	}
}

// startsOf gives the characters with which lines of 20 squares start, and where
// all of each line stand, in ems.
func startsOf(s *Setter, lang, text string) (starts string, places [][]float64) {
	r := body(text)
	r.Size = 10 * sp.Pt
	for _, l := range s.Set(Paragraph{Runs: []Run{r}, Lang: lang, Measure: 20 * r.Size}).Lines {
		chars, at := placesOf(l)
		starts += chars[0]
		places = append(places, at)
	}
	return starts, places
}

// A line is full, letter under letter, whatever is left for the last line; a
// mark at its edge keeps its square, unless a mark more is to stand in the line.
func TestSquaresAreFull(t *testing.T) {
	s := worldSetter(t)
	squares := func(n int) string {
		return string([]rune("一二三四五六七八九十百千萬億兆京垓秭穰溝")[:n])
	}
	all := squares(20)
	tests := []struct {
		name, text, starts string
		columns            bool // letters of the first line stand in columns
	}{
		{"one character is left", all + "澗", "一澗", true},
		{"a character and a mark are left", all + "澗。", "一澗", true},
		{"a mark ends the line", squares(19) + "，" + "澗正", "一澗", true},
		{"a mark starts the line", "「" + squares(19) + "澗」正", "「澗", true},
		{"a mark more, of which half goes, and half of others", strings.Repeat("一二，", 3) + squares(11) + "，澗正", "一澗", false},
		{"a mark more takes a letter to the next line", all + "，澗正", "一溝", false},
	}
	for _, tt := range tests {
		starts, places := startsOf(s, "zh-Hans", tt.text)
		if starts != tt.starts {
			t.Errorf("%s: the lines start with %s, want %s", tt.name, starts, tt.starts)
		}
		columns := true
		for i, x := range places[0] {
			columns = columns && near(x, float64(i))
		}
		if columns != tt.columns {
			t.Errorf("%s: %v", tt.name, places[0])
		}
	}
}
