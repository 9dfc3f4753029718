package phrase

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// wordless are languages whose bylines name the author without a preposition,
// or whose preposition would change the name that follows.
var wordless = []string{"ru", "uk", "pl", "cs", "el", "fi", "hu", "tr", "zh-Hant", "zh-Hans", "ja", "ko", "vi"}

func TestNoStringIsMissing(t *testing.T) {
	for _, w := range tables {
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			name, f := v.Type().Field(i).Name, v.Field(i)
			switch {
			case f.Kind() != reflect.String || name == "pair":
			case name == "By" && slices.Contains(wordless, w.Lang):
				if f.String() != "" {
					t.Errorf("%s: By is %q but the test lists it as wordless", w.Lang, f.String())
				}
			case f.String() == "":
				t.Errorf("%s: %s is missing", w.Lang, name)
			}
		}
		if strings.Count(w.CoverOf, "%s") != 1 {
			t.Errorf("%s: CoverOf %q must hold the title once", w.Lang, w.CoverOf)
		}
		if w.months != nil && slices.Contains(w.months[:], "") {
			t.Errorf("%s: a month is missing", w.Lang)
		}
	}
}

func TestEveryLanguageAskedForHasATable(t *testing.T) {
	for _, lang := range strings.Fields("en zh-Hant zh-Hans ja ko ar he fa th ru el vi de fr es it pt nl pl uk tr sv da nb fi cs hu ro id") {
		if w := For(lang); w.Lang != lang {
			t.Errorf("For(%q) is %s", lang, w.Lang)
		}
	}
}

func TestFor(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"", "en"}, {"tlh", "en"}, {"EN_us", "en"}, {"de-CH-1996", "de"}, {"pt-BR", "pt"},
		{"zh", "zh-Hans"}, {"zh-TW", "zh-Hant"}, {"zh_HK", "zh-Hant"}, {"zh-Hant-HK", "zh-Hant"},
		{"zh-Hans-TW", "zh-Hans"}, {"yue", "zh-Hant"}, {"cmn-CN", "zh-Hans"}, {"zh-tw", "zh-Hant"},
		{"no", "nb"}, {"nn-NO", "nb"}, {"iw", "he"}, {"in", "id"}, {"-", "en"},
	} {
		if got := For(c.lang).Lang; got != c.want {
			t.Errorf("For(%q) is %s, want %s", c.lang, got, c.want)
		}
	}
}

func TestDir(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"ar-EG", "rtl"}, {"he", "rtl"}, {"iw", "rtl"}, {"fa", "rtl"}, {"ur", "rtl"}, {"az-Arab", "rtl"},
		{"en", "ltr"}, {"zh-Hant", "ltr"}, {"", "ltr"}, {"ar-Latn", "ltr"},
	} {
		if got := Dir(c.lang); got != c.want {
			t.Errorf("Dir(%q) is %s, want %s", c.lang, got, c.want)
		}
	}
}

func TestDate(t *testing.T) {
	july := time.Date(2025, 7, 31, 12, 0, 0, 0, time.FixedZone("", 8*3600))
	for _, c := range []struct{ lang, want string }{
		{"en", "31 July 2025"}, {"zh-Hant", "2025 年 7 月 31 日"}, {"ja", "2025年7月31日"}, {"ko", "2025년 7월 31일"},
		{"de", "31. Juli 2025"}, {"fr", "31 juillet 2025"}, {"es", "31 de julio de 2025"}, {"hu", "2025. július 31."},
		{"ru", "31 июля 2025 г."}, {"vi", "31 tháng 7, 2025"}, {"th", "31 กรกฎาคม พ.ศ. 2568"},
		{"fa", "۳۱ ژوئیهٔ ۲۰۲۵"}, {"he", "31 ביולי 2025"},
	} {
		if got := For(c.lang).Date(july); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	first := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
	if got := For("fr").Date(first); got != "1er mai 2024" {
		t.Errorf("fr: %q", got)
	}
	if got := For("it").Date(first); got != "1º maggio 2024" {
		t.Errorf("it: %q", got)
	}
	if got := For("en").Date(time.Time{}); got != "" {
		t.Errorf("zero time: %q", got)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en", "It has no pictures. Page numbers are those of the PDF edition."},
		{"zh-Hant", "書中沒有圖片。頁碼與 PDF 版相同。"},
	} {
		w := For(c.lang)
		if got := Sentences(w.AccessNoPictures, w.AccessPages); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct{ lang, names, want string }{
		{"en", "", ""}, {"en", "A", "A"}, {"en", "A B", "A and B"}, {"en", "A B C", "A, B and C"},
		{"zh-Hant", "甲 乙", "甲、乙"}, {"ko", "A B C", "A, B, C"}, {"de", "A B", "A und B"},
		{"id", "A B", "A dan B"}, {"id", "A B C", "A, B, dan C"}, {"ar", "أ ب ج", "أ، ب وج"},
	} {
		if got := For(c.lang).List(strings.Fields(c.names)); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.lang, c.names, got, c.want)
		}
	}
}

func TestBoxKind(t *testing.T) {
	for _, w := range tables {
		for _, kind := range []string{"note", "tip", "important", "warning", "caution"} {
			if got := w.BoxKind(w.Box(kind)); w.Box(got) != w.Box(kind) {
				t.Errorf("%s: %q names %q, want %q", w.Lang, w.Box(kind), got, kind)
			}
		}
		if got := w.BoxKind(w.Contents); got != "" {
			t.Errorf("%s: %q names %q", w.Lang, w.Contents, got)
		}
	}
	if got := For("en").BoxKind("NOTE"); got != "note" {
		t.Errorf("NOTE names %q", got)
	}
}
