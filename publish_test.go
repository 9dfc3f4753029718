package octavo_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

const posts = "examples/posts"

// thePress is shared by the tests: a Press is safe for goroutines.
var thePress = sync.OnceValues(func() (*publish.Press, error) {
	return publish.New(publish.Config{Fonts: all.Files()})
})

// books makes both books of a post.
func books(t testing.TB, fsys fs.FS, name string) (epub, pdf []byte, r publish.Result) {
	t.Helper()
	p, err := thePress()
	if err != nil {
		t.Fatal(err)
	}
	var e, d bytes.Buffer
	r, err = p.Publish(t.Context(), fsys, name, publish.Output{Format: "epub", Writer: &e}, publish.Output{Format: "pdf", Writer: &d})
	if err != nil {
		t.Fatal(err)
	}
	return e.Bytes(), d.Bytes(), r
}

// examplePosts lists the posts of examples/posts.
func examplePosts(t testing.TB) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(posts), ".", func(name string, d fs.DirEntry, err error) error {
		if path.Ext(name) == ".md" {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) < 10 {
		t.Fatalf("%d example posts, %v", len(names), err)
	}
	return names
}

// unzip gives the files of an EPUB.
func unzip(t testing.TB, epub []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(b)
	}
	return files
}

// pdfText gives the text of a PDF page by page as poppler reads it.
func pdfText(t testing.TB, pdf []byte) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	file := path.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(string(out), "\f")
	return pages[:len(pages)-1]
}

const river = "2026-03-14-the-river-that-moved.md"

// TestBooksHoldThePost looks for what a reader would in both books of a
// briefing paper.
func TestBooksHoldThePost(t *testing.T) {
	epub, pdf, r := books(t, os.DirFS(posts), river)
	var text strings.Builder
	for name, s := range unzip(t, epub) {
		if strings.HasSuffix(name, ".xhtml") {
			text.WriteString(tags.ReplaceAllString(s, ""))
		}
	}
	want := []string{"The River That Moved", "How a town learned to live with water", "Ines Calder", "Tomas Reyd", "14 March 2026",
		"For three hundred years", "What the town knew", "The missing years", "A river that has not moved",
		"The outer bend of the Orle", "We had paid for the wall", "How the flood came", "Willow mattresses", "ground resolution of 12 cm", "About the authors"}
	for _, w := range want {
		if !strings.Contains(text.String(), w) {
			t.Errorf("the EPUB lacks %q", w)
		}
	}
	if len(r.Meta.Authors) != 2 || r.Meta.Authors[1].Name != "Tomas Reyd" {
		t.Errorf("authors: %+v", r.Meta.Authors)
	}
	pages := strings.Join(strings.Fields(strings.Join(pdfText(t, pdf), " ")), " ")
	for _, w := range want {
		if !strings.Contains(pages, w) {
			t.Errorf("the PDF lacks %q", w)
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// TestContentsLeadToTheirPages compares the numbers that the contents page
// prints with the pages on which the headings stand. On small paper the post
// is long enough to have contents.
func TestContentsLeadToTheirPages(t *testing.T) {
	press, err := publish.New(publish.Config{Paper: "a5"})
	if err != nil {
		t.Fatal(err)
	}
	var pdf bytes.Buffer
	if _, err := press.Publish(t.Context(), os.DirFS(posts), river, publish.Output{Format: "pdf", Writer: &pdf}); err != nil {
		t.Fatal(err)
	}
	pages := pdfText(t, pdf.Bytes())
	entry := regexp.MustCompile(`(?m)^\s*(\S.*?)[ .]{3,}(\d+)$`)
	checked := 0
	for _, p := range pages {
		if !strings.Contains(p, "Contents") {
			continue
		}
		for _, m := range entry.FindAllStringSubmatch(p, -1) {
			checked++
			if !onPage(pages, m[1], m[2]) {
				t.Errorf("%q is not on page %s", m[1], m[2])
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d entries found in the contents", checked)
	}
}

// onPage says whether a heading stands on the page whose folio is number.
func onPage(pages []string, heading, number string) bool {
	for _, p := range pages {
		lines := strings.Split(strings.TrimSpace(p), "\n")
		if strings.TrimSpace(lines[len(lines)-1]) != number {
			continue
		}
		for _, l := range lines {
			if strings.TrimSpace(l) == heading {
				return true
			}
		}
	}
	return false
}

// TestSameBytes builds every example twice, and with many at once.
func TestSameBytes(t *testing.T) {
	type pair struct{ epub, pdf string }
	first := map[string]pair{}
	for _, name := range examplePosts(t) {
		e, d, _ := books(t, os.DirFS(posts), name)
		first[name] = pair{string(e), string(d)}
	}
	var wg sync.WaitGroup
	for range 2 {
		for name, want := range first {
			wg.Go(func() {
				p, err := publish.New(publish.Config{Fonts: all.Files()})
				if err != nil {
					t.Error(err)
					return
				}
				var e, d bytes.Buffer
				_, err = p.Publish(t.Context(), os.DirFS(posts), name, publish.Output{Format: "pdf", Writer: &d}, publish.Output{Format: "epub", Writer: &e})
				if err != nil || e.String() != want.epub || d.String() != want.pdf {
					t.Errorf("%s: epub the same %v, pdf the same %v, %v", name, e.String() == want.epub, d.String() == want.pdf, err)
				}
			})
		}
	}
	wg.Wait()
}

// TestExamplesWarnOfNothing keeps the examples clean.
func TestExamplesWarnOfNothing(t *testing.T) {
	for _, name := range examplePosts(t) {
		_, _, r := books(t, os.DirFS(posts), name)
		for _, d := range r.Diagnostics {
			if d.Severity != doc.Info {
				t.Error(d)
			}
		}
	}
}

// TestBadPosts wants a clear error with a place for each way to be bad.
func TestBadPosts(t *testing.T) {
	fsys := fstest.MapFS{
		"unclosed.md": {Data: []byte("---\ntitle: T\n\nText.\n")},
		"yaml.md":     {Data: []byte("---\ntitle: T\nauthor: [a\n---\n\nText.\n")},
		"toml.md":     {Data: []byte("+++\ntitle = \n+++\n\nText.\n")},
		"empty.md":    {Data: []byte("---\ntitle: T\n---\n")},
		"latin1.md":   {Data: []byte("---\ntitle: T\n---\n\nCaf\xe9.\n")},
		"folder/x.md": {Data: []byte("Text.")},
	}
	p, err := thePress()
	if err != nil {
		t.Fatal(err)
	}
	for name, place := range map[string]string{"unclosed.md": "unclosed.md:1: ", "yaml.md": "yaml.md:3: ", "toml.md": "toml.md:2: ",
		"empty.md": "empty.md", "latin1.md": "latin1.md:5: ", "folder": "folder: ", "none.md": "none.md: "} {
		var b bytes.Buffer
		_, err := p.Publish(t.Context(), fsys, name, publish.Output{Format: "pdf", Writer: &b})
		if !errors.Is(err, doc.ErrPost) || !strings.HasPrefix(err.Error(), place) {
			t.Errorf("%s: error %v", name, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes written", name, b.Len())
		}
	}
}

// TestMendedPosts builds posts that lack what can be supplied.
func TestMendedPosts(t *testing.T) {
	fsys := fstest.MapFS{
		"none.md":    {Data: []byte("Just text.\n")},
		"heading.md": {Data: []byte("# The Title\n\nText.\n")},
		"crlf.md":    {Data: []byte("\ufeff---\r\ntitle: Windows\r\n---\r\n\r\nText.\r\n")},
	}
	for name, title := range map[string]string{"none.md": "none", "heading.md": "The Title", "crlf.md": "Windows"} {
		_, _, r := books(t, fsys, name)
		if r.Meta.Title != title {
			t.Errorf("%s: title %q, want %q", name, r.Meta.Title, title)
		}
	}
}

// TestPostWithoutAFile publishes a post that lies in no file and has no front
// matter, as one out of a database.
func TestPostWithoutAFile(t *testing.T) {
	p, err := thePress()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r, err := p.PublishPost(t.Context(), publish.Post{Body: []byte("A leaf.\n"), Meta: doc.Meta{Title: "On Trees", Authors: []doc.Author{{Name: "A. Grower"}}}},
		publish.Output{Format: "epub", Writer: &b})
	if err != nil || r.Meta.Title != "On Trees" || r.Books[0].Bytes != int64(b.Len()) {
		t.Fatalf("%+v, %v", r, err)
	}
	if opf := unzip(t, b.Bytes())["EPUB/package.opf"]; !strings.Contains(opf, "A. Grower") || !strings.Contains(opf, "On Trees") {
		t.Errorf("package document: %s", opf)
	}
}

// TestWriterErrorsComeBack fails the writer at many offsets.
func TestWriterErrorsComeBack(t *testing.T) {
	p, err := thePress()
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"epub", "pdf"} {
		for _, after := range []int{0, 1, 100, 5000} {
			_, err := p.PublishPost(t.Context(), publish.Post{Name: "p.md", Body: []byte("# T\n\nA leaf.\n")},
				publish.Output{Format: format, Writer: &failing{after}})
			if !errors.Is(err, errFull) {
				t.Errorf("%s, full after %d bytes: error %v", format, after, err)
			}
		}
	}
}

var errFull = errors.New("disk full")

type failing struct{ left int }

func (f *failing) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// panicky is a backend with a fault.
type panicky struct{}

func (panicky) Format() string { return "panic" }

func (panicky) Render(context.Context, *render.Book, io.Writer) (render.Output, error) {
	panic("a fault")
}

// TestFaultsStayWithTheirPost makes an error of a backend's panic.
func TestFaultsStayWithTheirPost(t *testing.T) {
	p, err := publish.New(publish.Config{Backends: []render.Backend{panicky{}}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.PublishPost(t.Context(), publish.Post{Body: []byte("A leaf.\n")}, publish.Output{Format: "panic", Writer: io.Discard})
	if !errors.Is(err, publish.ErrInternal) {
		t.Errorf("error %v", err)
	}
}

// TestAttachedSource finds the post in the PDF when it is asked to be there.
func TestAttachedSource(t *testing.T) {
	body := []byte("# On Trees\n\nA leaf.\n")
	for _, attach := range []bool{false, true} {
		p, err := publish.New(publish.Config{AttachSource: attach})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := p.PublishPost(t.Context(), publish.Post{Name: "trees.md", Body: body}, publish.Output{Format: "pdf", Writer: &b}); err != nil {
			t.Fatal(err)
		}
		part := "<pdfaid:part>2</pdfaid:part>"
		if attach {
			part = "<pdfaid:part>3</pdfaid:part>"
		}
		if !strings.Contains(b.String(), part) {
			t.Errorf("attach %v: no %s", attach, part)
		}
	}
}
