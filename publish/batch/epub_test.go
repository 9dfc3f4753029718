package batch

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
)

// epubOf makes a book of a post.
func epubOf(tb testing.TB, body string) []byte {
	tb.Helper()
	p, err := publish.New(publish.Config{Cover: "none"})
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	in := fstest.MapFS{"a.md": {Data: []byte("---\ntitle: T\ndate: 2025-01-02\n---\n\n" + body)}}
	if _, err := p.Publish(tb.Context(), in, "a.md", publish.Output{Format: "epub", Writer: &b}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// zipped makes an archive of files, "name", "text", …
func zipped(tb testing.TB, files ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// FuzzEPUB finds any bytes where a book of an earlier night belongs: what is
// read out of it for the catalogue and the report of changes is what it holds,
// or nothing.
func FuzzEPUB(f *testing.F) {
	const container = `<container><rootfiles><rootfile full-path="EPUB/package.opf"/></rootfiles></container>`
	now := epubOf(f, "Text.\n\n## A\n\nMore text.\n")
	f.Add(now)
	f.Add(epubOf(f, "Other text.\n\nMore text.\n"))
	f.Add(now[:len(now)/2])
	for _, opf := range []string{
		`<package><metadata><meta property="schema:accessMode"> textual </meta></metadata><manifest><item id="c" href="../../x.jpg" media-type="image/jpeg" properties="cover-image"/></manifest><spine><itemref idref="c"/></spine></package>`,
		`<package><manifest><item id="c" href="/etc/passwd" properties="cover-image"/><item id="d" href="d.xhtml"/></manifest><spine><itemref idref="d"/><itemref idref="e"/></spine></package>`,
		`<package>`, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><package>&e;</package>`,
	} {
		f.Add(zipped(f, "META-INF/container.xml", container, "EPUB/package.opf", opf, "EPUB/d.xhtml", `<body>a<p>b</p><i role="doc-pagebreak" aria-label="1"/>`, "x.jpg", "x"))
	}
	f.Add(zipped(f, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="../x"/></rootfiles></container>`, "../x", "<package/>"))
	f.Fuzz(func(t *testing.T, old []byte) {
		if c := compare(old, now); c != nil {
			if c.Added < 0 || c.Removed < 0 || len(c.Text) > 20 || len(c.Text) > c.Added+c.Removed || slices.ContainsFunc(c.Text, func(s string) bool { return len(s) > 200 }) {
				t.Errorf("%+v", c)
			}
			if same := compare(old, old); same == nil || same.Added+same.Removed > 0 {
				t.Errorf("the same book differs: %+v", same)
			}
		}
		b, err := openEPUB(old)
		if err != nil {
			return
		}
		if a := b.access(); slices.ContainsFunc(a.Modes, func(s string) bool { return s != strings.TrimSpace(s) }) {
			t.Errorf("%q", a.Modes)
		}
		if data, _, err := b.cover(); err == nil && data != nil && !holds(b.zip, data) {
			t.Errorf("a cover of %d bytes that the book does not hold", len(data))
		}
	})
}

// holds reports whether one of the archive's files has these bytes.
func holds(z *zip.Reader, data []byte) bool {
	return slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.UncompressedSize64 == uint64(len(data)) })
}
