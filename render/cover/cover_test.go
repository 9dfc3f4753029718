package cover_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/cover"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

func setter(t testing.TB) *para.Setter {
	t.Helper()
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	return para.NewSetter(set)
}

func bookOf(t testing.TB, title string, w, h int) *render.Book {
	t.Helper()
	th, err := theme.Named("")
	if err != nil {
		t.Fatal(err)
	}
	m := doc.Meta{Title: title, Subtitle: "And what they are for", Language: "en", Series: "Woods", Authors: []doc.Author{{Name: "Ann Oak"}}}
	b := &render.Book{Theme: th, Doc: &doc.Document{Meta: m}, Assets: map[string]*render.Asset{}}
	if w > 0 {
		b.Doc.Meta.Cover = &doc.Cover{Image: doc.Image{URL: "oak.png"}}
		b.Assets["oak.png"] = &render.Asset{MIME: "image/png", Width: w, Height: h, Print: &frame.Picture{Width: w, Height: h}}
	}
	return b
}

const pageW, pageH = 595 * sp.Pt, 842 * sp.Pt

func TestKinds(t *testing.T) {
	s := setter(t)
	for _, test := range []struct {
		kind           render.Cover
		picture        bool
		covered, image bool
	}{
		{render.CoverAuto, true, true, true},
		{render.CoverAuto, false, false, false},
		{render.CoverCompose, true, true, true},
		{render.CoverCompose, false, true, false},
		{render.CoverImage, true, true, true},
		{render.CoverImage, false, true, false},
		{render.CoverType, true, true, false},
		{render.CoverNone, true, false, false},
	} {
		w := 0
		if test.picture {
			w = 800
		}
		b := bookOf(t, "On Trees", w, 600)
		b.Options.Cover = test.kind
		p, ok := cover.Page(s, b, pageW, pageH)
		if ok != test.covered {
			t.Errorf("%q with picture %v: a cover is %v", test.kind, test.picture, ok)
		}
		images := 0
		for _, it := range p.Items {
			if _, ok := it.(*frame.Image); ok {
				images++
			}
		}
		if (images == 1) != test.image {
			t.Errorf("%q with picture %v: %d images", test.kind, test.picture, images)
		}
	}
}

// Titles of any length and pictures of any shape leave all words on the page,
// below the picture and above each other.
func TestWordsFit(t *testing.T) {
	s := setter(t)
	for _, letters := range []int{3, 30, 80, 300} {
		for _, shape := range [][2]int{{0, 0}, {100, 4000}, {800, 600}, {4000, 100}, {600, 600}} {
			t.Run(fmt.Sprint(letters, shape), func(t *testing.T) {
				title := strings.TrimSpace(strings.Repeat("leaf and bough ", letters/15+1)[:letters])
				b := bookOf(t, title, shape[0], shape[1])
				b.Options.Cover = render.CoverCompose
				p, _ := cover.Page(s, b, pageW, pageH)
				var text strings.Builder
				var ys []sp.Len
				for _, it := range p.Items {
					r, ok := it.(*frame.GlyphRun)
					if !ok {
						continue
					}
					last := r.Glyphs[len(r.Glyphs)-1]
					if r.X < 0 || r.Y > pageH || r.X+last.X.Len() > pageW {
						t.Errorf("a run lies off the page at %v, %v", r.X.Points(), r.Y.Points())
					}
					ys = append(ys, r.Y)
					text.WriteString(r.Text)
				}
				got := solid(text.String())
				if want := solid(title); !strings.Contains(got, want) {
					t.Errorf("the title is not whole: %s", got)
				}
				if len(ys) < 4 {
					t.Errorf("%d runs, want series, title, subtitle and byline", len(ys))
				}
			})
		}
	}
}

// solid is text without blanks.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// Two posts' drawn covers differ; one post's are the same.
func TestDrawnCovers(t *testing.T) {
	s := setter(t)
	dump := func(title string) string {
		b := bookOf(t, title, 0, 0)
		b.Options.Cover = render.CoverType
		p, _ := cover.Page(s, b, pageW, pageH)
		var paths []frame.Item
		for _, it := range p.Items {
			if _, ok := it.(*frame.Path); ok {
				paths = append(paths, it)
			}
		}
		return frame.Dump(&frame.Document{Pages: []frame.Page{{Items: paths}}})
	}
	if first, again := dump("On Trees"), dump("On Trees"); first != again {
		t.Error("one post has two covers")
	}
	if dump("On Trees") == dump("On Leaves") {
		t.Error("two posts have one cover")
	}
}

func TestTag(t *testing.T) {
	b := bookOf(t, "On Trees", 800, 600)
	p, _ := cover.Page(setter(t), b, pageW, pageH)
	cover.Tag(&p, 3)
	for i, it := range p.Items {
		if m, ok := it.(*frame.Image); ok && m.Elem != 3 {
			t.Errorf("item %d, the picture, has element %d", i, m.Elem)
		}
		if r, ok := it.(*frame.GlyphRun); ok && r.Elem != frame.Artifact {
			t.Errorf("item %d, a word, is no artifact", i)
		}
	}
}

// A cover's words are of one size and fall into the same lines on every paper
// and on the picture for shelves; only the room for the picture differs.
func TestOneCompositionForAllPapers(t *testing.T) {
	s := setter(t)
	lines := func(b *render.Book, w, h sp.Len) string {
		p, _ := cover.Page(s, b, w, h)
		var out strings.Builder
		for _, it := range p.Items {
			if r, ok := it.(*frame.GlyphRun); ok {
				fmt.Fprintf(&out, "\n%.3f ", float64(r.Size)/float64(w))
				out.WriteString(r.Text)
			}
		}
		return out.String()
	}
	for _, title := range []string{"Oak", "The Rain on the Roof of the Old Mill", strings.Repeat("leaf and bough ", 12)} {
		for _, shape := range [][2]int{{0, 0}, {1600, 900}, {900, 1600}} {
			b := bookOf(t, title, shape[0], shape[1])
			b.Options.Cover = render.CoverCompose
			want := lines(b, 400*sp.Pt, 640*sp.Pt)
			for _, paper := range [][2]sp.Len{{sp.MM(210), sp.MM(297)}, {sp.MM(148), sp.MM(210)}, {612 * sp.Pt, 792 * sp.Pt}, {432 * sp.Pt, 648 * sp.Pt}} {
				if got := lines(b, paper[0], paper[1]); got != want {
					t.Errorf("%.20s %v on %v: %s\nwant %s", title, shape, paper, got, want)
				}
			}
		}
	}
}
