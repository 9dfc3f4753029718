package pdf

import (
	"bytes"
	"testing"

	"github.com/octavo-press/octavo/render"
)

// With the post in it, the book is PDF/A-3a and still PDF/UA-1.
func TestAttachment(t *testing.T) {
	book := sampler(t).book()
	book.Options.Attach = &render.Attachment{Name: "trees (1).md", MIME: "text/markdown", Data: []byte("# On Trees\n")}
	var b bytes.Buffer
	if _, err := (Backend{}).Render(t.Context(), book, &b); err != nil {
		t.Fatal(err)
	}
	name := saved(t, b.Bytes())
	t.Run("qpdf", func(t *testing.T) {
		out, err := tool(t, "qpdf", "--show-attachment=trees (1).md", name)
		if err != nil || out != "# On Trees\n" {
			t.Errorf("%v: %q", err, out)
		}
	})
	t.Run("veraPDF", func(t *testing.T) {
		for _, profile := range []string{"3a", "ua1"} {
			if ok, report := veraPDF(t, profile, name); !ok {
				t.Errorf("%s: %s", profile, report)
			}
		}
	})
}

func TestMimeName(t *testing.T) {
	if got := mimeName("text/markdown; a=(b)"); got != "/text#2Fmarkdown;#20a=#28b#29" {
		t.Error(got)
	}
}
