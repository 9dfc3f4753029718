package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// TestLongLink sets a link over a hundred lines: the file says its URL once,
// and of its text what one may listen to.
func TestLongLink(t *testing.T) {
	s := newSheet(t)
	s.page("1")
	link := s.tag(s.tag(0, "P"), "Link")
	url := "https://example.org/" + strings.Repeat("a", 5000)
	for i := range 100 {
		s.put(&frame.Link{Elem: link, X: 40 * sp.Pt, Y: sp.Len(i) * sp.Pt, W: 90 * sp.Pt, H: sp.Pt, URL: url, Contents: url})
	}
	b := ready(t, s)
	var out bytes.Buffer
	if err := b.finish(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	actions, bytesOfLinks := 0, 0
	for _, o := range b.file.objects {
		actions += bytes.Count(o.value, []byte("/S/URI"))
		if bytes.Contains(o.value, []byte("/Subtype/Link")) {
			bytesOfLinks += len(o.value)
		}
	}
	if actions != 1 || bytesOfLinks > 100*2000 {
		t.Errorf("%d actions, and %d bytes of annotations", actions, bytesOfLinks)
	}
}
