package epub_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// epubCheck runs EPUBCheck 5 over books and gives what it says; the program is
// the JAR that EPUBCHECK_JAR names.
func epubCheck(t *testing.T, name string, book []byte) string {
	t.Helper()
	jar := os.Getenv("EPUBCHECK_JAR")
	if jar == "" {
		t.Skip("EPUBCHECK_JAR does not name epubcheck.jar")
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Skip("no java on PATH")
	}
	file := filepath.Join(t.TempDir(), name+".epub")
	if err := os.WriteFile(file, book, 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ := exec.Command("java", "-jar", jar, "-u", file).CombinedOutput() // its exit code is in what it says
	return string(out)
}

const silence = "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages"

// TestEPUBCheck takes books through EPUBCheck at its strictest: not one
// message, be it of usage.
func TestEPUBCheck(t *testing.T) {
	books := map[string]*render.Book{"samples": full(t), "empty": plain("", "")}
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		books[strings.TrimSuffix(filepath.Base(name), ".txtar")] = post(t, ar.Files[0].Data)
	}
	books["odd"] = odd(t)
	for name, b := range books {
		t.Run(name, func(t *testing.T) {
			if got := epubCheck(t, name, build(t, b)); !strings.Contains(got, silence) {
				t.Error(got)
			}
		})
	}
}

// TestEPUBCheckFinds makes sure that the check can fail.
func TestEPUBCheckFinds(t *testing.T) {
	b := full(t)
	b.Assets["oak.jpg"].Data = []byte("no picture")
	if got := epubCheck(t, "broken", build(t, b)); strings.Contains(got, silence) {
		t.Error("a broken picture passed")
	}
}

// odd is a book of what authors and filters come up with.
func odd(t *testing.T) *render.Book {
	link := func(url string) doc.Block {
		return &doc.Paragraph{Inlines: []doc.Inline{&doc.Link{URL: url, Inlines: text("link")}}}
	}
	b := plain("A \x01 & <b>\nbreak", "zh_hant_hk",
		link("https://example.org/a b[1]|{x}\\y`^\"<>"), link("https://例え.jp/パス?q=值#片"), link("http://user:pw@example.org:80"),
		link("https://[2001:db8::1]:8080/"), link("mailto:a@b.c?subject=x y"), link("tel:+852 1"), link("https://a_b.example.org/%zz"),
		&doc.Section{Attr: doc.Attr{ID: "1 ü:x", Lang: "x_wrong"}, Level: 9, Title: nil, Blocks: []doc.Block{
			&doc.Section{Level: 10, Title: text("\x02")},
			&doc.Definitions{Items: []doc.Definition{{}, {Terms: [][]doc.Inline{text("t")}}, {Bodies: [][]doc.Block{{para("b")}}}}},
			&doc.List{}, &doc.Verse{}, &doc.Figure{}, &doc.Quote{}, &doc.Callout{Kind: "tip"}, &doc.Callout{},
			&doc.Div{Role: "odd role"}, &doc.Div{Role: doc.RoleDetails}, &doc.Table{Head: []doc.Row{{}}},
			&doc.Paragraph{Attr: doc.Attr{Lang: "en-"}, Inlines: []doc.Inline{&doc.Span{Role: "x y", Title: "t", Dir: "up"}}},
		}})
	b.Doc.Meta.Source = "not a url"
	b.Doc.Meta.Authors = []doc.Author{{}, {Name: "A\nB", Role: "author", Bio: []doc.Inline{&doc.Link{URL: "#1 ü:x", Inlines: text("x")}}}}
	b.Doc.Meta.Series, b.Doc.Meta.SeriesNumber = "S", "IV"
	b.Doc.Meta.ID = "978-1"
	return b
}
