package fonts_test

import (
	"sync"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/all"
)

func allSet(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestFallbackByLanguage(t *testing.T) {
	set := allSet(t)
	for _, c := range []struct {
		lang   string
		weight int
		text   string // one grapheme cluster
		want   string
	}{
		{"zh-Hant", 400, "骨", "NotoSerifHK-Regular"},
		{"zh-HK", 700, "骨", "NotoSerifHK-Bold"},
		{"zh-TW", 400, "，", "NotoSerifHK-Regular"},
		{"zh-CN", 400, "骨", "NotoSerifSC-Regular"},
		{"zh", 400, "骨", "NotoSerifSC-Regular"},
		{"zh-Hant", 400, "无", "NotoSerifHK-Regular"},
		{"zh-Hant", 700, "无", "NotoSerifSC-Bold"}, // not in the heavy face of Hong Kong: the weight goes first
		{"zh-Hant", 600, "洁", "NotoSerifSC-Bold"},
		{"ja", 400, "骨", "NotoSerifJP-Regular"},
		{"ja-JP", 400, "。", "NotoSerifJP-Regular"},
		{"ko", 400, "가", "OctavoMyeongjo-Regular"},
		{"ko", 700, "가", "OctavoMyeongjo-Bold"},
		{"ko", 700, "하", "OctavoMyeongjo-Bold"},
		{"ko", 700, "뷁", "OctavoMyeongjo-Regular"}, // not in KS X 1001
		{"en", 400, "가", "OctavoMyeongjo-Regular"},
		{"en", 400, "か", "NotoSerifHK-Regular"},
		{"zh-Hant", 400, "国", "NotoSerifHK-Regular"},
		{"zh-Hant", 400, "饿", "NotoSerifSC-Regular"}, // Simplified only
		{"zh-Hant", 400, "𠮶", "OctavoRareHan-Regular"},
		{"zh-Hant", 700, "𠮶", "OctavoRareHan-Regular"},

		// Letters stay Latin in Chinese; shared punctuation does not.
		{"zh-Hant", 400, "a", "OctavoSerif-Regular"},
		{"zh-Hant", 400, "7", "OctavoSerif-Regular"},
		{"zh-Hant", 400, "“", "NotoSerifHK-Regular"},
		{"zh-CN", 400, "—", "NotoSerifSC-Regular"},
		{"ja", 400, "…", "NotoSerifJP-Regular"},
		{"en", 400, "“", "OctavoSerif-Regular"},
		{"", 400, "…", "OctavoSerif-Regular"},
		{"zh-Hant", 400, "é", "OctavoSerif-Regular"},

		{"en", 400, "ب", "NotoNaskhArabic-Regular"},
		{"fa", 700, "گ", "NotoNaskhArabic-Bold"},
		{"he", 400, "א", "NotoSerifHebrew-Regular"},
		{"th", 400, "กั", "NotoSerifThai-Regular"},
		{"en", 400, "ཨོཾ", "NotoSerifTibetan-Regular"},
		{"iu", 400, "ᐃ", "NotoSansCanadianAboriginal-Regular"},
		{"en", 400, "𝒜", "STIXTwoMath-Regular"},
		{"el", 400, "ὐ", "NotoSerif-Regular"},

		{"en", 400, "😀", "NotoEmoji-Regular"},
		{"zh-Hant", 400, "😀", "NotoEmoji-Regular"},
		{"en", 400, "👩\u200D👩\u200D👧", "NotoEmoji-Regular"},
		{"en", 400, "🇭🇰", "NotoEmoji-Regular"},
		{"en", 400, "5\uFE0F\u20E3", "NotoEmoji-Regular"},
		{"en", 400, "5", "OctavoSerif-Regular"},
		{"en", 400, "❤\uFE0F", "NotoEmoji-Regular"},
		{"en", 400, "❤\uFE0E", "OctavoSans-Regular"},
		{"en", 400, "e\u0323\u0301", "OctavoSerif-Regular"},

		{"en", 400, "\uE000", ""}, // private use
		{"en", 400, "\u0378", ""}, // unassigned
	} {
		cascade := set.Cascade(fonts.Request{Role: fonts.Serif, Lang: c.lang, Weight: c.weight})
		got := ""
		if f := cascade.Cluster([]rune(c.text)); f != nil {
			got = f.Name()
		}
		if got != c.want {
			t.Errorf("%s %d %q: got %q, want %q", c.lang, c.weight, c.text, got, c.want)
		}
	}
}

func TestPackageFor(t *testing.T) {
	const module = "github.com/octavo-press/octavo/fonts/"
	for _, c := range []struct {
		lang string
		r    rune
		want string
	}{
		{"en", 'ж', module + "latin"},
		{"zh-HK", '骨', module + "hant"},
		{"zh-CN", '骨', module + "hans"},
		{"ja", '骨', module + "jpan"},
		{"en", 'か', module + "jpan"},
		{"en", '가', module + "kore"},
		{"zh-CN", '。', module + "hans"},
		{"en", 'ก', module + "world"},
		{"en", '😀', module + "world"},
		{"zh-HK", '𠮶', module + "all"},
		{"en", '\uE000', ""},
	} {
		if got := fonts.PackageFor(c.lang, c.r); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.lang, c.r, got, c.want)
		}
	}
}

// TestPackageForHolds checks the advice against the faces: whatever a face of
// this module has, its package or another is named for it.
func TestPackageForHolds(t *testing.T) {
	has := map[string][]*fonts.Face{}
	for _, f := range allSet(t).Faces() {
		has[f.File().Package] = append(has[f.File().Package], f)
	}
	for _, text := range []string{"Ж", "λ", "骨", "か", "ㄅ", "가", "ب", "א", "ก", "ཨ", "ᐃ", "अ", "ა", "∮", "✂", "😀", "Ԁ"} {
		r := []rune(text)[0]
		pkg := fonts.PackageFor("zh-Hant", r)
		found := false
		for _, f := range has[pkg] {
			found = found || f.Has(r)
		}
		if !found {
			t.Errorf("%q: %q does not have it", text, pkg)
		}
	}
}

func TestShapeScripts(t *testing.T) {
	set := allSet(t)
	for _, c := range []struct {
		name, lang, text string
		features         []string
		want             string // see shape
	}{
		{"joined Arabic, marks over letters", "ar", "بِسم", nil, "3+1/1@528 2+1/1@663 0+2/3@0 0+2/3@0 0+2/3@275 "},
		{"letters late in their coverage (see digest.go)", "ar", "نو", nil, "1+1/1@468 0+1/2@0 0+1/2@275 "},
		{"lam alef, joined in two glyphs", "ar", "لا", nil, "1+1/1@300 0+1/1@218 "},
		{"pointed Hebrew", "he", "שָׁלוֹם", nil, "6+1/1@582 4+2/2@0 4+2/2@326 3+1/1@503 0+3/3@0 0+3/3@0 0+3/3@727 "},
		{"Thai vowel and tone", "th", "ที่", nil, "0+3/3@651 0+3/3@0 0+3/3@0 "},
		{"Devanagari conjunct", "hi", "क्ष", nil, "0+3/1@695 "},
		{"family", "en", "👩\u200D👩\u200D👧\u200D👦", nil, "0+7/1@2600 "},
		{"flag", "en", "🇭🇰", nil, "0+2/1@2600 "},
		{"skin tone", "en", "🤦🏻\u200D♂\uFE0F", nil, "0+5/1@2600 "},
		{"keycap", "en", "5\uFE0F\u20E3", nil, "0+3/1@2600 "},
		{"full-width marks", "zh-Hant", "。」", nil, "0+1/1@1000 1+1/1@1000 "},
		{"closed up by the face", "ja", "。」", []string{"chws"}, "0+1/1@500 1+1/1@1000 "},
		{"half width", "zh-Hant", "。」", []string{"halt"}, "0+1/1@500 1+1/1@500 "},
	} {
		in := whole(c.text)
		in.Lang, in.Features = c.lang, c.features
		in.RTL = c.lang == "ar" || c.lang == "he"
		f := set.Cascade(fonts.Request{Role: fonts.Serif, Lang: c.lang}).Cluster(in.Text)
		if got := shape(f, in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestContext checks that letters outside the stretch decide its forms.
func TestContext(t *testing.T) {
	f := allSet(t).Face(fonts.Request{Lang: "ar"}, 'ب')
	text := []rune("ببب")
	alone := f.Shape(fonts.ShapeInput{Text: text[1:2], End: 1, RTL: true})
	within := f.Shape(fonts.ShapeInput{Text: text, Start: 1, End: 2, RTL: true})
	// The letter and its dot: the dot is the same, the letter's form is not.
	if len(alone) != 2 || len(within) != 2 || alone[1].ID == within[1].ID || within[1].Cluster != 1 {
		t.Errorf("alone %v, within %v", alone, within)
	}
}

func TestConcurrency(t *testing.T) {
	set := allSet(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, lang := range []string{"en", "zh-Hant", "ar"} {
				c := set.Cascade(fonts.Request{Role: fonts.Serif, Lang: lang})
				for _, word := range []string{"office", "漢字", "مرحبا", "กิน", "😀"} {
					in := whole(word)
					f := c.Face(in.Text[0])
					for _, g := range f.Shape(in) {
						f.Outline(g.ID)
					}
					f.Feature("smcp")
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkColdHan parses a 10 MB face and shapes a word in it.
func BenchmarkColdHan(b *testing.B) {
	in := whole("漢字")
	in.Lang = "zh-Hant"
	for b.Loop() {
		set := allSet(b)
		set.Face(fonts.Request{Role: fonts.Serif, Lang: "zh-Hant"}, '漢').Shape(in)
	}
}

func BenchmarkHanLookup(b *testing.B) {
	c := allSet(b).Cascade(fonts.Request{Role: fonts.Serif, Lang: "zh-Hant"})
	for b.Loop() {
		c.Face('漢')
	}
}
