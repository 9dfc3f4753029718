package para

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

func FuzzSet(f *testing.F) {
	for _, s := range scraps {
		f.Add(s+" "+s, "en", 100, false)
	}
	f.Add("\xff\xfe(\u202E\u2067", "zh", 0, true)
	f.Add("\u0301\u0301", "", 1, true)
	f.Add("\u200D\u200D\uFE0F", "ja", 30, false)
	f.Add("\n\n \r\u2029", "de", -5, false)
	s := worldSetter(f)
	f.Fuzz(func(t *testing.T, text, lang string, points int, rtl bool) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		half := len(text) / 2
		for !utf8.ValidString(text[:half]) {
			half--
		}
		p := Paragraph{Lang: lang, RTL: rtl, Measure: sp.Len(points%2000) * sp.Pt, Hyphenate: true}
		p.Runs = []Run{
			{Text: text[:half], Role: fonts.Serif, Size: 10 * sp.Pt},
			{Text: text[half:], Role: fonts.Mono, Size: 9 * sp.Pt, Code: true},
		}
		checkParagraph(t, p, s.Set(p))
		least, whole := s.Natural(p)
		if least > whole+50*sp.Pt || least < -50*sp.Pt {
			t.Errorf("least %v, whole %v", least, whole)
		}
	})
}
