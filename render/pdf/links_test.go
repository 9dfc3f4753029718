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

// TestLongName holds names of anchors to what a file may say.
func TestLongName(t *testing.T) {
	s := newSheet(t)
	s.page("1")
	name := strings.Repeat("leaf", 10_000)
	s.Anchors[name] = frame.Dest{}
	p := s.elem(0, frame.Element{Tag: "P", ID: name})
	s.put(&frame.Link{Elem: s.tag(p, "Link"), W: 90 * sp.Pt, H: sp.Pt, Name: name})
	b := ready(t, s)
	if err := b.finish(t.Context(), new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	all, short := 0, []byte("("+shortName(name)+")")
	for _, o := range b.file.objects {
		if bytes.Contains(o.value, []byte(name)) {
			t.Error("the file says the name in full")
		}
		all += bytes.Count(o.value, short)
	}
	if all != 4 { // anchor, link, element, tree of elements
		t.Errorf("the short name stands %d times", all)
	}
}
