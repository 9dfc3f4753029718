package place

import (
	"strings"

	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// Balanced sets display text of a few lines in the narrowest measure that
// takes no more lines, so that no word is left alone on the last one. The lines
// are moved to where the whole measure has them.
func Balanced(s *para.Setter, p para.Paragraph) para.Result {
	r := s.Set(p)
	n := len(r.Lines)
	if n < 2 || n > 4 || p.Align == para.Justify {
		return r
	}
	whole := p.Measure
	word, _ := s.Natural(p) // in less, a word would be parted to fit
	least, most := min(max(whole/2, word), whole), whole
	for most-least > whole/64 {
		p.Measure = (least + most) / 2
		if try := s.Set(p); len(try.Lines) > n || Overfull(try.Lines) || broken(try.Lines) && !broken(r.Lines) {
			least = p.Measure
		} else {
			most, r = p.Measure, try
		}
	}
	if text := hanText(p); text != nil {
		p.Measure = whole
		if parted, ok := clauses(s, p, n); ok {
			return parted
		}
		most, r = phrased(s, p, most, whole, r, text)
	}
	shift(r.Lines, indentOf(p, whole-most))
	return r
}

// broken says whether any line but the last ends in a hyphen.
func broken(lines []para.Line) bool {
	for i := range lines[:len(lines)-1] {
		ps := lines[i].Pieces
		if n := len(ps); n > 0 && strings.HasSuffix(ps[n-1].Text, "-") {
			return true
		}
	}
	return false
}

// Overfull says whether any line passes its measure.
func Overfull(lines []para.Line) bool {
	for i := range lines {
		if lines[i].Overfull > 0 {
			return true
		}
	}
	return false
}

// indentOf is how far lines move when their measure grows by so much.
func indentOf(p para.Paragraph, by sp.Len) sp.Len {
	switch {
	case p.Align == para.Center:
		return by / 2
	case (p.Align == para.End) != p.RTL:
		return by
	}
	return 0
}

func shift(lines []para.Line, by sp.Len) {
	for i := range lines {
		for k := range lines[i].Pieces {
			lines[i].Pieces[k].X += by
		}
	}
}
