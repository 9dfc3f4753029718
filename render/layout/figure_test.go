package layout

import (
	"fmt"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// illustrated is a post whose every section ends with a picture, of sizes that
// fill no page.
func illustrated(sections int) *render.Book {
	a := newAuthor(5)
	d := &doc.Document{Meta: doc.Meta{Title: "Islands", Language: "en"}}
	b := newBook(d, "briefing")
	for i := range sections {
		url := fmt.Sprint(i, ".png")
		high := 300 + 170*(i%4)
		b.Assets[url] = &render.Asset{Width: 600, Height: high, Print: &frame.Picture{Width: 600, Height: high}}
		s := &doc.Section{Attr: doc.Attr{ID: fmt.Sprint("s", i)}, Level: 1 + i%2, Title: a.text(2)}
		s.Blocks = append(s.Blocks, &doc.Paragraph{Inlines: a.text(40 + 70*(i%3))})
		s.Blocks = append(s.Blocks, &doc.Figure{Images: []*doc.Image{{URL: url, Alt: "x"}}, Caption: a.text(6)})
		d.Blocks = append(d.Blocks, s)
	}
	return b
}

// A picture that does not fit gives of its height or moves on: no page but the
// last is left with a hole, and no picture is distorted.
func TestPicturesLeaveNoHoles(t *testing.T) {
	laid := layOut(t, illustrated(40))
	front := 0
	for i, p := range laid.Frames.Pages {
		if p.Label == "i" || p.Label == "ii" {
			front++
			continue
		}
		foot := sp.Len(0)
		for _, it := range p.Items {
			if elemOf(it) != frame.Artifact {
				_, _, _, y := extentOf(it)
				foot = max(foot, y)
			}
			if m, ok := it.(*frame.Image); ok {
				want := sp.Len(int64(m.H) * int64(m.Picture.Width) / int64(m.Picture.Height))
				if d := m.W - want; d > sp.Pt || d < -sp.Pt {
					t.Errorf("page %s: a picture of %d by %d is %.1f by %.1f", p.Label, m.Picture.Width, m.Picture.Height, m.W.Points(), m.H.Points())
				}
			}
		}
		if i < len(laid.Frames.Pages)-1 && foot < p.H*3/4 {
			t.Errorf("page %s ends at %.0f of %.0f", p.Label, foot.Points(), p.H.Points())
		}
	}
	if front == 0 || len(laid.Frames.Pages) < 15 {
		t.Errorf("%d pages, %d of them contents", len(laid.Frames.Pages), front)
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 48: "xlviii", 199: "cxcix"} {
		if got := roman(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
