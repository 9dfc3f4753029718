package para

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// painter sets the glyphs of lines; all pieces, glyphs and texts are cut from
// three arenas.
type painter struct {
	p      *Paragraph
	text   string
	dots   bool // emphasis is shown by dots
	pieces []Piece
	glyphs []Glyph
	lifts  []sp.Short      // of the glyphs, empty before the first that is lifted
	said   strings.Builder // what the glyphs stand for
	line   *Line
	first  int  // of the line's pieces
	from   int  // of the last piece's glyphs
	lifted bool // one of them is
	spoken int  // said before the last piece
}

// count makes the arenas as large as the lines need: a piece for each change of
// run or face, and what is rare may let them grow.
func (d *painter) count(lines []builtLine) {
	pieces, glyphs := 0, 0
	for _, b := range lines {
		var face *fonts.Face
		for i := range b.parts {
			pt := &b.parts[i]
			if i == 0 || pt.run != b.parts[i-1].run || pt.kind == tokenBox {
				face = nil
				pieces++
			}
			if d.dotted(pt) {
				glyphs, pieces = glyphs+1, pieces+1
			}
			if pt.word == nil {
				glyphs++ // a space
				continue
			}
			glyphs += pt.word.glyphs
			for k := range pt.word.segments {
				seg := &pt.word.segments[k]
				if face != nil && face != seg.face {
					pieces++
				}
				face = seg.face
			}
		}
		glyphs++ // the space at its end
	}
	d.said.Grow(len(d.text) + len("\u00AD")*len(lines))
	d.glyphs = make([]Glyph, 0, glyphs)
	d.pieces = make([]Piece, 0, pieces)
}

// lines sets the glyphs of all lines.
func (d *painter) lines(built []builtLine) []Line {
	d.count(built)
	lines := make([]Line, len(built))
	runes, at := 0, int32(0)
	for i := range built {
		b := &built[i]
		runes += utf8.RuneCountInString(d.text[at:b.start])
		at = b.start
		lines[i] = Line{Start: runes, Hyphenated: b.hyphenated, Overfull: b.over}
		d.set(&lines[i], b)
	}
	return lines
}

// set places the parts of a line.
func (d *painter) set(l *Line, b *builtLine) {
	d.line, d.first = l, len(d.pieces)
	width := sp.Len(0)
	for i := range b.parts {
		pt := &b.parts[i]
		width += pt.glue.width + pt.at + pt.setWidth(b.stretch)
	}
	l.Width = width
	x := b.left + d.p.slack(b.measure+b.hang-width)
	if b.space != nil && d.p.RTL {
		room := scale(b.space.style.space, b.space.size)
		d.space(b.space, beside(b.parts, -1), x-room, room)
	}
	for i := range b.parts {
		pt := &b.parts[i]
		room := pt.glue.width + pt.at
		if pt.kind == tokenSpace || pt.kind == tokenFixed {
			room += pt.setWidth(b.stretch)
			d.space(pt.token, beside(b.parts, i), x, room)
			x += room
			continue
		}
		x += room
		pt.x = x
		d.part(pt, x, b.stretch)
		x += pt.setWidth(b.stretch)
	}
	if b.space != nil && !d.p.RTL {
		d.space(b.space, beside(b.parts, len(b.parts)), x, 0)
	}
	d.emphasise(b)
	d.metrics(b)
	l.Pieces = d.pieces[d.first:len(d.pieces):len(d.pieces)]
}

// setWidth is a part's width with its glyphs expanded.
func (pt *part) setWidth(stretch int) sp.Len {
	if stretch == 0 || !pt.expands() {
		return pt.width
	}
	return pt.width + pt.width.Scale(int64(stretch), 1000)
}

// slack gives where in what the line leaves it begins.
func (p *Paragraph) slack(left sp.Len) sp.Len {
	align := p.Align
	if align == Justify {
		align = Start
	}
	if p.RTL && align != Center {
		align = Start + End - align
	}
	switch {
	case left < 0 && !p.RTL: // too wide a line passes the measure at its end
		return 0
	case align == End, left < 0:
		return left
	case align == Center:
		return left / 2
	}
	return 0
}

// part sets the glyphs of a word, or a box.
func (d *painter) part(pt *part, x sp.Len, stretch int) {
	r := &d.p.Runs[pt.run]
	if pt.kind == tokenBox {
		d.pieces = append(d.pieces, Piece{Tag: r.Tag, Size: r.Size, X: x, Y: r.Raise, W: r.Box.W, Box: r.Box, Level: pt.level})
		return
	}
	if pt.word == nil {
		return
	}
	if !pt.expands() {
		stretch = 0
	}
	x -= pt.trim
	for i := range pt.word.segments {
		seg := &pt.word.segments[i]
		size := pt.size
		if seg.thousandths != 1000 {
			size = size.Scale(int64(seg.thousandths), 1000)
		}
		wide := size + size.Scale(int64(stretch), 1000)
		pc := d.piece(pt.token, seg, size, stretch+int(seg.widened), x)
		d.place(seg, x-pc.X, wide, size)
		x += scale(seg.width, wide)
		d.close(pc, x)
	}
}

// place sets the glyphs of a segment at x of their piece.
func (d *painter) place(seg *segment, x, wide, high sp.Len) {
	n := len(d.glyphs)
	d.glyphs = slices.Grow(d.glyphs, len(seg.glyphs))[:n+len(seg.glyphs)]
	placed := d.glyphs[n:]
	lifted := false
	for i := range seg.glyphs {
		g, to := &seg.glyphs[i], &placed[i]
		to.ID, to.Len, to.X = g.id, g.len, (x + scale(g.x, wide)).Short()
		lifted = lifted || g.y != 0
	}
	if lifted {
		d.lift(n, seg, high)
	}
	d.said.WriteString(seg.text)
}

// lift notes how high the glyphs of a segment stand, which are those from n on.
func (d *painter) lift(n int, seg *segment, high sp.Len) {
	if d.lifts == nil {
		d.lifts = make([]sp.Short, 0, cap(d.glyphs))
	}
	d.lifts = append(d.lifts, make([]sp.Short, n-len(d.lifts))...)
	for i := range seg.glyphs {
		d.lifts = append(d.lifts, scale(seg.glyphs[i].y, high).Short())
	}
	d.lifted = true
}

// piece gives the piece that glyphs of a token in a face go on in: the last
// one, if nothing but their place is new.
func (d *painter) piece(t *token, seg *segment, size sp.Len, stretch int, x sp.Len) *Piece {
	r := &d.p.Runs[t.run]
	next := Piece{Tag: r.Tag, Face: seg.face, Size: size, X: x, Y: r.Raise, Stretch: stretch, Level: t.level}
	if n := len(d.pieces); n > d.first {
		if pc := &d.pieces[n-1]; pc.takes(&next) {
			return pc
		}
	}
	d.from, d.spoken, d.lifted = len(d.glyphs), d.said.Len(), false
	d.pieces = append(d.pieces, next)
	return &d.pieces[len(d.pieces)-1]
}

// takes says whether the glyphs of the next piece may go on in this one.
func (pc *Piece) takes(next *Piece) bool {
	return pc.Box == nil && pc.Face == next.Face && pc.Size == next.Size && pc.Tag == next.Tag &&
		pc.Y == next.Y && pc.Stretch == next.Stretch && pc.Level == next.Level
}

// close ends a piece, for now, at x.
func (d *painter) close(pc *Piece, x sp.Len) {
	pc.Glyphs = d.glyphs[d.from:len(d.glyphs):len(d.glyphs)]
	if d.lifted {
		pc.Lifts = d.lifts[d.from:len(d.lifts):len(d.lifts)]
	}
	pc.Text = d.said.String()[d.spoken:]
	pc.W = x - pc.X
}

// beside gives the segment that stands left of a space that is part i of a line,
// or else right of it; nil for none.
func beside(parts []part, i int) *segment {
	if i > 0 {
		if w := parts[i-1].word; w != nil && len(w.segments) > 0 {
			return &w.segments[len(w.segments)-1]
		}
	} else if i+1 < len(parts) {
		if w := parts[i+1].word; w != nil && len(w.segments) > 0 {
			return &w.segments[0]
		}
	}
	return nil
}

// space sets a space glyph, in the piece before it where it can.
func (d *painter) space(t *token, near *segment, x, room sp.Len) {
	face, id := t.spaceGlyph(near)
	if face == nil {
		return
	}
	seg := segment{face: face, thousandths: 1000}
	stretch := 0
	if n := len(d.pieces); n > d.first {
		stretch = d.pieces[n-1].Stretch
	}
	text := d.text[t.start:t.end]
	if t.kind == tokenNewline {
		text = " "
	}
	pc := d.piece(t, &seg, t.size, stretch, x)
	text = text[:min(len(text), math.MaxUint16)]
	d.glyphs = append(d.glyphs, Glyph{ID: id, Len: uint16(len(text)), X: (x - pc.X).Short()})
	d.said.WriteString(text)
	d.close(pc, x+room)
}

// spaceGlyph gives the space of the style's own face; between words written
// from right to left that of their face, for readers take a change of face
// there for the end of a run, and turn each word for itself.
func (t *token) spaceGlyph(near *segment) (*fonts.Face, uint16) {
	if t.level&1 != 0 && near != nil {
		if id, ok := near.face.Glyph(' '); ok {
			return near.face, id
		}
	}
	return t.style.primary, t.style.spaceID
}

// metrics takes the line's height from its faces.
func (d *painter) metrics(b *builtLine) {
	l := d.line
	for i := range b.parts {
		pt := &b.parts[i]
		r := &d.p.Runs[pt.run]
		if pt.kind == tokenBox {
			l.grow(r.Box.Ascent+r.Raise, r.Box.Descent-r.Raise)
		} else if pt.word != nil {
			for k := range pt.word.segments {
				seg := &pt.word.segments[k]
				l.grow(scale(seg.ascent, pt.size)+r.Raise, scale(seg.descent, pt.size)-r.Raise)
			}
		}
	}
	if f := b.style.primary; len(b.parts) == 0 && f != nil {
		l.grow(scale(toEm(f.Ascent(), f.UnitsPerEm()), b.size), scale(toEm(f.Descent(), f.UnitsPerEm()), b.size))
	}
}

func (l *Line) grow(ascent, descent sp.Len) {
	l.Ascent, l.Descent = max(l.Ascent, ascent), max(l.Descent, descent)
}
