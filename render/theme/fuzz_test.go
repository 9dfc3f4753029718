package theme

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzLoad reads theme files. What is wrong has its line; a theme that is taken
// is whole, and fits its papers.
func FuzzLoad(f *testing.F) {
	own, err := filepath.Glob("themes/*.toml")
	if err != nil || len(own) == 0 {
		f.Fatal(own, err)
	}
	for _, name := range own {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, s := range []string{
		"base = \"plain\" # x\naccent = '#00ff80'\n[style.heading1]\nsize = 1900\ncolor = \"accent\"\n[paper.a4]\nmeasure = 140.5\n", "logo = \"logo.svg\"", "logo = \"../../logo.svg\"", "[font.serif]\nregular = \"face.ttf\"\n",
		"[paper.x]\nwidth = 1e-9\nheight = 5000\nmeasure = NaN\nsize = Inf\nleading = 0x1p-30", "[style.body]\nsize = 300\nleading = 4000\nafter = 20000\n", "[", "[a]b", "=", "a = ", "a = \"", "base = 3", "drop-cap = 5\ncjk.leading = 3", "[cjk]\nleading = 3000\nindent = 8000", "[paper.]\nwidth = 1",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{"house.toml": {Data: []byte(text)}, "logo.svg": {Data: []byte("<svg/>")}, "face.ttf": {Data: []byte("no font")}}
		th, err := Load(files, "house.toml")
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "house.toml:") && !strings.Contains(text, strings.TrimSuffix(line, "\n")) {
					t.Fatalf("%q: an error without its place: %v", text, err)
				}
			}
			return
		}
		if th.Name != "house" || th.DropCap < 0 || th.DropCap > 5 {
			t.Errorf("%q: %+v", text, th)
		}
		for name, p := range th.Papers {
			if p.Size <= 0 || p.Leading <= 0 || p.Measure <= 0 || p.Measure+p.Inner > p.W || p.Top+p.Bottom+p.Leading > p.H {
				t.Errorf("%q: paper %s is %+v", text, name, p)
			}
		}
		for _, name := range StyleNames() {
			if s := th.Styles[name]; s.Font == "" || s.Align == "" || s.Size < 300 || s.Leading < 800 || s.Weight < 100 || s.Weight > 900 {
				t.Errorf("%q: style %s is %+v", text, name, s)
			}
		}
		if again, err := Load(files, "house.toml"); err != nil || !reflect.DeepEqual(again, th) {
			t.Errorf("%q: another theme the second time, or %v", text, err)
		}
	})
}
