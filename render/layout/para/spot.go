package para

import "github.com/octavo-press/octavo/render/sp"

// sums are running totals along the paragraph as if it were one line.
type sums struct {
	width   sp.Len
	stretch sp.Len // of the spaces
	shrink  sp.Len
	glyphs  sp.Len // width of what glyph expansion may widen
}

func (a sums) minus(b sums) sums {
	return sums{a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.glyphs - b.glyphs}
}

// spot is a place where a line may end, with all that a line from one spot to
// another is judged by. The first is the paragraph's start, the last its end.
type spot struct {
	token  int32  // the next line starts with this token,
	off    int32  // at this offset of its word
	before sums   // up to the end of the line
	after  sums   // up to the start of the next
	end    sp.Len // what a line that ends here gains: a hyphen, less what hangs
	start  sp.Len // what a line that starts here gains: less what hangs
	ends   sp.Len // the blank of a mark at the end of a line of squares,
	starts sp.Len // and at the start of one, which may go
	cost   int32
	kind   breakKind
}

// widthBetween gives the least width of the line from one spot to another, but
// for what shrinks.
func widthBetween(a, b *spot) sp.Len {
	return b.before.width - a.after.width + a.start + b.end - a.starts - b.ends
}

// glue is the room between two tokens.
type glue struct{ width, stretch, shrink sp.Len }

// spotter lays the tokens out and notes the spots.
type spotter struct {
	sc    *scratch
	p     *Paragraph
	costs *costs
	sums
	emergency bool // crowded tokens may break anywhere
}

// spots fills sc.spots.
func (l *spotter) spots() {
	sc := l.sc
	sc.spots = append(sc.spots[:0], spot{kind: breakForced})
	content := l.sums // up to the end of the last word
	started := false  // the line has content
	for i := range sc.tokens {
		t := &sc.tokens[i]
		switch t.kind {
		case tokenNewline:
			l.add(spot{token: int32(i + 1), before: content, after: l.sums, kind: breakForced}, i)
			content, started = l.sums, false
			continue
		case tokenSpace:
			if started {
				l.space(i)
			}
			continue
		}
		if !started {
			l.startLine(i)
		} else {
			l.between(i, content)
		}
		l.token(t, int32(i))
		content, started = l.sums, true
	}
	if n := len(sc.tokens); n > 0 && sc.tokens[n-1].kind != tokenNewline {
		l.add(spot{token: int32(n), before: content, after: content, kind: breakForced}, n)
	}
}

// add adds a spot after which the lines before token i end.
func (l *spotter) add(s spot, i int) {
	l.hangEnd(&s, i)
	l.append(s)
}

func (l *spotter) append(s spot) {
	s.cost = l.costs.penalty(s.kind)
	l.sc.spots = append(l.sc.spots, s)
}

// startLine corrects the spot before a line's first token: the spaces before
// it are dropped.
func (l *spotter) startLine(i int) {
	s := &l.sc.spots[len(l.sc.spots)-1]
	s.token, s.after = int32(i), l.sums
	l.hangStart(s, i)
}

func (l *spotter) space(i int) {
	g := l.sc.glueOf(i)
	l.width += g.width
	l.stretch += g.stretch
	l.shrink += g.shrink
}

// between handles the join of token i to the one before it, which may be
// parted by spaces: a spot, and what room there is without them.
func (l *spotter) between(i int, content sums) {
	prev := i - 1
	for l.sc.tokens[prev].kind == tokenSpace {
		prev--
	}
	spaced := prev < i-1
	kind, ok := l.sc.joint(prev, i, spaced)
	if !ok && l.emergency && l.sc.tokens[prev].crowded && l.sc.tokens[i].crowded {
		kind, ok = breakEmergency, true
	}
	if !spaced {
		g := l.sc.gap(prev, i)
		l.width += g.width
		l.stretch += g.stretch
		l.shrink += g.shrink
	}
	if ok && (kind != breakEmergency || l.emergency) {
		s := spot{token: int32(i), before: content, after: l.sums, kind: kind}
		l.hangStart(&s, i)
		l.add(s, i)
	}
}

// joint tells whether a line may end between two tokens, and why.
func (sc *scratch) joint(prev, i int, spaced bool) (breakKind, bool) {
	a, b := &sc.tokens[prev], &sc.tokens[i]
	if a.kind == tokenFixed || b.kind == tokenFixed {
		return 0, a.kind == tokenFixed && spaced
	}
	var fa, fb wordFlags
	if a.word != nil {
		fa = a.word.flags
	}
	if b.word != nil {
		fb = b.word.flags
	}
	if b.raised && !spaced {
		return 0, false
	}
	if fa&flagNoBreakAfter != 0 || fb&flagNoBreakBefore != 0 {
		return 0, false
	}
	if !spaced {
		return b.joint, !b.joined
	}
	if fa&flagNumber != 0 && fb&flagUnit != 0 || fa&flagRef != 0 && fb&flagDigit != 0 || fa&flagTitle != 0 {
		return breakTogether, true
	}
	return breakSpace, true
}

// token lays out a token and the breaks inside it.
func (l *spotter) token(t *token, i int32) {
	from := l.sums
	if t.word != nil {
		breaks := t.word.breaks
		if l.emergency && t.crowded {
			breaks = l.sc.anywhere(t)
		}
		for _, o := range breaks {
			l.inner(t, i, o, from)
		}
	}
	l.sums = from
	l.width += t.width
	if t.kind == tokenFixed {
		g := l.sc.elastic(int(i))
		l.stretch += g.stretch
		l.shrink += g.shrink
	}
	if t.expands() {
		l.glyphs += t.width
	}
}

// expands tells whether a token's glyphs may be widened: code keeps its
// columns and Han its squares.
func (t *token) expands() bool {
	return t.word != nil && t.word.flags&flagWide == 0 && !t.style.code
}

func (l *spotter) inner(t *token, i int32, o opportunity, from sums) {
	if o.kind.hyphenated() && (l.p.Align != Justify && o.kind != breakShy) {
		return
	}
	at := from
	x := scale(o.x, t.size)
	at.width += x
	if t.expands() {
		at.glyphs += x
	}
	s := spot{token: i, off: o.off, before: at, after: at, kind: o.kind}
	hyphen := scale(t.style.hyphenW, t.size)
	if o.kind.hyphenated() {
		s.end = hyphen
	}
	if o.kind.hyphenLike() && l.p.hangs() {
		s.end -= hyphen.Scale(int64(hangRight('-')), 1000)
	}
	l.append(s)
}

// hangEnd settles what a line gains that ends before token i.
func (l *spotter) hangEnd(s *spot, i int) {
	for i--; i >= 0 && l.sc.tokens[i].kind == tokenSpace; i-- {
	}
	if i < 0 || l.sc.tokens[i].word == nil {
		return
	}
	t := &l.sc.tokens[i]
	s.end, s.ends = l.edge(t, t.word.trail, t.word.hangAt(l.p.RTL))
}

// hangStart settles what a line gains that starts with token i.
func (l *spotter) hangStart(s *spot, i int) {
	if t := &l.sc.tokens[i]; t.word != nil {
		s.start, s.starts = l.edge(t, t.word.lead, t.word.hangAt(!l.p.RTL))
	}
}

// edge gives what a line gains by a word at its edge, and what more may go.
func (l *spotter) edge(t *token, blank, hang em) (gain, may sp.Len) {
	switch {
	case l.p.squares():
		return 0, scale(blank, t.size)
	case l.p.hangs():
		blank += hang
	}
	return -scale(blank, t.size), 0
}

// squares tells the paragraphs whose letters are to stand in columns, line under
// line (CLREQ 3.2.1): there a mark at an edge keeps its square if it can.
func (p *Paragraph) squares() bool { return p.Align == Justify && p.wide }

// hangs tells whether marks hang out of the measure: where edges are straight.
func (p *Paragraph) hangs() bool { return p.Align == Justify && !p.wide }

func (w *word) hangAt(left bool) em {
	if left {
		return w.hangLeft
	}
	return w.hangRight
}
