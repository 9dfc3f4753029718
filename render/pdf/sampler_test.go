package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// sampler is a book with every kind of item and element, as a layout would
// place them.
func sampler(tb testing.TB) *sheet {
	s := newSheet(tb)
	s.page("")
	s.cover(tb)
	s.page("i")
	s.contents()
	s.page("1")
	s.text()
	s.page("2")
	s.blocks(tb)
	s.Outline = []frame.OutlineItem{
		{Title: "Leaves", Dest: frame.Dest{Page: 2, X: 40 * sp.Pt, Y: 60 * sp.Pt}, Open: true, Kids: []frame.OutlineItem{
			{Title: "Why they fall", Dest: frame.Dest{Page: 2, Y: 150 * sp.Pt}, Kids: []frame.OutlineItem{
				{Title: "Frost", Dest: frame.Dest{Page: 3}},
				{Title: "Wind", Dest: frame.Dest{Page: 3, Y: sp.Pt}},
			}},
			{Title: "葉", Dest: frame.Dest{Page: 3}},
		}},
		{Title: "Roots", Dest: frame.Dest{Page: 3}},
	}
	return s
}

func (s *sheet) cover(tb testing.TB) {
	fig := s.elem(0, frame.Element{Tag: "Figure", Alt: "A tree in autumn"})
	s.put(&frame.Image{Elem: fig, W: sp.MM(148), H: sp.MM(100), Picture: jpegPicture(tb)})
	s.put(&frame.Image{Elem: fig, X: 40 * sp.Pt, Y: 300 * sp.Pt, W: 90 * sp.Pt, H: 90 * sp.Pt, Picture: alphaPicture(tb)})
	title := s.tag(0, "Title")
	s.line(title, fonts.Sans, 28, 40, 450, "On Trees & Leaves")
}

func (s *sheet) contents() {
	toc := s.tag(0, "TOC")
	item := s.tag(toc, "TOCI")
	ref := s.tag(item, "Reference")
	link := s.tag(ref, "Link")
	s.line(link, fonts.Serif, 11, 40, 80, "Leaves ")
	s.line(frame.Artifact, fonts.Serif, 11, 100, 80, ". . . . . .")
	s.line(link, fonts.Serif, 11, 300, 80, "1")
	s.put(&frame.Link{Elem: link, X: 40 * sp.Pt, Y: 70 * sp.Pt, W: 270 * sp.Pt, H: 12 * sp.Pt, Name: "leaves", Contents: "Leaves, page 1"})
	s.Anchors["leaves"] = frame.Dest{Page: 2, X: 40 * sp.Pt, Y: 60 * sp.Pt}
	s.Anchors["fn1"] = frame.Dest{Page: 2, X: 40 * sp.Pt, Y: 500 * sp.Pt}
	s.Anchors["(註)"] = frame.Dest{Page: 3}
}

// text is a heading and a paragraph that runs over the page, with a link over
// two lines, a note, and what needs care in fonts.
func (s *sheet) text() {
	sect := s.tag(0, "Sect")
	h := s.tag(sect, "H1")
	s.line(h, fonts.Sans, 20, 40, 80, "Leaves")
	p := s.tag(sect, "P")
	first := s.line(p, fonts.Serif, 11, 40, 120, "Efficient offices waffle: AVATAR, see ")
	link := s.tag(p, "Link")
	x := 40 + width(first).Points()
	s.line(link, fonts.Serif, 11, x, 120, "the site of ")
	s.line(link, fonts.Serif, 11, 40, 136, "trees")
	url := "https://example.org/a(b)?q=葉"
	s.put(&frame.Link{Elem: link, X: sp.FromPoints(x), Y: 110 * sp.Pt, W: 60 * sp.Pt, H: 12 * sp.Pt, URL: url, Contents: "the site of trees"})
	s.put(&frame.Link{Elem: link, X: 40 * sp.Pt, Y: 126 * sp.Pt, W: 30 * sp.Pt, H: 12 * sp.Pt, URL: url, Contents: "the site of trees"})
	s.line(p, fonts.Serif, 11, 70, 136, ". After it")
	call := s.tag(p, "Reference")
	to := s.tag(call, "Link")
	s.line(to, fonts.Serif, 7, 120, 132, "1")
	s.put(&frame.Link{Elem: to, X: 118 * sp.Pt, Y: 125 * sp.Pt, W: 6 * sp.Pt, H: 10 * sp.Pt, Name: "fn1", Contents: "Note 1"})
	s.line(p, fonts.Serif, 11, 128, 136, " the text is ")
	hyphen := s.line(p, fonts.Serif, 11, 190, 136, "bro-")
	hyphen.Text, hyphen.Glyphs[len(hyphen.Glyphs)-1].Len = "bro\u00AD", 2
	wide := s.line(p, fonts.Serif, 11, 40, 152, "ken, well-known; wide ")
	wide.Stretch = 15
	slant := s.line(p, fonts.Serif, 11, 170, 152, "slanted ")
	slant.Skew = 200
	lang := s.elem(p, frame.Element{Tag: "Span", Lang: "fr"})
	s.line(lang, fonts.Serif, 11, 240, 152, "déjà vu e\u0301 x\u0323\u0302 ")
	note := s.elem(sect, frame.Element{Tag: "Note", ID: "fn1"})
	s.line(note, fonts.Serif, 9, 40, 500, "1 A note at the foot.")
	s.line(frame.Artifact, fonts.Sans, 8, 200, 570, "1")
	s.carried = p
}

func (s *sheet) blocks(tb testing.TB) {
	s.line(s.carried, fonts.Serif, 11, 40, 60, "and on the next page.")
	sect := s.tag(0, "Sect")
	s.line(s.tag(sect, "H2"), fonts.Sans, 14, 40, 90, "Why they fall")
	s.put(&frame.Rule{X: 40 * sp.Pt, Y: 96 * sp.Pt, W: 300 * sp.Pt, H: sp.Pt / 2, Color: frame.Color{200, 60, 20}})
	quote := s.tag(s.tag(sect, "PullQuote"), "P")
	s.line(quote, fonts.Serif, 10, 60, 120, "Falling is a kind of speech.")
	s.line(s.tag(sect, "Code"), fonts.Mono, 9, 40, 140, "for i := range 10 { \\ }")
	s.list(sect)
	s.table(sect)
	s.figure(tb, sect)
	math := s.elem(sect, frame.Element{Tag: "Formula", Actual: "x²"})
	run := s.line(math, fonts.Serif, 11, 40, 480, "x2")
	run.Lifts = []sp.Short{0, 4 * sp.Short(sp.Pt)}
}

func (s *sheet) list(sect frame.Elem) {
	l := s.elem(sect, frame.Element{Tag: "L", List: "Decimal"})
	for i, text := range []string{"Cold", "Drought"} {
		item := s.tag(l, "LI")
		y := 170 + 16*float64(i)
		s.line(s.tag(item, "Lbl"), fonts.Serif, 11, 40, y, string(rune('1'+i))+".")
		s.line(s.tag(s.tag(item, "LBody"), "P"), fonts.Serif, 11, 60, y, text)
	}
}

func (s *sheet) table(sect frame.Elem) {
	t := s.tag(sect, "Table")
	head := s.tag(s.tag(t, "THead"), "TR")
	s.line(s.elem(head, frame.Element{Tag: "TH", ID: "t1", Scope: "Column", ColSpan: 2}), fonts.Sans, 9, 40, 230, "Tree")
	body := s.tag(t, "TBody")
	row := s.tag(body, "TR")
	s.line(s.elem(row, frame.Element{Tag: "TH", Scope: "Row"}), fonts.Sans, 9, 40, 250, "Oak")
	s.line(s.elem(row, frame.Element{Tag: "TD", RowSpan: 2}), fonts.Sans, 9, 140, 250, "October")
	row = s.tag(body, "TR")
	s.elem(row, frame.Element{Tag: "TH", Scope: "Row"}) // an empty cell
}

func (s *sheet) figure(tb testing.TB, sect frame.Elem) {
	fig := s.elem(sect, frame.Element{Tag: "Figure", Alt: "A drawing"})
	red, blue := frame.Color{200, 0, 0}, frame.Color{0, 0, 200}
	pt := func(x, y sp.Len) [3]frame.Point { return [3]frame.Point{{X: x * sp.Pt, Y: y * sp.Pt}} }
	s.put(&frame.Path{Elem: fig, Fill: &red, Stroke: &blue, Width: sp.Pt, Dash: []sp.Len{2 * sp.Pt, sp.Pt}, Opacity: 500, EvenOdd: true, Segs: []frame.Seg{
		{Kind: frame.MoveTo, P: pt(40, 300)}, {Kind: frame.LineTo, P: pt(140, 300)},
		{Kind: frame.CurveTo, P: [3]frame.Point{{X: 140 * sp.Pt, Y: 340 * sp.Pt}, {X: 90 * sp.Pt, Y: 380 * sp.Pt}, {X: 40 * sp.Pt, Y: 380 * sp.Pt}}},
		{Kind: frame.Close},
	}})
	s.put(&frame.Path{Elem: fig, Stroke: &red, Width: 2 * sp.Pt, Segs: []frame.Seg{
		{Kind: frame.MoveTo, P: pt(200, 300)}, {Kind: frame.LineTo, P: pt(240, 360)},
	}})
	s.put(&frame.Image{Elem: fig, X: 260 * sp.Pt, Y: 300 * sp.Pt, W: 80 * sp.Pt, H: 80 * sp.Pt, Picture: alphaPicture(tb)})
	s.put(&frame.Image{X: 350 * sp.Pt, Y: 300 * sp.Pt, W: 20 * sp.Pt, H: 20 * sp.Pt, Picture: palettePicture(tb)})
	caption := s.tag(fig, "Caption")
	s.line(caption, fonts.Serif, 9, 40, 400, "Figure 1. What a leaf looks like.")
}

func pictureOf(mime string, data []byte, m image.Image) *frame.Picture {
	sum := sha256.Sum256(data)
	return &frame.Picture{Key: hex.EncodeToString(sum[:]), MIME: mime, Data: data, Width: m.Bounds().Dx(), Height: m.Bounds().Dy()}
}

func pngPicture(tb testing.TB, m image.Image) *frame.Picture {
	tb.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		tb.Fatal(err)
	}
	return pictureOf("image/png", b.Bytes(), m)
}

func alphaPicture(tb testing.TB) *frame.Picture {
	m := image.NewNRGBA(image.Rect(0, 0, 32, 32))
	for i := range 32 * 32 {
		m.SetNRGBA(i%32, i/32, color.NRGBA{uint8(i % 32 * 8), 80, 160, uint8(i / 32 * 8)})
	}
	return pngPicture(tb, m)
}

func palettePicture(tb testing.TB) *frame.Picture {
	m := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.Gray{0}, color.Gray{128}, color.NRGBA{200, 20, 20, 255}})
	for i := range m.Pix {
		m.Pix[i] = uint8(i % 3)
	}
	return pngPicture(tb, m)
}

func jpegPicture(tb testing.TB) *frame.Picture {
	tb.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for i := range 64 * 48 {
		m.Set(i%64, i/64, color.RGBA{uint8(i % 64 * 4), uint8(i / 64 * 5), 90, 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		tb.Fatal(err)
	}
	return pictureOf("image/jpeg", b.Bytes(), m)
}
