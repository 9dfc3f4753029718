package pdf

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// sheet builds a frame document by hand: a layout that knows only lines.
type sheet struct {
	*frame.Document
	faces   map[fonts.Role]*fonts.Face
	carried frame.Elem // the paragraph that runs on to the next page
}

func newSheet(tb testing.TB) *sheet {
	tb.Helper()
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		tb.Fatal(err)
	}
	s := &sheet{Document: &frame.Document{
		Elements: []frame.Element{{Tag: "Document"}},
		Anchors:  map[string]frame.Dest{},
	}}
	s.faces = map[fonts.Role]*fonts.Face{}
	for _, r := range []fonts.Role{fonts.Serif, fonts.Sans, fonts.Mono} {
		s.faces[r] = set.Primary(fonts.Request{Role: r})
	}
	return s
}

// page adds an A5 page and makes it the current one.
func (s *sheet) page(label string) {
	s.Pages = append(s.Pages, frame.Page{W: sp.MM(148), H: sp.MM(210), Label: label})
}

// elem adds a structure element.
func (s *sheet) elem(parent frame.Elem, e frame.Element) frame.Elem {
	e.Parent = parent
	s.Elements = append(s.Elements, e)
	return frame.Elem(len(s.Elements) - 1)
}

func (s *sheet) tag(parent frame.Elem, tag string) frame.Elem {
	return s.elem(parent, frame.Element{Tag: tag})
}

// put adds an item to the current page.
func (s *sheet) put(it frame.Item) {
	p := &s.Pages[len(s.Pages)-1]
	p.Items = append(p.Items, it)
}

// line sets text on one baseline, y points from the top, and gives the run.
func (s *sheet) line(e frame.Elem, role fonts.Role, size, x, y float64, text string) *frame.GlyphRun {
	return s.shaped(e, s.faces[role], size, x, y, fonts.ShapeInput{Text: []rune(text)})
}

func (s *sheet) shaped(e frame.Elem, f *fonts.Face, size, x, y float64, in fonts.ShapeInput) *frame.GlyphRun {
	in.End = len(in.Text)
	r := &frame.GlyphRun{Elem: e, Face: f, Size: sp.FromPoints(size), X: sp.FromPoints(x), Y: sp.FromPoints(y)}
	shaped := f.Shape(in)
	var pen sp.Len
	upem := int64(f.UnitsPerEm())
	for i, g := range shaped {
		text := ""
		if i == 0 || shaped[i-1].Cluster != g.Cluster {
			text = string(in.Text[g.Cluster : g.Cluster+g.Runes])
		}
		r.Add(g.ID, pen+r.Size.Scale(int64(g.XOffset), upem), r.Size.Scale(int64(g.YOffset), upem), text)
		pen += r.Size.Scale(int64(g.Advance), upem)
	}
	s.put(r)
	return r
}

// width gives how far a run reaches.
func width(r *frame.GlyphRun) sp.Len {
	last := r.Glyphs[len(r.Glyphs)-1]
	return last.X.Len() + r.Size.Scale(int64(r.Face.Advance(last.ID)), int64(r.Face.UnitsPerEm()))
}

// book gives the sheet as a book with metadata.
func (s *sheet) book() *render.Book {
	return &render.Book{
		Doc: &doc.Document{Meta: doc.Meta{
			Title: "On Trees & Leaves", Language: "en-GB", Summary: "Why leaves fall <early>.",
			Authors:   []doc.Author{{Name: "Ada Grün"}, {Name: "Bo Lee"}},
			Date:      time.Date(2025, 7, 31, 0, 0, 0, 0, time.UTC),
			Tags:      []string{"trees", "autumn"},
			Publisher: "The Press", Rights: "CC BY 4.0", Source: "https://example.org/trees", ID: "doi:10.1000/182",
		}},
		Modified: time.Date(2025, 8, 2, 9, 30, 0, 0, time.FixedZone("", 2*3600)),
		Laid: func(context.Context) (*render.Laid, error) {
			return &render.Laid{Frames: s.Document}, nil
		},
	}
}

// render writes the sheet.
func (s *sheet) render(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	if _, err := (Backend{}).Render(context.Background(), s.book(), &b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
