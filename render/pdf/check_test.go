package pdf

import (
	"errors"
	"io"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

func TestCheckRefuses(t *testing.T) {
	for name, spoil := range map[string]func(s *sheet, p frame.Elem){
		"no pages":             func(s *sheet, _ frame.Elem) { s.Pages = nil },
		"no elements":          func(s *sheet, _ frame.Elem) { s.Elements = nil },
		"parent after kid":     func(s *sheet, p frame.Elem) { s.Elements[p].Parent = p },
		"unknown type":         func(s *sheet, p frame.Elem) { s.Elements[p].Tag = "Leaf" },
		"type with delimiters": func(s *sheet, p frame.Elem) { s.Elements[p].Tag = "P Span" },
		"scope":                func(s *sheet, p frame.Elem) { s.Elements[p].Scope = "Row/X" },
		"item of no element":   func(s *sheet, _ frame.Elem) { s.put(&frame.Rule{Elem: 99}) },
		"no face":              func(s *sheet, _ frame.Elem) { s.put(&frame.GlyphRun{}) },
		"no width":             func(s *sheet, p frame.Elem) { s.line(p, fonts.Serif, 9, 0, 0, "a").Stretch = -1000 },
		"no picture":           func(s *sheet, _ frame.Elem) { s.put(&frame.Image{}) },
		"path from nowhere":    func(s *sheet, _ frame.Elem) { s.put(&frame.Path{Segs: []frame.Seg{{Kind: frame.LineTo}}}) },
		"link in a paragraph":  func(s *sheet, p frame.Elem) { s.put(&frame.Link{Elem: p, URL: "https://example.org"}) },
		"link to nowhere":      func(s *sheet, _ frame.Elem) { s.put(&frame.Link{Elem: s.tag(0, "Link"), Name: "x"}) },
		"anchor on no page":    func(s *sheet, _ frame.Elem) { s.Anchors["a"] = frame.Dest{Page: 9} },
		"bookmark on no page": func(s *sheet, _ frame.Elem) {
			s.Outline = []frame.OutlineItem{{Kids: []frame.OutlineItem{{Dest: frame.Dest{Page: -1}}}}}
		},
		"page without size": func(s *sheet, _ frame.Elem) { s.Pages[0].W = sp.Pt },
	} {
		s := newSheet(t)
		s.page("1")
		p := s.tag(0, "P")
		s.line(p, fonts.Serif, 10, 40, 80, "text")
		spoil(s, p)
		if _, err := (Backend{}).Render(t.Context(), s.book(), io.Discard); !errors.Is(err, ErrFrames) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
