package svg_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/svg"
)

var update = flag.Bool("update", false, "rewrite testdata")

func latinSet(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// placed puts a drawing on a page of its own, a pixel to the point.
func placed(p *svg.Picture, set *fonts.Set) *frame.Document {
	w, h := sp.FromPoints(p.W), sp.FromPoints(p.H)
	return &frame.Document{
		Pages:    []frame.Page{{W: w, H: h, Items: p.Place(0, 0, w, h, 1, set)}},
		Elements: []frame.Element{{Tag: "Document"}, {Tag: "Figure", Alt: p.Title}},
	}
}

// TestGolden compares what testdata's drawings become: warnings, items of a
// page, the SVG a reader is given.
func TestGolden(t *testing.T) {
	set := latinSet(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in := ar.Files[0].Data
			p, warnings, err := svg.Parse(in)
			if err != nil {
				t.Fatal(err)
			}
			clean, err := svg.Sanitise(in)
			if err != nil {
				t.Fatal(err)
			}
			got := []txtar.File{
				ar.Files[0],
				{Name: "warnings", Data: []byte(strings.Join(append(warnings, ""), "\n"))},
				{Name: "frames", Data: []byte(frame.Dump(placed(p, set)))},
				{Name: "clean.svg", Data: clean},
			}
			text := txtar.Format(&txtar.Archive{Comment: ar.Comment, Files: got})
			if *update {
				if err := os.WriteFile(name, text, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(ar); !bytes.Equal(text, want) {
				t.Errorf("got\n%s", text)
			}
		})
	}
}

// TestSanitisedDrawsTheSame holds the two ways together: a page and a reader
// show one drawing.
func TestSanitisedDrawsTheSame(t *testing.T) {
	set := latinSet(t)
	for name, in := range drawings(t) {
		first, _, err := svg.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := svg.Sanitise(in)
		if err != nil {
			t.Fatal(err)
		}
		second, _, err := svg.Parse(clean)
		if err != nil {
			t.Fatalf("%s: %v in\n%s", name, err, clean)
		}
		if a, b := frame.Dump(placed(first, set)), frame.Dump(placed(second, set)); a != b {
			t.Errorf("%s: the page shows\n%s, a reader\n%s", name, a, b)
		}
		again, err := svg.Sanitise(clean)
		if err != nil || !bytes.Equal(again, clean) {
			t.Errorf("%s: what is clean is cleaned to\n%s", name, again)
		}
	}
}

func drawings(t testing.TB) map[string][]byte {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, name := range files {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = ar.Files[0].Data
	}
	return out
}

func TestSize(t *testing.T) {
	for _, c := range []struct {
		attrs string
		w, h  int
	}{
		{`width="120" height="80"`, 120, 80},
		{`width="1in" height="2.54cm"`, 96, 96},
		{`viewBox="0 0 300 200"`, 300, 200},
		{`viewBox="0 0 300 200" width="150"`, 150, 100},
		{`viewBox="0 0 300 200" height="100"`, 150, 100},
		{`viewBox="0 0 300 200" width="100%" height="100%"`, 300, 200},
		{`style="width: 40px; height: 20px"`, 40, 20},
		{``, 300, 150},
		{`width="-5" height="x" viewBox="0 0 0 0"`, 300, 150},
		{`width="0.2" height="0.2"`, 1, 1},
	} {
		w, h, err := svg.Size([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + c.attrs + `/>`))
		if err != nil || w != c.w || h != c.h {
			t.Errorf("%s: %d×%d, %v; want %d×%d", c.attrs, w, h, err, c.w, c.h)
		}
	}
}

func TestEncodings(t *testing.T) {
	wide := []byte("\xff\xfe")
	for _, r := range `<?xml version="1.0" encoding="UTF-16"?><svg xmlns="http://www.w3.org/2000/svg"><title>Ü</title></svg>` {
		wide = append(wide, byte(r), byte(r>>8))
	}
	for name, data := range map[string]string{
		"UTF-16": string(wide),
		"Latin1": "<?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns='http://www.w3.org/2000/svg'><title>\xdc</title></svg>",
		"mark":   "\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'><title>Ü</title></svg>",
		"no ns":  "<svg><title>Ü</title></svg>",
		"prefix": "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:title>Ü</s:title></s:svg>",
		"entity": "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;'><title>Ü</title></svg>",
	} {
		p, _, err := svg.Parse([]byte(data))
		if err != nil || p.Title != "Ü" {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
}

func TestHostile(t *testing.T) {
	uses := `<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><rect width="1" height="1"/></g>`
	for c := 'b'; c < 'n'; c++ {
		uses += fmt.Sprintf(`<g id="%c">%s</g>`, c, strings.Repeat(fmt.Sprintf(`<use href="#%c"/>`, c-1), 10))
	}
	lol := `<!DOCTYPE svg [<!ENTITY a "` + strings.Repeat("l", 9000) + `">]><svg><text>` + strings.Repeat("&a;", 2000) + `</text></svg>`
	for _, c := range []struct {
		name, data string
		err        error
	}{
		{"empty", "", imaging.ErrBroken},
		{"not closed", "<svg><g>", imaging.ErrBroken},
		{"not SVG", "<html/>", imaging.ErrBroken},
		{"unknown entity", "<svg>&xxe;</svg>", imaging.ErrBroken},
		{"deep", strings.Repeat("<g>", 1) + strings.Repeat("<svg>", 5000), imaging.ErrBroken},
		{"deeper", "<svg>" + strings.Repeat("<g>", 5000) + strings.Repeat("</g>", 5000) + "</svg>", imaging.ErrTooBig},
		{"uses of uses", uses + "</svg>", imaging.ErrTooBig},
		{"laughs", lol, imaging.ErrTooBig},
		{"huge", `<svg width="1e9" height="1"/>`, imaging.ErrTooBig},
		{"many", "<svg>" + strings.Repeat("<g/>", 300_000) + "</svg>", imaging.ErrTooBig},
	} {
		if _, _, err := svg.Parse([]byte(c.data)); !errors.Is(err, c.err) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	loop := `<svg><use id="a" href="#a"/><g id="b"><use href="#b"/></g><linearGradient id="c" href="#c"/><rect width="9" height="9" fill="url(#c)"/></svg>`
	if _, _, err := svg.Parse([]byte(loop)); err != nil {
		t.Errorf("what uses itself: %v", err)
	}
}

func TestSanitisedPassesEPUBCheck(t *testing.T) {
	jar := os.Getenv("EPUBCHECK_JAR")
	if jar == "" {
		t.Skip("EPUBCHECK_JAR is not set")
	}
	all := drawings(t)
	for _, name := range []string{"hostile", "labels", "effects"} { // a second or more each
		clean, err := svg.Sanitise(all["testdata/"+name+".txtar"])
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "clean.svg")
		if err := os.WriteFile(file, clean, 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("java", "-jar", jar, "-u", "-m", "svg", "-v", "3.0", file).CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("0 infos")) || bytes.Contains(out, []byte("USAGE")) {
			t.Errorf("%s: %v\n%s\n%s", name, err, out, clean)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, in := range drawings(f) {
		f.Add(in)
	}
	set := latinSet(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _, err := svg.Parse(data)
		clean, cerr := svg.Sanitise(data)
		if err != nil {
			return
		}
		p.Place(0, 0, sp.MM(100), sp.MM(100), 1, set)
		if cerr != nil {
			t.Fatalf("drawn but not cleaned: %v", cerr)
		}
		if _, _, err := svg.Parse(clean); err != nil {
			t.Fatalf("%v in\n%s", err, clean)
		}
		if low := bytes.ToLower(clean); bytes.Contains(low, []byte("<script")) || bytes.Contains(low, []byte(" onload=")) {
			t.Errorf("not clean:\n%s", clean)
		}
	})
}

func BenchmarkParseAndPlace(b *testing.B) {
	var doc strings.Builder
	doc.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><style>.n{fill:#eef;stroke:#336}</style>`)
	for i := range 200 {
		fmt.Fprintf(&doc, `<rect class="n" x="%d" y="%d" width="30" height="20" rx="3"/><text x="%d" y="%d" font-size="9">node</text>`, i%20*40, i/20*40, i%20*40+4, i/20*40+13)
	}
	doc.WriteString("</svg>")
	set := latinSet(b)
	b.ReportAllocs()
	for b.Loop() {
		p, _, err := svg.Parse([]byte(doc.String()))
		if err != nil {
			b.Fatal(err)
		}
		p.Place(0, 0, sp.MM(100), sp.MM(75), 1, set)
	}
}

func ExampleParse() {
	p, warnings, err := svg.Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
		<rect width="40" height="20" fill="teal" filter="url(#blur)"/></svg>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	items := p.Place(0, 0, 40*sp.Pt, 20*sp.Pt, frame.Artifact, nil)
	fmt.Println(p.W, p.H, len(items), warnings)
	// Output: 40 20 1 [a filter is not applied]
}
