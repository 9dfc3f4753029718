package place_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/hant"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
)

// A heading of Han on two lines parts between its phrases where the measure
// lets it, and not in the middle of a word.
func TestHanPartsAtPhrases(t *testing.T) {
	set, err := fonts.NewSet(append(latin.Files(), hant.Files()...)...)
	if err != nil {
		t.Fatal(err)
	}
	s := para.NewSetter(set)
	for _, c := range []struct{ text, first string }{
		{"老河改道出席水利委員會的會議 談論新堤後的情況", "老河改道出席水利委員會的會議"},
		{"渡口的老人說起那條河的時候，說它不是這樣流", "渡口的老人說起那條河的時候，"},
		{"村人說起從前渡口的「老船夫」與他的狗和船", "村人說起從前渡口的"},
		{"【審訊】證人稱「沒有見過」被告", "【審訊】證人稱「沒有見過」被告"},
		{"【水利審訊第十二日】證人稱從來沒有見過被告", "【水利審訊第十二日】"},
		{"沒有停頓的標題就只能在任何地方分開成兩行", "沒有停頓的標題就只能"},
	} {
		p := para.Paragraph{Runs: []para.Run{{Text: c.text, Size: 20 * sp.Pt, Lang: "zh-Hant"}}, Lang: "zh-Hant", Measure: 330 * sp.Pt, Align: para.Start}
		lines := place.Balanced(s, p).Lines
		var first strings.Builder
		for _, piece := range lines[0].Pieces {
			first.WriteString(piece.Text)
		}
		want := 2
		if c.first == c.text {
			want = 1
		}
		if got := strings.TrimSpace(first.String()); len(lines) != want || got != c.first {
			t.Errorf("%s: %d lines, the first %q; want %q", c.text, len(lines), got, c.first)
		}
	}
}
