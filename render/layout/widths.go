package layout

import (
	"math/bits"
	"slices"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// natural gives each column's width without breaking words and without
// breaking lines, padding included.
func (g *grid) natural(n int) (least, full []sp.Len) {
	least, full = make([]sp.Len, n), make([]sp.Len, n)
	for _, part := range []struct {
		rows []doc.Row
		st   *style
	}{{g.b.Head, g.head}, {g.b.Body, g.cell}} {
		walkGrid(part.rows, n, func(_, col int, cell *doc.Cell) {
			span := min(max(cell.ColSpan, 1), n-col)
			lo, hi := g.cellWidth(cell, part.st)
			for i := range span {
				least[col+i] = max(least[col+i], lo/sp.Len(span)+2*g.pad)
				full[col+i] = max(full[col+i], hi/sp.Len(span)+2*g.pad)
			}
		})
	}
	return least, full
}

// cellWidth gives the width of a cell's longest word and of its longest
// paragraph on one line.
func (g *grid) cellWidth(cell *doc.Cell, st *style) (least, full sp.Len) {
	saved := g.f.checkpoint()
	defer g.f.restore(saved)
	for _, b := range cell.Blocks {
		lo, hi := g.blockWidth(b, st)
		least, full = max(least, lo), max(full, hi)
	}
	return least, full
}

func (g *grid) blockWidth(b doc.Block, st *style) (least, full sp.Len) {
	p, ok := b.(*doc.Paragraph)
	if !ok {
		return 6 * st.size, 16 * st.size
	}
	pn := pen{f: g.f, at: g.at, measuring: true}
	pn.inlines(g.f.hand(g.at, st), p.Inlines)
	return g.f.setter.Natural(para.Paragraph{Runs: pn.runs, Lang: g.at.lang, RTL: g.at.rtl, Align: para.Start, Hyphenate: st.hyphenate})
}

// fit chooses the widths: what the content wants, stretched to the measure
// when it nearly fills it; else each column's least and a part of the rest. It
// says whether the words fit.
func (g *grid) fit(least, full []sp.Len, measure sp.Len) bool {
	lo, hi := sum(least), sum(full)
	switch {
	case lo > measure:
		g.widths = level(measure, least)
	case hi > measure:
		g.widths = deal(measure-lo, least, full)
	case hi >= measure*3/5:
		g.widths = spread(measure-hi, full, full)
	default:
		g.widths = full
	}
	return lo <= measure
}

// level gives each column its least as far as the measure goes; where it does
// not, the widest give way until they are equal: their words part, and no
// other column's.
func level(measure sp.Len, least []sp.Len) []sp.Len {
	order := slices.Sorted(slices.Values(least))
	most, rest := measure, measure
	for i, l := range order {
		if most = rest / sp.Len(len(order)-i); l > most {
			break
		}
		rest -= l
	}
	widths := make([]sp.Len, len(least))
	for i, l := range least {
		widths[i] = min(l, most)
	}
	return widths
}

// longWords says whether the words would stand beside each other but for those
// that take much of the measure, which smaller type does not help.
func longWords(least []sp.Len, measure sp.Len) bool {
	var all sp.Len
	for _, l := range least {
		all += min(l, measure/3)
	}
	return all <= measure
}

func sum(ls []sp.Len) sp.Len {
	var s sp.Len
	for _, l := range ls {
		s += l
	}
	return s
}

// spread adds to each width a share of the rest by its weight.
func spread(rest sp.Len, widths, weights []sp.Len) []sp.Len {
	all := sum(weights)
	out := make([]sp.Len, len(widths))
	for i := range out {
		out[i] = widths[i] + share(rest, weights[i], all)
	}
	return out
}

// deal gives each column its least and a share of the rest by the square root
// of what it lacks: a long column gains little by width that spares a short
// one lines. None gets more than it wants.
func deal(rest sp.Len, least, full []sp.Len) []sp.Len {
	widths := append([]sp.Len(nil), least...)
	weights := make([]sp.Len, len(least))
	for i := range weights {
		weights[i] = root(full[i] - least[i])
	}
	for {
		all, given := sum(weights), false
		left := rest
		for i := range widths {
			if want := full[i] - least[i]; weights[i] > 0 && share(rest, weights[i], all) >= want {
				widths[i], weights[i], given = full[i], 0, true
				left -= want
			}
		}
		if rest = left; !given {
			return spread(rest, widths, weights)
		}
	}
}

// root gives the integer square root.
func root(n sp.Len) sp.Len {
	if n <= 0 {
		return 0
	}
	r := sp.Len(1) << ((bits.Len64(uint64(n)) + 1) / 2)
	for {
		next := (r + n/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}

// share gives the part of a whole that a weight has among all.
func share(whole, weight, all sp.Len) sp.Len {
	if all <= 0 {
		return 0
	}
	return mulDiv(whole, weight, all)
}
