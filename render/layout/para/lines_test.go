package para

import (
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// setText gives the lines of a plain paragraph as text.
func setText(s *Setter, p Paragraph, text string) []string {
	p.Runs = []Run{body(text)}
	var lines []string
	for _, l := range s.Set(p).Lines {
		lines = append(lines, strings.TrimSpace(textOf(l)))
	}
	return lines
}

// ends gives every place that a text is broken at, over all measures.
func ends(s *Setter, p Paragraph, text string) map[string]bool {
	found := map[string]bool{}
	for mm := 30.0; mm < 120; mm += 2 {
		p.Measure = sp.MM(mm)
		lines := setText(s, p, text)
		for _, l := range lines[:len(lines)-1] {
			words := strings.Fields(l)
			found[words[len(words)-1]] = true
		}
	}
	return found
}

func TestWhereLinesEnd(t *testing.T) {
	s := worldSetter(t)
	tests := []struct {
		name, lang, text string
		never            []string // words that no line may end with
		some             []string // words that some line must end with
	}{
		{"a spaced dash ends a line", "en", "The lamp was lit – at last – and the ship came in again.", []string{"lit", "last"}, []string{"–"}},
		{"an em dash stays with the word before", "en", "The lamp was lit—at last—and the ship came in.", []string{"lit", "last"}, nil},
		{"a number keeps its unit", "en", "The road is 12 km long and it took 3.5 million stones.", []string{"12", "3.5"}, nil},
		{"a reference keeps its number", "en", "It is shown in Figure 3 and in Table 14 below the text.", []string{"Figure", "Table"}, nil},
		{"a no-break space", "en", "He met Mr\u00A0Smith and Ms\u00A0Jones there at the end.", []string{"Mr", "Ms"}, nil},
		{"a hyphen that does not break", "en", "The co\u2011operative was founded there a long time ago.", []string{"co\u2011"}, nil},
		{"a range", "en", "It lasted all through 1914–1918 and again 1939–1945.", []string{"1914–", "1939–"}, nil},
		{"opening marks", "en", "He said (or so they say) that “nothing” would be [quite] lost.", []string{"(", "“", "["}, nil},
		{"an address", "en", "See https://example.org/a/long/path?and=query for it.", nil, []string{"https://example.org/"}},
		{"Thai", "th", "สะพานใหม่เปิดใช้เมื่อเดือนมกราคมแต่ทุกเช้ายังมีคนสิบสองคน", nil, nil},
	}
	for _, tt := range tests {
		got := ends(s, Paragraph{Lang: tt.lang, Align: Start}, tt.text)
		for _, w := range tt.never {
			if got[w] {
				t.Errorf("%s: a line ends with %q", tt.name, w)
			}
		}
		for _, w := range tt.some {
			if !got[w] {
				t.Errorf("%s: no line ends with %q", tt.name, w)
			}
		}
	}
}

func TestHyphens(t *testing.T) {
	s := newSetter(t)
	text := "International representatives congratulated Mediterranean communities extraordinarily enthusiastically"
	p := Paragraph{Runs: []Run{body(text)}, Lang: "en", Measure: sp.MM(45), Hyphenate: true}
	hyphens := 0
	for _, l := range s.Set(p).Lines {
		got := textOf(l)
		if l.Hyphenated != strings.HasSuffix(got, "\u00AD") {
			t.Errorf("Hyphenated is %v in %q", l.Hyphenated, got)
		}
		if l.Hyphenated {
			hyphens++
		}
	}
	if hyphens == 0 {
		t.Error("nothing is hyphenated")
	}
	for name, change := range map[string]func(*Paragraph){
		"no Hyphenate":      func(p *Paragraph) { p.Hyphenate = false },
		"ragged":            func(p *Paragraph) { p.Align = Start },
		"NoHyphens":         func(p *Paragraph) { p.Runs[0].NoHyphens = true },
		"Code":              func(p *Paragraph) { p.Runs[0].Code = true },
		"unknown language":  func(p *Paragraph) { p.Lang = "xx" },
		"another run's one": func(p *Paragraph) { p.Runs[0].Lang = "xx" },
	} {
		q := p
		q.Runs = slices.Clone(p.Runs)
		change(&q)
		for _, l := range s.Set(q).Lines {
			if l.Hyphenated {
				t.Errorf("%s: %q is hyphenated", name, textOf(l))
			}
		}
	}
}

// A soft hyphen breaks ragged text, too, and shows nothing where it does not.
func TestSoftHyphen(t *testing.T) {
	s := newSetter(t)
	lines := setText(s, Paragraph{Lang: "en", Measure: sp.MM(25), Align: Start}, "some extra\u00ADordinarily")
	if !slices.Equal(lines, []string{"some extra\u00AD", "ordinarily"}) {
		t.Errorf("%q", lines)
	}
	if lines := setText(s, Paragraph{Lang: "en", Measure: sp.MM(80)}, "extra\u00ADordinarily"); lines[0] != "extraordinarily" {
		t.Errorf("%q", lines)
	}
}

func TestForcedBreaks(t *testing.T) {
	s := newSetter(t)
	for text, want := range map[string][]string{
		"a\nb":          {"a", "b"},
		"a\r\nb":        {"a", "b"},
		"a\u2028b":      {"a", "b"},
		"a \n b":        {"a", "b"},
		"a\n\nb":        {"a", "", "b"},
		"a\n":           {"a"},
		"":              nil,
		"   ":           {""},
		"one  two":      {"one  two"},
		"\u200Ba\u200B": {"\u200Ba\u200B"},
	} {
		if got := setText(s, Paragraph{Lang: "en", Measure: sp.MM(80)}, text); !slices.Equal(got, want) {
			t.Errorf("%q is set as %q, want %q", text, got, want)
		}
	}
}

// The zero Measure is one word a line.
func TestZeroMeasure(t *testing.T) {
	got := setText(newSetter(t), Paragraph{}, "three little words")
	if !slices.Equal(got, []string{"three", "little", "words"}) {
		t.Errorf("%q", got)
	}
}

func TestAlignment(t *testing.T) {
	s := newSetter(t)
	const measure = 300 * sp.Pt
	edges := func(align Align, rtl bool) (left, right sp.Len) {
		p := Paragraph{Runs: []Run{body("short line")}, Measure: measure, Align: align, RTL: rtl, Lang: "en"}
		l := s.Set(p).Lines[0]
		last := l.Pieces[len(l.Pieces)-1]
		return l.Pieces[0].X, measure - last.X - last.W
	}
	if l, _ := edges(Start, false); l != 0 {
		t.Errorf("start begins at %v", l.Points())
	}
	if _, r := edges(Start, true); r != 0 {
		t.Errorf("start right to left ends %v before the edge", r.Points())
	}
	if _, r := edges(End, false); r != 0 {
		t.Errorf("end ends %v before the edge", r.Points())
	}
	if l, r := edges(Center, false); abs(l-r) > 1 {
		t.Errorf("centre leaves %v and %v", l.Points(), r.Points())
	}
}

func TestIndentsAndDropCapital(t *testing.T) {
	s := newSetter(t)
	p := Paragraph{
		Runs: []Run{body(sampleText)}, Lang: "en", Measure: sp.MM(90),
		Indent: 10 * sp.Pt, Hang: 5 * sp.Pt, First: 40 * sp.Pt, Lines: 2, Align: Start,
	}
	want := []sp.Len{50 * sp.Pt, 45 * sp.Pt, 5 * sp.Pt, 5 * sp.Pt}
	for i, l := range s.Set(p).Lines[:4] {
		if got := l.Pieces[0].X; got != want[i] {
			t.Errorf("line %d starts at %v, want %v", i, got.Points(), want[i].Points())
		}
	}
}

func TestHangingMarks(t *testing.T) {
	s := newSetter(t)
	p := Paragraph{Runs: []Run{body("“" + sampleText)}, Lang: "en", Measure: sp.MM(110)}
	l := s.Set(p).Lines[0]
	if x := l.Pieces[0].X; x >= 0 || x < -4*sp.Pt {
		t.Errorf("an opening quotation mark stands at %v", x.Points())
	}
	p.Align = Start
	if x := s.Set(p).Lines[0].Pieces[0].X; x != 0 {
		t.Errorf("ragged text hangs out to %v", x.Points())
	}
}

func TestRunsKeepTheirTags(t *testing.T) {
	s := newSetter(t)
	p := Paragraph{Lang: "en", Measure: sp.MM(100), Runs: []Run{
		{Text: "plain ", Role: fonts.Serif, Size: 10 * sp.Pt, Tag: 1},
		{Text: "italic", Role: fonts.Serif, Italic: true, Size: 10 * sp.Pt, Tag: 2},
		{Text: ", raised", Role: fonts.Serif, Size: 7 * sp.Pt, Raise: 3 * sp.Pt, Tag: 3},
		{Box: &Box{W: 12 * sp.Pt, Ascent: 20 * sp.Pt, Descent: 2 * sp.Pt}, Tag: 4},
	}}
	lines := s.Set(p).Lines
	if len(lines) != 1 {
		t.Fatalf("%d lines", len(lines))
	}
	var tags []int
	for _, pc := range lines[0].Pieces {
		tags = append(tags, pc.Tag)
		if want := pc.Tag == 3; (pc.Y == 3*sp.Pt) != want {
			t.Errorf("piece of tag %d stands %v high", pc.Tag, pc.Y.Points())
		}
	}
	if !slices.Equal(tags, []int{1, 2, 3, 4}) {
		t.Errorf("tags %v", tags)
	}
	if lines[0].Ascent != 20*sp.Pt {
		t.Errorf("the line is %v high", lines[0].Ascent.Points())
	}
}

func TestNatural(t *testing.T) {
	s := newSetter(t)
	least, whole := s.Natural(Paragraph{Runs: []Run{body("a longest b\nshort")}, Lang: "en"})
	word, _ := s.Natural(Paragraph{Runs: []Run{body("longest")}, Lang: "en"})
	_, line := s.Natural(Paragraph{Runs: []Run{body("a longest b")}, Lang: "en"})
	if least != word || whole != line || least == 0 || whole <= least {
		t.Errorf("least %v, whole %v; want %v, %v", least.Points(), whole.Points(), word.Points(), line.Points())
	}
}

func TestMissingCharacters(t *testing.T) {
	p := Paragraph{Lang: "en", Measure: sp.MM(80), Runs: []Run{{Text: "a 漢 b 漢", Role: fonts.Serif, Size: 10 * sp.Pt, Tag: 7}}}
	r := newSetter(t).Set(p)
	if !slices.Equal(r.Missing, []Missing{{'漢', 7}}) {
		t.Errorf("%v", r.Missing)
	}
}

func TestSmallCapitals(t *testing.T) {
	s := newSetter(t)
	width := func(r Run) sp.Len {
		_, w := s.Natural(Paragraph{Runs: []Run{r}, Lang: "en"})
		return w
	}
	r := body("capitals")
	caps := body("CAPITALS")
	small := r
	small.SmallCaps = true
	if w := width(small); w <= width(r) || w >= width(caps) {
		t.Errorf("small capitals are %v wide, letters %v, capitals %v", w.Points(), width(r).Points(), width(caps).Points())
	}
	small.Italic = true // whose face has none
	l := s.Set(Paragraph{Runs: []Run{small}, Lang: "en", Measure: sp.MM(90)}).Lines[0]
	if got := textOf(l); got != "capitals" || l.Pieces[0].Size != small.Size.Scale(fakeSmallCaps, 1000) {
		t.Errorf("fake small capitals: %q at %v", got, l.Pieces[0].Size.Points())
	}
}

func TestSpaceAtForcedBreak(t *testing.T) {
	lines := worldSetter(t).Set(Paragraph{Measure: sp.MM(120), Runs: []Run{body("Scene 1\nOperation")}}).Lines
	if len(lines) != 2 || textOf(lines[0]) != "Scene 1 " || textOf(lines[1]) != "Operation" {
		t.Errorf("got %d lines, %q first", len(lines), textOf(lines[0]))
	}
}
