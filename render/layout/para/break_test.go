package para

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/sp"
)

// randomSpots lays out a paragraph of random boxes, some of which may be
// hyphenated.
func randomSpots(r *rand.Rand, p *Paragraph) []spot {
	var at sums
	spots := []spot{{kind: breakForced}}
	n := 4 + r.IntN(9)
	for i := range n {
		box := sp.Len(10+r.IntN(60)) * sp.Pt
		if r.IntN(3) == 0 { // in two parts
			part := box / 2
			mid := sums{at.width + part, at.stretch, at.shrink, at.glyphs + part}
			kind := []breakKind{breakSoft, breakDash, breakOpen, breakPoor}[r.IntN(4)]
			spots = append(spots, spot{before: mid, after: mid, end: sp.Len(r.IntN(4)) * sp.Pt, kind: kind})
		}
		at.width += box
		at.glyphs += box
		if i == n-1 {
			break
		}
		s := spot{before: at, end: -sp.Len(r.IntN(3)) * sp.Pt, kind: breakSpace}
		at.width += 3 * sp.Pt
		at.stretch += 3 * sp.Pt / 2
		at.shrink += sp.Pt
		s.after = at
		spots = append(spots, s)
	}
	spots = append(spots, spot{before: at, after: at, kind: breakForced})
	for i := range spots {
		spots[i].cost = defaultCosts.penalty(spots[i].kind)
	}
	return spots
}

// exhaustive tries every way to break the spots and gives the least demerits,
// or -1.
func exhaustive(b *breaker) int64 {
	best := int64(-1)
	var try func(n node)
	try = func(n node) {
		if int(n.spot) == len(b.spots)-1 {
			if best < 0 || n.demerits < best {
				best = n.demerits
			}
			return
		}
		for to := n.spot + 1; int(to) < len(b.spots); to++ {
			l := b.line(n.spot, to, n.line)
			if !l.fits(b) || b.third(&n, &b.spots[to]) {
				continue
			}
			next := node{spot: to, line: n.line + 1, class: l.class()}
			if b.spots[to].kind.hyphenLike() {
				next.hyphens = min(n.hyphens+1, 3)
			}
			next.demerits = n.demerits + b.demerits(&n, &next, l)
			try(next)
		}
	}
	try(node{class: classEven})
	return best
}

// checkOptimal compares the breaker with exhaustive search, and reports whether
// the paragraph can be broken at all.
func checkOptimal(t *testing.T, p *Paragraph, spots []spot) bool {
	t.Helper()
	b := &breaker{spots: spots, p: p, costs: &defaultCosts, easy: p.easyLine()}
	b.shortest = p.narrowest() - p.narrowest()/16
	want := exhaustive(b)
	if !b.run() {
		if want >= 0 {
			t.Fatalf("no way found, one costs %d", want)
		}
		return false
	}
	if got := b.nodes[b.best()].demerits; got != want {
		t.Fatalf("demerits %d, the best are %d", got, want)
	}
	return true
}

func TestBreakingIsOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 3000 {
		p := &Paragraph{Measure: sp.Len(90+r.IntN(120)) * sp.Pt, Align: []Align{Justify, Justify, Start, Center}[r.IntN(4)]}
		if r.IntN(3) == 0 {
			p.Indent = 12 * sp.Pt
		}
		if r.IntN(4) == 0 {
			p.First, p.Lines = 20*sp.Pt, 2
		}
		if checkOptimal(t, p, randomSpots(r, p)) {
			found++
		}
	}
	if found < 1000 {
		t.Errorf("only %d of 3000 paragraphs could be broken", found)
	}
}

// TestProseIsBrokenOptimally does the same with real words, their hyphenation
// points, hanging marks and, in Chinese, a spot at nearly every character.
func TestProseIsBrokenOptimally(t *testing.T) {
	s := worldSetter(t)
	r := rand.New(rand.NewPCG(9, 10))
	words := strings.Fields(sampleText)
	english := func() string {
		n := r.IntN(len(words) - 40)
		return strings.Join(words[n:n+10+r.IntN(30)], " ")
	}
	chinese := func() string { return string([]rune(randomChinese(r) + randomChinese(r) + randomChinese(r))[:30]) }
	for _, tt := range []struct {
		lang string
		text func() string
	}{{"en", english}, {"zh-Hant", chinese}} {
		lang, text := tt.lang, tt.text
		found := 0
		for range 300 {
			p := Paragraph{Runs: []Run{body(text())}, Lang: lang, Measure: sp.MM(40 + float64(r.IntN(50))), Hyphenate: true}
			p.Indent = sp.Len(r.IntN(3)) * 11 * sp.Pt
			sc := new(scratch)
			s.prepare(sc, &p)
			l := spotter{sc: sc, p: &p, costs: &defaultCosts}
			l.spots()
			if checkOptimal(t, &p, sc.spots) {
				found++
			}
		}
		if found < 100 {
			t.Errorf("%s: only %d of 300 paragraphs could be broken", lang, found)
		}
	}
}

// With looseness the paragraph gets a line more, or fewer, where it can.
func TestLooseness(t *testing.T) {
	s := newSetter(t)
	p := Paragraph{Runs: []Run{body(strings.Repeat(sampleText+" ", 4))}, Lang: "en", Measure: sp.MM(132), Hyphenate: true}
	base := len(s.Set(p).Lines)
	p.Looseness = 1
	if got := len(s.Set(p).Lines); got != base+1 {
		t.Errorf("looseness 1 gives %d lines, 0 gives %d", got, base)
	}
}
