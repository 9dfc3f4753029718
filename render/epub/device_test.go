package epub_test

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/epub"
)

// TestDevices takes the book of samples to every device, and through EPUBCheck.
// Whatever the device, it is the same book.
func TestDevices(t *testing.T) {
	id := ""
	for _, name := range render.Devices() {
		t.Run(name, func(t *testing.T) {
			b := full(t)
			b.Options.Device, _ = render.DeviceNamed(name)
			b.Doc.Meta.ID, b.Doc.Meta.Source = "", "" // the content tells the identifier
			book := build(t, b)
			files, _ := unzip(t, book)
			own := idOf.FindString(files["EPUB/package.opf"])
			if id == "" {
				id = own
			}
			if own != id || own == "" {
				t.Errorf("identifier %s, elsewhere %s", own, id)
			}
			spans := 0
			for name, text := range files {
				if strings.HasPrefix(name, "EPUB/xhtml/") {
					spans += distinct(t, text)
				}
			}
			if kobo := name == "kobo"; kobo != (spans > 50) {
				t.Errorf("%d spans of Kobo's", spans)
			}
			if got := epubCheck(t, name, book); !strings.Contains(got, silence) {
				t.Error(got)
			}
		})
	}
}

var idOf = regexp.MustCompile(`urn:uuid:[^<]+`)

var koboID = regexp.MustCompile(`id="(kobo\.[0-9.]+)"`)

// distinct counts Kobo's spans, whose IDs differ.
func distinct(t *testing.T, text string) int {
	ids := map[string]bool{}
	for _, m := range koboID.FindAllStringSubmatch(text, -1) {
		if ids[m[1]] {
			t.Errorf("the ID %s stands twice", m[1])
		}
		ids[m[1]] = true
	}
	return len(ids)
}

func TestBudget(t *testing.T) {
	b := full(t)
	for _, c := range []struct {
		budget int64
		want   string
	}{
		{0, ""},
		{1 << 30, ""},
		{2048, "more than 2 KB; its largest pictures: "},
	} {
		var w bytes.Buffer
		out, err := epub.Backend{Budget: c.budget}.Render(context.Background(), b, &w)
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, d := range out.Diagnostics {
			if d.Code == "book-too-large" {
				said = d.Message
			}
		}
		if (said == "") != (c.want == "") || !strings.Contains(said, c.want) {
			t.Errorf("budget %d: %q", c.budget, said)
		}
	}
}
