package publish_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// FuzzPublish makes both books of any front matter and text: they are inert,
// and the same twice.
func FuzzPublish(f *testing.F) {
	p := press(f, pressOfAll)
	files := everything(f)
	_, matter, _ := strings.Cut(string(files["post.md"].Data), "---\n")
	matter, body, _ := strings.Cut(matter, "---\n")
	f.Add(matter, body)
	f.Add("", "")
	for _, w := range injections {
		f.Add("title: "+yamlString(w), w)
	}
	for _, h := range activeHTML {
		f.Add("title: T", h)
	}
	for _, u := range badURLs {
		f.Add("image: "+yamlString(u), fmt.Sprintf("[a](<%s>) ![b](<%s>)", u, u))
	}
	for _, fl := range floods() {
		f.Add("lang: en", fl.make(min(fl.n, 3)))
	}
	for _, body := range []string{"a[^1]\n\n[^1]: b", "> a\n> — b", "| a |\n|:-:|\n| b |", "- [ ] a\n  1. b", "$$\na\n$$ $b$", "a\n: b", "# [a](#b) {#b}", "<ruby>漢<rt>か</rt></ruby>", "שלום *123* العربية", "```go\nfunc f() {}\n```", "a<br>b&nbsp;c", "{{< figure src=\"a.png\" >}}", "> [!TIP]\n> a", "![a](a.png)\n*b*", "a\n\n***\n\n**B** is c."} {
		f.Add("title: T\nauthor: A\ndate: 2025-01-02\nlang: zh-Hant", body)
	}
	f.Fuzz(func(t *testing.T, matter, body string) {
		if len(matter)+len(body) > 4<<10 {
			return // its floods have tests of their own
		}
		src := []byte("---\n" + matter + "\n---\n" + body)
		books := func() (epub, pdf []byte, err error) {
			var e, d bytes.Buffer
			_, err = p.PublishPost(t.Context(), publish.Post{FS: files, Name: "fuzz.md", Body: src},
				publish.Output{Format: "epub", Writer: &e}, publish.Output{Format: "pdf", Writer: &d})
			return e.Bytes(), d.Bytes(), err
		}
		epub, pdf, err := books()
		if err != nil {
			if errors.Is(err, publish.ErrInternal) || !errors.Is(err, doc.ErrPost) {
				t.Fatalf("%q: %v", src, err)
			}
			return
		}
		for _, fault := range append(epubFaults(epub), pdfFaults(pdf)...) {
			t.Errorf("%q: %v", src, fault)
		}
		epub2, pdf2, err := books()
		if err != nil || !bytes.Equal(epub, epub2) || !bytes.Equal(pdf, pdf2) {
			t.Errorf("%q: other bytes the second time, or %v", src, err)
		}
	})
}
