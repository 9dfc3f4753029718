package epub_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/epub"
)

// TestClaims holds what a book says of its accessibility against what it has.
func TestClaims(t *testing.T) {
	alternative := ">alternativeText<"
	textual := `"schema:accessModeSufficient">textual<`
	for _, c := range []struct {
		name      string
		picture   *doc.Image
		has, lack []string
	}{
		{"no picture", nil, []string{textual, ">none<", "It has no pictures."}, []string{alternative, ">visual<", "pageBreakMarkers"}},
		{"described", &doc.Image{URL: "a", Alt: "A boat"}, []string{textual, alternative, ">visual<", ">textual,visual<"}, nil},
		{"not described", &doc.Image{URL: "a"}, []string{">textual,visual<", "Not every picture"}, []string{alternative, textual}},
		{"decorative", &doc.Image{URL: "a", Decorative: true}, []string{textual}, []string{alternative, ">visual<"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := full(t)
			b.Doc, b.Laid = &doc.Document{Meta: doc.Meta{Title: "A", Language: "en"}}, nil
			b.Assets["a"] = b.Assets["elm.png"]
			if c.picture != nil {
				b.Doc.Blocks = []doc.Block{&doc.Figure{Images: []*doc.Image{c.picture}}}
			}
			files, _ := unzip(t, build(t, b))
			opf := files["EPUB/package.opf"]
			for _, s := range c.has {
				if !strings.Contains(opf, s) {
					t.Errorf("lacks %s in %s", s, opf)
				}
			}
			for _, s := range append(c.lack, "conformsTo") {
				if strings.Contains(opf, s) {
					t.Errorf("has %s in %s", s, opf)
				}
			}
		})
	}
	var w bytes.Buffer
	claim := "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
	if _, err := (epub.Backend{ConformsTo: claim}).Render(context.Background(), plain("A", "en"), &w); err != nil {
		t.Fatal(err)
	}
	files, _ := unzip(t, w.Bytes())
	if !strings.Contains(files["EPUB/package.opf"], `<meta property="dcterms:conformsTo">`+claim+"</meta>") {
		t.Error("the claim is not made")
	}
}

// ace runs DAISY Ace over a book and gives its outcome and report; ACE names
// the program, such as ace-cli.
func ace(t *testing.T, book []byte) (string, []byte) {
	t.Helper()
	program := os.Getenv("ACE")
	if program == "" {
		t.Skip("ACE does not name the program of DAISY Ace")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "book.epub")
	if err := os.WriteFile(file, book, 0o644); err != nil {
		t.Fatal(err)
	}
	said, _ := exec.Command(program, "-s", "-o", dir, file).CombinedOutput() // its exit code is the outcome
	data, err := os.ReadFile(filepath.Join(dir, "report.json"))
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	var report struct {
		Result struct {
			Outcome string `json:"earl:outcome"`
		} `json:"earl:result"`
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	return report.Result.Outcome, data
}

func TestAce(t *testing.T) {
	book := build(t, full(t))
	if got, report := ace(t, book); got != "pass" {
		t.Errorf("%s", report)
	}
	if got, _ := ace(t, silenced(t, book)); got != "fail" {
		t.Errorf("a picture without an alternative: %s", got)
	}
}

// silenced takes the alternatives off a book's pictures.
func silenced(t *testing.T, book []byte) []byte {
	files, names := unzip(t, book)
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, name := range names {
		method := zip.Deflate
		if name == "mimetype" {
			method = zip.Store
		}
		w, err := zw.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(strings.ReplaceAll(files[name], `alt="An elm"`, ""))); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
