package para

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/render/sp"
)

// scratch is the working store of one Set, kept for the next.
type scratch struct {
	builder builder
	seg     lineSegmenter
	runes   []rune
	ends    []int32
	tokens  []token
	spots   []spot
	breaker breaker
	parts   []part
	built   []builtLine
}

// Set breaks a paragraph into lines.
func (s *Setter) Set(p Paragraph) Result {
	if len(p.Runs) == 0 {
		return Result{}
	}
	sc := s.idle.Get().(*scratch)
	defer s.idle.Put(sc)
	text := s.prepare(sc, &p)
	if len(sc.tokens) == 0 {
		return Result{}
	}
	s.breakLines(sc, &p)
	f := filler{Setter: s, sc: sc, p: &p, text: text}
	built := f.fill(sc.breaker.path)
	d := painter{p: &p, text: text, dots: p.emphasisStands()}
	r := Result{Lines: d.lines(built)}
	r.Missing = sc.missing(&p)
	return r
}

// prepare joins the runs' text and cuts it into tokens.
func (s *Setter) prepare(sc *scratch, p *Paragraph) string {
	p.wide = fullWidth(p.Lang)
	text := sc.join(p.Runs)
	sc.tokens = sc.tokens[:0]
	t := tokeniser{Setter: s, sc: sc, p: p, text: text, ends: sc.ends, levels: levels(text, p.RTL)}
	t.tokenise()
	return text
}

// join gives the text of all runs, and where each ends in it.
func (sc *scratch) join(runs []Run) string {
	sc.ends = sc.ends[:0]
	if len(runs) == 1 {
		text := valid(runs[0].Text)
		sc.ends = append(sc.ends, int32(len(text)))
		return text
	}
	var b strings.Builder
	n := 0
	for i := range runs {
		n += len(runs[i].Text)
	}
	b.Grow(n)
	for i := range runs {
		b.WriteString(valid(runs[i].Text))
		sc.ends = append(sc.ends, int32(b.Len()))
	}
	return b.String()
}

// valid replaces what is not UTF-8.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// breakLines chooses the lines: evenly, else as it can be done.
func (s *Setter) breakLines(sc *scratch, p *Paragraph) {
	b := &sc.breaker
	b.p, b.costs, b.easy = p, &defaultCosts, p.easyLine()
	narrow := p.narrowest()
	b.shortest = narrow - narrow/16
	l := spotter{sc: sc, p: p, costs: &defaultCosts}
	l.spots()
	b.spots, b.last = sc.spots, false
	if b.run() {
		return
	}
	if narrow > 0 {
		sc.crowd(narrow)
		l.sums, l.emergency = sums{}, true
		l.spots()
	}
	b.spots, b.last = sc.spots, true
	b.run()
}

// narrowest gives the least measure of the paragraph's lines.
func (p *Paragraph) narrowest() sp.Len {
	m := p.lineMeasure(int(p.easyLine()))
	for n := range min(p.easyLine(), 20) {
		m = min(m, p.lineMeasure(int(n)))
	}
	return m
}

// Natural gives the measures a table column is sized by: of the widest piece
// that no line may part, and of the text in one line.
func (s *Setter) Natural(p Paragraph) (least, whole sp.Len) {
	if len(p.Runs) == 0 {
		return 0, 0
	}
	sc := s.idle.Get().(*scratch)
	defer s.idle.Put(sc)
	p.Hyphenate = false
	s.prepare(sc, &p)
	l := spotter{sc: sc, p: &p, costs: &defaultCosts}
	l.spots()
	start := 0
	for i := 1; i < len(sc.spots); i++ {
		a, b := &sc.spots[i-1], &sc.spots[i]
		least = max(least, widthBetween(a, b))
		if b.kind == breakForced {
			whole = max(whole, b.before.width-sc.spots[start].after.width)
			start = i
		}
	}
	return least, whole
}
