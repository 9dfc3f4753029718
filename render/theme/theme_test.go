package theme

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/sp"
)

func TestNamed(t *testing.T) {
	for _, name := range Names() {
		th, err := Named(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, p := range []string{"a4", "letter", "a5", "6x9"} {
			if th.Papers[p].Measure == 0 {
				t.Errorf("%s lacks paper %s", name, p)
			}
		}
		for _, n := range StyleNames() {
			s := th.Styles[n]
			if s.Font == "" || s.Size == 0 || s.Leading == 0 || s.Weight == 0 || s.Align == "" {
				t.Errorf("%s: style %s is not complete: %+v", name, n, s)
			}
		}
	}
	if _, err := Named("no such"); err == nil || !strings.Contains(err.Error(), "briefing, book, plain") {
		t.Errorf("Named of an unknown theme: %v", err)
	}
}

func TestInheritance(t *testing.T) {
	book, err := Named("book")
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Styles[Body].First; got != 1500 {
		t.Errorf("body of book is indented by %d, want 1500", got)
	}
	if got := book.Styles[Heading1].First; got != 0 {
		t.Errorf("an indent of body went into a heading: %d", got)
	}
	if book.Styles[Quote].Font != fonts.Serif || !book.Styles[Quote].Hyphenate {
		t.Errorf("quote does not take its face and hyphenation from body: %+v", book.Styles[Quote])
	}
	if book.DropCap != 2 {
		t.Errorf("drop-cap = %d, want 2", book.DropCap)
	}
}

func TestLoad(t *testing.T) {
	user := `base = "plain"  # a comment
accent = "#00ff80"
publisher = 'House # 7'
[style.heading1]
size = 1900
color = "accent"
[paper.a4]
measure = 140.5
`
	th, err := Load(fstest.MapFS{"house.toml": {Data: []byte(user)}}, "house.toml")
	if err != nil {
		t.Fatal(err)
	}
	if th.Name != "house" || th.Publisher != "House # 7" || th.Accent != (Color{0, 255, 128}) {
		t.Errorf("theme is %q, %q, %v", th.Name, th.Publisher, th.Accent)
	}
	h := th.Styles[Heading1]
	if h.Size != 1900 || h.Color != th.Accent || h.Font != fonts.Serif {
		t.Errorf("heading1 is %+v", h)
	}
	if p := th.Papers["a4"]; p.Measure != sp.MM(140.5) || p.W != sp.MM(210) {
		t.Errorf("a4 is %+v", p)
	}
}

func TestFiles(t *testing.T) {
	face := latin.OctavoSerif()[0].Data
	fsys := fstest.MapFS{
		"house/house.toml":  {Data: []byte("logo = \"logo.svg\"\n[font.serif]\nregular = \"a.ttf\"\nbold-italic = \"faces/b.ttf\"\n")},
		"house/logo.svg":    {Data: []byte("<svg/>")},
		"house/a.ttf":       {Data: face},
		"house/faces/b.ttf": {Data: face},
		"house/bad.toml":    {Data: []byte("[font.sans]\nregular = \"logo.svg\"\n")},
	}
	th, err := Load(fsys, "house/house.toml")
	if err != nil {
		t.Fatal(err)
	}
	if th.Logo == nil || string(th.Logo.Data) != "<svg/>" {
		t.Errorf("logo is %+v", th.Logo)
	}
	if len(th.Fonts) != 2 || th.Fonts[0].Family != "Octavo Serif" || th.Fonts[1].Weight != 700 || !th.Fonts[1].Italic {
		t.Errorf("%d fonts, want the regular and the bold italic of one family", len(th.Fonts))
	}
	if _, err := Load(fsys, "house/bad.toml"); !errors.Is(err, fonts.ErrUnsupported) && !errors.Is(err, fonts.ErrDamaged) ||
		!strings.HasPrefix(err.Error(), "house/bad.toml:2: font.sans.regular: ") {
		t.Errorf("a file that is no font: %v", err)
	}
}

func TestLoadNamesWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"[style.heading1]\ncolour = 3":       "x.toml:2: style.heading1.colour: there is no such key",
		"[style.heading9]\nsize = 3":         `x.toml:2: style.heading9.size: there is no style "heading9"`,
		"\n[style.body]\nsize = \"big\"":     "x.toml:3: style.body.size: want a whole number from 300 to 8000",
		"[style.body]\nsize = 1000.5":        "x.toml:2: style.body.size: want a whole number from 300 to 8000",
		"[style.body]\nfont = \"papyrus\"":   `x.toml:2: style.body.font: want "serif", "sans" or "mono"`,
		"[style.body]\nalign = \"left\"":     `x.toml:2: style.body.align: want "justify", "start", "center" or "end"`,
		"[style.body]\nhyphenate = 1":        "x.toml:2: style.body.hyphenate: want true or false",
		"accent = \"red\"":                   `x.toml:1: accent: want "#rrggbb", "accent", "ink" or "muted"`,
		"accent = \"#12345g\"":               `x.toml:1: accent: "#12345g" is no colour`,
		"accent = \"#123456":                 `x.toml:1: accent: the string does not end`,
		"base = \"brief\"":                   `x.toml:1: base: there is no theme "brief"`,
		"footer = true":                      "x.toml:1: footer: want a string",
		"footer":                             "x.toml:1: not key = value: footer",
		"[style.body":                        "x.toml:1: not a table: [style.body",
		"[paper.a4]\nmeasure = 300":          `x.toml:2: paper.a4.measure: the text block of paper "a4" does not fit its page`,
		"[paper.a4]\nmeasure = -1":           "x.toml:2: paper.a4.measure: want a number from 0 to 5000",
		"[paper.mine]\nwidth = 100":          `x.toml:2: paper.mine.width: the text block of paper "mine" does not fit its page`,
		"[paper.a4]\nmesure = 100":           "x.toml:2: paper.a4.mesure: there is no such key",
		"drop-cap = 9":                       "x.toml:1: drop-cap: want a whole number from 0 to 5",
		"logo = \"none.png\"":                "x.toml:1: logo: open none.png: file does not exist",
		"[font.serif]\nbold = \"none.ttf\"":  "x.toml:2: font.serif.bold: open none.ttf: file does not exist",
		"[font.serif]\nblack = \"none.ttf\"": "x.toml:2: font.serif.black: there is no such key",
		"[font.script]\nbold = \"x.ttf\"":    "x.toml:2: font.script.bold: want the table font.serif, font.sans or font.mono",
		"accent = [1, 2]":                    `x.toml:1: accent: "[1, 2]" is no string, number or boolean`,
		"[style.a]\nx = 1\n[style.b]\ny = 2": `style.b.y: there is no style "b"`,
	} {
		_, err := Load(fstest.MapFS{"x.toml": {Data: []byte(text)}}, "x.toml")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	if _, err := Load(fstest.MapFS{}, "none.toml"); err == nil {
		t.Error("a missing file is no error")
	}
}

func BenchmarkNamed(b *testing.B) {
	for b.Loop() {
		if _, err := Named(""); err != nil {
			b.Fatal(err)
		}
	}
}
