package cover

import (
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

func TestPart(t *testing.T) {
	for _, test := range []struct{ lang, title, want string }{
		{"en", "Rivers: A Life", "Rivers:\nA Life"},
		{"en", "The Long Road — A Memoir", "The Long Road\n— A Memoir"},
		{"en", "Set\nby hand: so", ""},
		{"en", "A: B", ""},
		{"en", "On Trees", ""},
		{"en", "Bread On the Table", "Bread\nOn the Table"},
		{"en-GB", "A Field of Rye In the Late Rain", "A Field of Rye\nIn the Late Rain"},
		{"en", "Understandings of It", ""}, // too uneven
		{"de", "Vom Wesen der Wolken", "Vom Wesen\nder Wolken"},
		{"sv", "Om natten och dagen", ""}, // a language whose words are not known
		{"zh-Hant", "雨的歷史：一部筆記", "雨的歷史：\n一部筆記"},
		{"zh-Hans", "渡船上的最后一夜", "渡船上的\n最后一夜"},
		{"ja", "夜行列車の時刻表", "夜行列車の\n時刻表"},
		{"zh-Hant", "我們的目的何在", "我們的\n目的何在"},
		{"zh-Hant", "旅行目的地指南", ""},
		{"zh-Hant", "春天的雨 秋天的風", "春天的雨\n秋天的風"},
		{"zh-Hant", "【審訊第十二日】證人稱從來無人來過 辯方質疑證供前後不一", "【審訊第十二日】\n證人稱從來無人來過\n辯方質疑證供前後不一"},
		{"zh-Hans", "山路灯塔和海上航线", "山路灯塔\n和海上航线"},
		{"zh-Hant", "北海之漁夫與潮汐", "北海之\n漁夫與潮汐"},
		{"zh-Hant", "山川之間的行旅人", "山川之間的\n行旅人"},
		{"ja", "昭和十七年平和記", ""},
		{"zh-Hant", "論共和國及其他城邦", ""},
		{"zh-Hans", "「云上城」是什么？", "「云上城」\n是什么？"},
		{"en", strings.Repeat("long ", 20) + ": x", ""},
	} {
		if got := part(test.title, test.lang); got != test.want {
			t.Errorf("%q is parted as %q, want %q", test.title, got, test.want)
		}
	}
}

// No line ends in a word that opens a phrase.
func TestJoined(t *testing.T) {
	for title, want := range map[string]string{
		"The Rain On the Roof": "The\u00a0Rain On\u00a0the\u00a0Roof",
		"What Rain Is For":     "What Rain Is For",
		"비와 새":                 "비\u2060와 새",
		"":                     "",
	} {
		if got := joined(title, "en"); got != want {
			t.Errorf("%q: %q", title, got)
		}
	}
}

// samples are long titles in four scripts, to be cut to any length.
var samples = map[string]string{
	"en":      "Notes toward a history of the small machines that measured rain in the valleys of the north, with an account of the people who read them each morning, what they wrote in the margins of their ledgers, and why nobody has since been able to say how much water the mountains hold, or when it comes down",
	"zh-Hant": strings.Repeat("關於北方山谷中那些測量雨水的小機器的歷史筆記，並述及每天清晨讀取它們的人，他們在帳簿邊緣寫下了什麼，以及為何此後再也沒有人能說出羣山究竟蓄藏了多少水。", 4),
	"ar":      strings.Repeat("ملاحظات في تاريخ الآلات الصغيرة التي كانت تقيس المطر في وديان الشمال مع ذكر الناس الذين كانوا يقرؤونها كل صباح ", 3),
	"th":      strings.Repeat("บันทึกว่าด้วยประวัติของเครื่องมือเล็กๆ ที่ใช้วัดปริมาณฝนในหุบเขาทางเหนือ พร้อมเรื่องราวของผู้คนที่อ่านค่าทุกเช้า ", 3),
}

// Titles of 3 to 300 characters stand whole within the margins, above the foot,
// at sizes that can be read, and no word of them is parted.
func TestTitlesFit(t *testing.T) {
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	setter := para.NewSetter(set)
	th, err := theme.Named("")
	if err != nil {
		t.Fatal(err)
	}
	for lang, sample := range samples {
		for _, n := range []int{3, 8, 20, 45, 90, 160, 300} {
			title := strings.TrimSpace(string([]rune(sample)[:n]))
			b := &render.Book{Theme: th, Doc: &doc.Document{Meta: doc.Meta{Title: title, Language: lang,
				Subtitle: "A Subtitle", Series: "Woods", Authors: []doc.Author{{Name: "Ann Oak"}, {Name: "Bo Li"}}}}}
			c := composer{setter: setter, book: b, w: 400 * sp.Pt, h: 640 * sp.Pt, margin: 40 * sp.Pt}
			c.checkTitle(t, title)
		}
	}
}

func (c *composer) checkTitle(t *testing.T, title string) {
	t.Helper()
	w := c.words(c.tall() * 38 / 100)
	b := w.upper[1]
	short := string([]rune(title)[:min(12, len([]rune(title)))])
	if size := int64(c.w / b.size); size > 30 {
		t.Errorf("%s… of %d: set at a %dth of the page", short, len([]rune(title)), size)
	}
	if w.height > c.h*3/4 {
		t.Errorf("%s… of %d: the words take %d of %d points", short, len([]rune(title)), w.height/sp.Pt, c.h/sp.Pt)
	}
	var got strings.Builder
	for i := range b.lines {
		if b.lines[i].Width > b.measure+b.size/3 { // a comma hangs
			t.Errorf("%s…: line %d is too wide: %v of %v", short, i+1, b.lines[i].Width.Points(), b.measure.Points())
		}
		line := textOf(&b.lines[i])
		if c.book.Doc.Meta.Language == "en" && !wordEnds(title, got.String()+line) {
			t.Errorf("%s…: line %d parts a word: %s", short, i+1, line)
		}
		got.WriteString(line)
	}
	if want := letters(title); letters(got.String()) != want {
		t.Errorf("the title is not whole: %s, want %s", letters(got.String()), want)
	}
}

// textOf gives the text of a line; the pieces of right-to-left ones stand in
// the order they are seen.
func textOf(l *para.Line) string {
	var b strings.Builder
	for _, p := range l.Pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// letters sorts a text's characters, blanks left out: what tells that none is
// lost whatever their order.
func letters(s string) string {
	rs := []rune(strings.Join(strings.Fields(s), ""))
	slices.Sort(rs)
	return string(rs)
}

// wordEnds says whether a title has a blank where so much of it ends.
func wordEnds(title, part string) bool {
	n := len(strings.Join(strings.Fields(part), ""))
	for i, r := range title {
		if n <= 0 {
			return r == ' ' || title[i-1] == '-'
		}
		if r != ' ' {
			n -= len(string(r))
		}
	}
	return true
}

// A Simplified title over a Traditional text is set in its own faces, on one
// weight, like on the page.
func TestTitleInItsLanguage(t *testing.T) {
	set, err := fonts.NewSet(all.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Named("")
	if err != nil {
		t.Fatal(err)
	}
	b := &render.Book{Theme: th, Doc: &doc.Document{Meta: doc.Meta{Title: "港口无声", Language: "zh-Hant", TitleLang: "zh-Hans"}}}
	c := composer{setter: para.NewSetter(set), book: b, w: 400 * sp.Pt, h: 640 * sp.Pt, margin: 40 * sp.Pt}
	title := c.words(c.tall() * 38 / 100).upper[1]
	for _, l := range title.lines {
		for _, p := range l.Pieces {
			if got := p.Face.Name(); got != "NotoSerifSC-Bold" {
				t.Errorf("%s is set in %s", p.Text, got)
			}
		}
	}
	if len(title.lines) == 0 {
		t.Error("no title")
	}
}
