package para

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/sp"
)

func newSetter(t testing.TB) *Setter {
	t.Helper()
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		t.Fatal(err)
	}
	return NewSetter(set)
}

// body is text as a book has it.
func body(text string) Run { return Run{Text: text, Role: fonts.Serif, Size: 11 * sp.Pt} }

// textOf joins what the glyphs of a line stand for.
func textOf(l Line) string {
	var b strings.Builder
	for _, p := range l.Pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// glyphTexts gives what each glyph of a piece stands for.
func glyphTexts(p Piece) []string {
	var texts []string
	rest := p.Text
	for _, g := range p.Glyphs {
		texts = append(texts, rest[:g.Len])
		rest = rest[g.Len:]
	}
	return texts
}

func TestLinesFillTheMeasure(t *testing.T) {
	text := strings.Repeat("A paragraph is broken as a whole, not line by line, so that its spaces are even. ", 6)
	p := Paragraph{Runs: []Run{body(strings.TrimSpace(text))}, Lang: "en", Measure: sp.MM(110), Indent: 12 * sp.Pt}
	r := newSetter(t).Set(p)
	if len(r.Lines) < 5 {
		t.Fatalf("%d lines", len(r.Lines))
	}
	var all strings.Builder
	for i, l := range r.Lines {
		all.WriteString(textOf(l))
		if l.Overfull != 0 {
			t.Errorf("line %d is overfull by %v", i, l.Overfull)
		}
		want := p.lineMeasure(i)
		if d := abs(l.Width - want); i < len(r.Lines)-1 && d > sp.Pt*4 {
			t.Errorf("line %d is %v pt wide, its measure %v", i, l.Width.Points(), want.Points())
		}
	}
	if got := all.String(); got != strings.TrimSpace(text) {
		t.Errorf("text came back as %q", got)
	}
}

// A setter is shared by the posts of a night's run.
func TestSetterIsShared(t *testing.T) {
	s, alone := worldSetter(t), worldSetter(t)
	r := rand.New(rand.NewPCG(11, 12))
	var paragraphs []Paragraph
	var want []Result
	for range 40 {
		p := randomParagraph(r)
		paragraphs = append(paragraphs, p)
		want = append(want, alone.Set(p))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, p := range paragraphs {
				if got := s.Set(p); !sameLines(got, want[i]) {
					t.Errorf("paragraph %d is set differently", i)
				}
			}
		})
	}
	wg.Wait()
}

// sameLines compares all but the faces, which are of different sets.
func sameLines(a, b Result) bool {
	return slices.EqualFunc(a.Lines, b.Lines, func(x, y Line) bool {
		return x.Width == y.Width && x.Start == y.Start && slices.EqualFunc(x.Pieces, y.Pieces, func(p, q Piece) bool {
			return p.X == q.X && p.W == q.W && p.Stretch == q.Stretch && slices.Equal(p.Glyphs, q.Glyphs) && p.Text == q.Text
		})
	})
}
