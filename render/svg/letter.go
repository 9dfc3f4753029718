package svg

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
)

// piece is shaped text of one face, with its place along the line.
type piece struct {
	run    *run
	face   *fonts.Face
	text   []rune
	glyphs []fonts.ShapedGlyph
	at     point // in the chunk's units, from the chunk's origin
	width  float64
}

// chunk sets a chunk's text: shapes it, shifts it as its anchor asks, and
// gives glyphs, or outlines where a run of glyphs could not stand so.
func (pl *placer) chunk(c chunk) {
	if pl.set == nil {
		return
	}
	pieces, width := pl.line(c)
	start := c.at
	switch c.anchor {
	case "middle":
		start.x -= width / 2
	case "end":
		start.x -= width
	}
	for _, p := range pieces {
		at := point{start.x + p.at.x, start.y + p.at.y}
		if p.run.fill != nil && p.run.stroke != nil {
			pl.outlines(p, c.m, at, nil)
		}
		if c.m.even() && p.run.fill != nil && thousandths(p.run.alpha) == 1000 {
			pl.glyphs(p, c.m, at)
		} else {
			pl.outlines(p, c.m, at, p.run.fill)
		}
	}
}

// line shapes the runs of a chunk one behind the other.
func (pl *placer) line(c chunk) (pieces []piece, width float64) {
	var at point
	for i := range c.runs {
		r := &c.runs[i]
		at.x, at.y = at.x+r.shift.x, at.y+r.shift.y
		for _, p := range pl.pieces(r) {
			p.at = at
			at.x += p.width
			pieces = append(pieces, p)
		}
	}
	return pieces, at.x
}

// pieces cuts a run by face and direction, in visual order.
func (pl *placer) pieces(r *run) []piece {
	text := []rune(r.text)
	cascade := pl.set.Cascade(r.request)
	rtl := directions(text)
	var out []piece
	for start := 0; start < len(text); {
		face := cascade.Face(text[start])
		end := start + 1
		for end < len(text) && rtl[end] == rtl[start] && (cascade.Face(text[end]) == face || joins(text[end])) {
			end++
		}
		if face == nil {
			face = cascade.Primary()
		}
		if face != nil {
			out = append(out, shapePiece(r, face, text, start, end, rtl[start]))
		}
		start = end
	}
	if len(rtl) > 0 && rtl[0] {
		slices.Reverse(out) // the line runs from the right
	}
	return out
}

// joins reports characters that stay with the face before them.
func joins(r rune) bool {
	return r == ' ' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

// directions tells what is set from right to left: the scripts that are, and
// what stands between two such letters.
func directions(text []rune) []bool {
	out := make([]bool, len(text))
	last := -1
	for i, r := range text {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			if last >= 0 {
				for j := last; j < i; j++ {
					out[j] = true
				}
			}
			out[i], last = true, i
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			last = -1
		}
	}
	return out
}

func shapePiece(r *run, face *fonts.Face, text []rune, start, end int, rtl bool) piece {
	p := piece{run: r, face: face, text: text}
	in := fonts.ShapeInput{Text: text, Start: start, End: end, RTL: rtl, Lang: r.request.Lang}
	if r.request.Role == fonts.Mono {
		in.Features = []string{"-liga", "-calt"} // what a terminal shows is no arrow
	}
	p.glyphs = face.Shape(in)
	advance := int64(0)
	for _, g := range p.glyphs {
		advance += int64(g.Advance)
	}
	p.width = float64(advance)*r.size/float64(face.UnitsPerEm()) + float64(r.spacing*float64(len(p.glyphs)))
	return p
}

// glyphs gives a run of glyphs. Their places are summed in font units and
// scaled once, so that rounding does not add up.
func (pl *placer) glyphs(p piece, m matrix, at point) {
	origin := pl.point(m.apply(at))
	em := p.run.size * m.a * pl.sx
	unit := em / float64(p.face.UnitsPerEm())
	spacing := p.run.spacing * m.a * pl.sx
	out := &frame.GlyphRun{
		Elem: pl.elem, Face: p.face, Size: length64(em), X: origin.X, Y: origin.Y, Color: *p.run.fill,
		Glyphs: make([]frame.Glyph, 0, len(p.glyphs)),
	}
	x, cluster := 0.0, -1
	var text strings.Builder
	for i, g := range p.glyphs {
		said := ""
		if g.Cluster != cluster {
			cluster = g.Cluster
			said = string(p.text[cluster:min(len(p.text), cluster+g.Runes)])
			said = said[:min(len(said), math.MaxUint16)]
		}
		out.Glyphs = append(out.Glyphs, frame.Glyph{
			ID: g.ID, Len: uint16(len(said)),
			X: length64(float64((x+float64(g.XOffset))*unit) + float64(spacing*float64(i))).Short(),
		})
		out.LiftLast(length64(float64(g.YOffset) * unit))
		text.WriteString(said)
		x += float64(g.Advance)
	}
	out.Text = text.String()
	if len(out.Glyphs) > 0 && out.Size > 0 {
		pl.items = append(pl.items, out)
	}
}

// outlines draws the glyphs of turned, stretched, see-through or hollow text,
// and halos.
func (pl *placer) outlines(p piece, m matrix, at point, fill *frame.Color) {
	unit := p.run.size / float64(p.face.UnitsPerEm())
	x := at.x
	pen := &pen{}
	for _, g := range p.glyphs {
		gm := m.then(matrix{unit, 0, 0, -unit, x + float64(float64(g.XOffset)*unit), at.y - float64(float64(g.YOffset)*unit)})
		pen.glyph(p.face.Outline(g.ID), gm)
		x += float64(float64(g.Advance)*unit) + p.run.spacing
	}
	if len(pen.segs) == 0 {
		return
	}
	s := shape{segs: pen.segs, fill: fill, width: p.run.width * m.scale(), alpha: p.run.alpha}
	if fill == nil {
		s.stroke = p.run.stroke
	}
	pl.shape(s)
}

// glyph draws one outline, closing its contours.
func (p *pen) glyph(segs []fonts.OutlineSeg, m matrix) {
	at := func(f fonts.Point) point { return m.apply(point{f.X, f.Y}) }
	for _, s := range segs {
		switch s.Kind {
		case fonts.MoveTo:
			p.close()
			p.move(at(s.P[0]))
		case fonts.LineTo:
			p.line(at(s.P[0]))
		case fonts.QuadTo:
			p.quad(at(s.P[0]), at(s.P[1]))
		case fonts.CubeTo:
			p.curve(at(s.P[0]), at(s.P[1]), at(s.P[2]))
		}
	}
	p.close()
}
