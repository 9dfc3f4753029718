package para

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/render/sp"
)

// worldSetter has faces for all the scripts of the tests.
func worldSetter(t testing.TB) *Setter {
	t.Helper()
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	return NewSetter(set)
}

// scraps are what random paragraphs are made of.
var scraps = []string{
	"word", "typesetting", "extraordinary", "“quoted”", "(aside)", "e.g.", "well-known", "1,200", "km", "–", "—", "…", "and/or",
	"中文", "「引文」", "，", "。", "（注）", "——", "……", "日本語の", "ァ", "ー", "한국어", "漢字、", "2024年",
	"שלום", "مرحبا", "١٢٣", "русский", "ελληνικά", "ภาษาไทยไม่มีช่องว่าง", "👩‍👩‍👧", "🇭🇰", "é", "e\u0301", "\u00AD", "soft\u00ADhyphen",
	"https://example.org/a/long/path?with=query&and=more#part", "\u200B", "\u00A0", "\u2011", "\u2028", "\t", "ﷺ", "𠮷", "x²",
	strings.Repeat("unbroken", 12),
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(60) {
		b.WriteString(scraps[r.IntN(len(scraps))])
		if r.IntN(3) > 0 {
			b.WriteByte(' ')
		}
		if r.IntN(80) == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// randomParagraph cuts random text into runs of random styles.
func randomParagraph(r *rand.Rand) Paragraph {
	p := Paragraph{
		Lang:      []string{"en", "zh-Hant", "zh-Hans", "ja", "ar", "de", "ko", ""}[r.IntN(8)],
		Measure:   sp.MM(20 + float64(r.IntN(130))),
		Align:     Align(r.IntN(4)),
		RTL:       r.IntN(4) == 0,
		Hyphenate: r.IntN(2) == 0,
	}
	if r.IntN(3) == 0 {
		p.Indent, p.First, p.Lines = 20*sp.Pt, 24*sp.Pt, r.IntN(3)
	}
	text := []rune(randomText(r))
	for len(text) > 0 {
		n := min(len(text), 1+r.IntN(60))
		p.Runs = append(p.Runs, Run{
			Text: string(text[:n]), Role: []fonts.Role{fonts.Serif, fonts.Sans, fonts.Mono}[r.IntN(3)], Size: sp.Len(7+r.IntN(8)) * sp.Pt,
			Italic: r.IntN(4) == 0, Weight: 400 + 300*r.IntN(2), Code: r.IntN(8) == 0, SmallCaps: r.IntN(8) == 0,
			Emphasis: r.IntN(6) == 0, Tag: len(p.Runs),
		})
		text = text[n:]
	}
	if r.IntN(5) == 0 {
		p.Runs = append(p.Runs, Run{Box: &Box{W: 20 * sp.Pt, Ascent: 9 * sp.Pt}, Tag: len(p.Runs)})
	}
	return p
}

// visible takes away what a line may drop: spaces, breaks and soft hyphens.
func visible(s string) []rune {
	var out []rune
	for _, r := range s {
		if !unicode.IsSpace(r) && r != softHyphen && r != 0x2028 {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}

func TestRandomParagraphs(t *testing.T) {
	s := worldSetter(t)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 2000 {
		p := randomParagraph(r)
		checkParagraph(t, p, s.Set(p))
		if t.Failed() {
			t.Fatalf("paragraph %d: %+v", i, p)
		}
	}
}

func textOfRuns(p Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// checkParagraph holds what is true of every paragraph set.
func checkParagraph(t *testing.T, p Paragraph, r Result) {
	t.Helper()
	text := []rune(strings.ToValidUTF8(textOfRuns(p), "\uFFFD"))
	for i, l := range r.Lines {
		end := len(text)
		if i+1 < len(r.Lines) {
			end = r.Lines[i+1].Start
		}
		if l.Start > end {
			t.Errorf("line %d starts at %d after the next, %d", i, l.Start, end)
			return
		}
		start := l.Start
		if i == 0 {
			start = 0
		}
		if got, want := visible(textOf(l)), visible(string(text[start:end])); !slices.Equal(got, want) {
			t.Errorf("line %d has %q of %q", i, textOf(l), string(text[start:end]))
		}
		checkWidth(t, &p, i, l)
	}
}

// checkWidth holds that a line stands within its measure, but for what hangs,
// unless it says that it does not.
func checkWidth(t *testing.T, p *Paragraph, i int, l Line) {
	t.Helper()
	hang := max(0, p.Measure)/16 + 8*sp.Pt // a measure below nothing takes nothing off
	right := sp.Len(0)
	for _, pc := range l.Pieces {
		if pc.X < -hang && !p.RTL {
			t.Errorf("line %d starts at %v", i, pc.X.Points())
		}
		last := pc.X + pc.W
		if n := len(pc.Glyphs); n > 0 && strings.TrimSpace(glyphTexts(pc)[n-1]) == "" {
			last = pc.X + pc.Glyphs[n-1].X.Len()
		}
		right = max(right, last)
	}
	if over := right - p.Measure; over > hang && l.Overfull == 0 {
		t.Errorf("line %d passes its measure by %v pt unreported", i, over.Points())
	}
}

// TestTextIsKept holds that left-to-right text comes back to the letter.
func TestTextIsKept(t *testing.T) {
	s := worldSetter(t)
	tests := []string{
		sampleText,
		"two  spaces, a tab\tand a no-break\u00A0space",
		"中文與 English 混排，「引文」——還有……和 2024 年。",
		"office ﬁ e\u0301 👩‍👩‍👧 🇭🇰 x\u2011y",
	}
	for _, text := range tests {
		for _, lang := range []string{"en", "zh-Hant"} {
			r := s.Set(Paragraph{Runs: []Run{body(text)}, Lang: lang, Measure: sp.MM(60), Hyphenate: true})
			var b strings.Builder
			for _, l := range r.Lines {
				b.WriteString(textOf(l))
			}
			if got := strings.ReplaceAll(b.String(), "\u00AD", ""); got != text {
				t.Errorf("%s:\n got %q\nwant %q", lang, got, text)
			}
		}
	}
}

// TestKinsoku holds that no line of Chinese starts or ends with a mark that
// may not stand there.
func TestKinsoku(t *testing.T) {
	s := worldSetter(t)
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		text := randomChinese(r)
		lang := []string{"zh-Hant", "zh-Hans", "ja"}[r.IntN(3)]
		p := Paragraph{Runs: []Run{body(text)}, Lang: lang, Measure: sp.Len(11*(8+r.IntN(30))) * sp.Pt, Indent: 22 * sp.Pt}
		for i, l := range s.Set(p).Lines {
			line := strings.TrimSpace(textOf(l))
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if closing(first) {
				t.Errorf("%s: line %d starts with %c: %s", lang, i, first, line)
			}
			if opening(last) {
				t.Errorf("%s: line %d ends with %c: %s", lang, i, last, line)
			}
			if l.Overfull > 0 {
				t.Errorf("%s: line %d is overfull by %v", lang, i, l.Overfull.Points())
			}
		}
	}
}

// randomChinese makes sentences with marks where they may stand.
func randomChinese(r *rand.Rand) string {
	var b strings.Builder
	for range 3 + r.IntN(12) {
		open := r.IntN(4) == 0
		if open {
			b.WriteString([]string{"「", "『", "（", "《", "“"}[r.IntN(5)])
		}
		for range 1 + r.IntN(14) {
			b.WriteRune(rune(0x4E00 + r.IntN(0x3000)))
		}
		if r.IntN(6) == 0 {
			b.WriteString([]string{"2024", "Latin", "——", "……", "50%"}[r.IntN(5)])
		}
		if open {
			b.WriteString("」")
		}
		b.WriteString([]string{"，", "。", "、", "！", "？", "；", "：", ""}[r.IntN(8)])
	}
	return b.String()
}
