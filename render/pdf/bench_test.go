package pdf

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// words are what the long book is made of, in an order that does not repeat
// within a page.
const words = `the of and to in a is that for it as was with be by on not he his but at are this have from or had an
they which one you were all her she there would their we him been has when who will no more if out so up said what
its about than into them can only other time new some could these two may first then do any like my now over such our
man me even most made after also did many off before must well back through years much where your way down should
because long each just state those people too mr how little good world make very year still see own work men day get
here between both life being under three never know same last another while us might great go come since against came
right states used take house during without however war policy government between international efficient offices`

// longBook is 40 pages of justified paragraphs, each page with a heading, a
// running head and a folio: about 80 KB of text.
func longBook(tb testing.TB) *sheet {
	s := newSheet(tb)
	list := strings.Fields(words)
	set := setter{sheet: s, cache: map[string][]fonts.ShapedGlyph{}}
	n := 0
	next := func() string {
		n = (n*31 + 17) % 100_003
		return list[n%len(list)]
	}
	for page := range 40 {
		s.page("")
		s.Pages[page].Label = string(roman(page + 1))
		s.line(frame.Artifact, fonts.Sans, 8, 40, 30, "On Trees & Leaves")
		s.line(frame.Artifact, fonts.Sans, 8, 200, 580, roman(page+1))
		sect := s.tag(0, "Sect")
		s.line(s.tag(sect, "H1"), fonts.Sans, 16, 40, 60, "Chapter of "+next()+" and "+next())
		s.Outline = append(s.Outline, frame.OutlineItem{Title: "Chapter", Dest: frame.Dest{Page: page}})
		var p frame.Elem
		for line := range 34 {
			if line%6 == 0 {
				p = s.tag(sect, "P")
			}
			role := fonts.Serif
			if line == 20 {
				role = fonts.Mono
			}
			set.justify(p, role, 10, 40, 80+14.5*float64(line), 340, next)
		}
	}
	return s
}

// setter justifies lines of words, shaping each word once.
type setter struct {
	*sheet
	cache map[string][]fonts.ShapedGlyph
}

func (s *setter) justify(e frame.Elem, role fonts.Role, size, x, y, measure float64, next func() string) {
	f := s.faces[role]
	r := &frame.GlyphRun{Elem: e, Face: f, Size: sp.FromPoints(size), X: sp.FromPoints(x), Y: sp.FromPoints(y)}
	upem := int64(f.UnitsPerEm())
	var pen sp.Len
	var spaces []int
	for {
		word := next() + " "
		glyphs, ok := s.cache[string(role)+word]
		if !ok {
			glyphs = f.Shape(fonts.ShapeInput{Text: []rune(word), End: len(word)})
			s.cache[string(role)+word] = glyphs
		}
		var w sp.Len
		for _, g := range glyphs {
			w += r.Size.Scale(int64(g.Advance), upem)
		}
		if pen+w > sp.FromPoints(measure) {
			break
		}
		for _, g := range glyphs {
			text := word[g.Cluster : g.Cluster+g.Runes]
			if text == " " {
				spaces = append(spaces, len(r.Glyphs))
			}
			r.Add(g.ID, pen, 0, text)
			pen += r.Size.Scale(int64(g.Advance), upem)
		}
	}
	spread(r.Glyphs, spaces, sp.FromPoints(measure)-pen)
	s.put(r)
}

// spread shares what a line lacks among its spaces.
func spread(glyphs []frame.Glyph, spaces []int, lacks sp.Len) {
	for k, at := range spaces {
		share := lacks*sp.Len(k+1)/sp.Len(len(spaces)) - lacks*sp.Len(k)/sp.Len(len(spaces))
		for i := at + 1; i < len(glyphs); i++ {
			glyphs[i].X += share.Short()
		}
	}
}

func BenchmarkRender(b *testing.B) {
	s := longBook(b)
	book := s.book()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (Backend{}).Render(context.Background(), book, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(s.render(b))), "bytes/book")
}

// ready gives a builder that has gone as far as finishing.
func ready(tb testing.TB, s *sheet) *builder {
	tb.Helper()
	p := &builder{book: s.book(), doc: s.Document, res: new(resources), marks: newMarks(s.Document)}
	if err := p.contentsOf(context.Background(), nil, func(*object) {}); err != nil {
		tb.Fatal(err)
	}
	var err error
	if p.painted, err = paint(s.Pages, p.res); err != nil {
		tb.Fatal(err)
	}
	return p
}

func BenchmarkContents(b *testing.B) {
	s := longBook(b)
	b.ReportAllocs()
	for b.Loop() {
		p := &builder{doc: s.Document, res: new(resources), marks: newMarks(s.Document)}
		if err := p.contentsOf(context.Background(), nil, func(*object) {}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPaint(b *testing.B) {
	s := longBook(b)
	p := ready(b, s)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := paint(s.Pages, p.res); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	f := ready(b, longBook(b)).res.faces.list[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.font.subset(f.glyphs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFinish(b *testing.B) {
	p := ready(b, longBook(b))
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		again := *p
		if err := again.finish(context.Background(), &out); err != nil {
			b.Fatal(err)
		}
	}
}
