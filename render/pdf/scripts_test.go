package pdf

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/hant"
	"github.com/octavo-press/octavo/fonts/world"
	"github.com/octavo-press/octavo/render/frame"
)

// scripts are lines that are hard to copy: clusters, marks off the baseline,
// letters taken apart or melted together, characters beyond U+FFFF. None ends in
// a mark at its left: poppler moves such a mark to the line's beginning.
var scripts = []struct {
	lang, text string
	rtl        bool
}{
	{"ar", "السلام عليكم لا إله إلا الله نصٌّ عربيٌّ مُحَمَّد", true},
	{"he", "בְּרֵאשִׁית בָּרָא אֵת הַשָּׁמַיִם", true},
	{"th", "น้ำใจ ผู้ใหญ่ กำลัง ที่นี่", false},
	{"hi", "हिन्दी में लिखा हुआ पाठ", false},
	{"bo", "བཀྲ་ཤིས་བདེ་ལེགས།", false},
	{"zh-Hant", "香港的「舊」事：咖啡與茶，𨋢裏。", false},
	{"en", "Aq\u0323\u0302z 𝔸𝕏 ∑∫", false},
}

// scriptSheet sets each line in a face that has its first letter.
func scriptSheet(t *testing.T) *sheet {
	t.Helper()
	set, err := fonts.NewSet(append(world.Files(), hant.Files()...)...)
	if err != nil {
		t.Fatal(err)
	}
	s := newSheet(t)
	s.page("1")
	for i, line := range scripts {
		f := set.Face(fonts.Request{Lang: line.lang}, []rune(line.text)[0])
		if strings.Contains(line.text, "𝔸") {
			f = set.Face(fonts.Request{}, '𝔸')
		}
		p := s.elem(0, frame.Element{Tag: "P", Lang: line.lang})
		s.shaped(p, f, 12, 40, 60+30*float64(i), fonts.ShapeInput{Text: []rune(line.text), RTL: line.rtl, Lang: line.lang})
	}
	return s
}

// Lines of every script copy as they were written.
func TestScriptsCopy(t *testing.T) {
	out, err := tool(t, "pdftotext", saved(t, scriptSheet(t).render(t)), "-")
	if err != nil {
		t.Fatal(err)
	}
	out = strings.NewReplacer("\u202A", "", "\u202B", "", "\u202C", "").Replace(out) // poppler's marks of direction
	for _, line := range scripts {
		if !strings.Contains(out, line.text) {
			t.Errorf("%q did not come back:\n%s", line.text, out)
		}
	}
}

// What is written from right to left is said in the order of reading, and what
// stands between is where it was.
func TestTurnedTextIsSaid(t *testing.T) {
	set, err := fonts.NewSet(world.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	s := newSheet(t)
	s.page("1")
	p := s.elem(0, frame.Element{Tag: "P", Lang: "ar"})
	em := s.elem(p, frame.Element{Tag: "Span", Lang: "en"})
	line := func(e frame.Elem, x float64, text string, rtl bool) {
		f := set.Face(fonts.Request{Lang: "ar"}, 'ش')
		if !rtl {
			f = s.faces[fonts.Serif]
		}
		s.shaped(e, f, 12, x, 60, fonts.ShapeInput{Text: []rune(text), RTL: rtl, Lang: "ar"})
	}
	line(p, 200, "شتاء عام ", true)
	line(p, 160, "لا ", true)
	line(em, 120, "Nile", false)
	line(p, 60, "نصٌّ", true)
	b := ready(t, s)
	var said []string
	for _, k := range b.kidsInOrder()[p] {
		said = append(said, b.marks.elements[k.elem].Tag+" "+b.marks.elements[k.elem].Actual)
	}
	if want := []string{"Span شتاء عام لا ", "Span ", "Span نصٌّ"}; !slices.Equal(said, want) {
		t.Errorf("said are %q, want %q", said, want)
	}
	if len(s.Elements) != int(em)+1 {
		t.Errorf("the document has %d elements", len(s.Elements))
	}
}

// pdf.js takes a glyph that stands back by a fifth of an em for the beginning
// of another word, and so may none: dots of Arabic letters are glyphs of their
// own, and reach over their letter's end.
func TestNoGlyphStandsBack(t *testing.T) {
	set, err := fonts.NewSet(world.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	s := newSheet(t)
	s.page("1")
	p := s.elem(0, frame.Element{Tag: "P", Lang: "ar"})
	s.shaped(p, set.Face(fonts.Request{Lang: "ar"}, 'ش'), 12, 40, 60,
		fonts.ShapeInput{Text: []rune("شتاء المضيئة شخصًا"), RTL: true, Lang: "ar"})
	stream := string(ready(t, s).streams[0].stream)
	for _, m := range regexp.MustCompile(`\)([0-9.]+)\(`).FindAllStringSubmatch(stream, -1) {
		if by, err := strconv.ParseFloat(m[1], 64); err != nil || by > 200 {
			t.Errorf("a glyph stands back by %s thousandths: %s", m[1], stream)
		}
	}
}

func TestScriptsValid(t *testing.T) {
	name := saved(t, scriptSheet(t).render(t))
	for _, profile := range []string{"ua1", "2a"} {
		if ok, report := veraPDF(t, profile, name); !ok {
			t.Errorf("%s: %s", profile, report)
		}
	}
}
