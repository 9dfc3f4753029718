package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// under draws what lies beneath the glyphs of a line: highlights.
func (p *painter) under(l *para.Line, x, base sp.Len) {
	for i := range l.Pieces {
		pc := &l.Pieces[i]
		if k := &p.f.looks[pc.Tag]; k.ground {
			p.rule(x+pc.X, base-pc.Size*4/5, pc.W, pc.Size*21/20, markColor)
		}
	}
}

// markColor is the ground of highlighted text.
var markColor = frame.Color{0xff, 0xf0, 0xb3}

// over draws what belongs to the pieces of a line beside their glyphs.
func (p *painter) over(l *para.Line, x, base sp.Len) {
	for i := range l.Pieces {
		pc := &l.Pieces[i]
		k := &p.f.looks[pc.Tag]
		if k.anchor != "" {
			p.anchor(k.anchor, x+pc.X, base-pc.Size)
		}
		if k.picture != nil && pc.Box != nil {
			p.picture(&k.picture.picture, x+pc.X, base-pc.Box.Ascent)
		}
		if k.strike {
			p.rule(x+pc.X, base-pc.Size/4, pc.W, pc.Size/18, k.color)
		}
		if k.reading != nil {
			k.reading.paint(p, x+pc.X, pc.W, base)
		}
		if k.underline {
			p.rule(x+pc.X, base+pc.Size/7, pc.W, pc.Size/28, lighter(k.color))
		}
		if k.link != nil && k.picture == nil {
			p.linked(l, i, x, base)
		}
	}
}

// linked makes a link of the pieces that lead where piece i leads, if it is
// the first of them on the line.
func (p *painter) linked(l *para.Line, i int, x, base sp.Len) {
	to := func(i int) *link { return p.f.looks[l.Pieces[i].Tag].link }
	if i > 0 && to(i-1) == to(i) {
		return
	}
	last := i
	for last+1 < len(l.Pieces) && to(last+1) == to(i) {
		last++
	}
	left, right := edges(&para.Line{Pieces: l.Pieces[i : last+1]}, x)
	size := l.Pieces[i].Size
	p.link(to(i), left, base-size, right-left, size*5/4)
}

// link makes a rectangle lead somewhere. What is drawn a second time does not.
func (p *painter) link(k *link, x, y, w, h sp.Len) {
	if p.artifact {
		return
	}
	p.items = append(p.items, &frame.Link{Elem: p.elem(k.elem), X: x, Y: y, W: w, H: h, URL: k.href, Name: k.name, Contents: k.contents})
}

// picture draws a picture, or a ground with its alternative where there is
// none.
func (p *painter) picture(m *picture, x, y sp.Len) {
	p.items = append(p.items, p.pictureItems(m, x, y)...)
	if m.link != nil {
		p.link(m.link, x, y, m.w, m.h)
	}
}

// pictureItems gives what a picture shows: its pixels, its drawing, or a ground
// where it cannot be had. All belong to the picture's element, so that its
// alternative is read.
func (p *painter) pictureItems(m *picture, x, y sp.Len) []frame.Item {
	elem := p.elem(m.elem)
	if m.asset != nil {
		if m.asset.Print != nil {
			return []frame.Item{&frame.Image{Elem: elem, X: x, Y: y, W: m.w, H: m.h, Picture: m.asset.Print}}
		}
		if d := p.f.drawing(m.asset); d != nil {
			return d.Place(x, y, m.w, m.h, elem, p.f.fonts)
		}
	}
	return []frame.Item{&frame.Rule{Elem: elem, X: x, Y: y, W: m.w, H: m.h, Color: frame.Color(p.f.sheet.theme.Tint)}}
}

// checkbox draws the box of a task, checked when it is done.
func (p *painter) checkbox(x, base sp.Len, m marker) {
	size := m.width
	k := &p.f.looks[m.look]
	ink := k.color
	y := base - size*9/10
	p.items = append(p.items, &frame.Path{Elem: p.elem(k.elem), Stroke: &ink, Width: size / 14,
		Segs: polygon(true, x, y, x+size, y, x+size, y+size, x, y+size)})
	if m.task == doc.Done {
		p.items = append(p.items, &frame.Path{Elem: p.elem(k.elem), Stroke: &ink, Width: size / 8,
			Segs: polygon(false, x+size/5, y+size/2, x+size*9/20, y+size*3/4, x+size*4/5, y+size/5)})
	}
}

// hook draws the sign that a line of code goes on: down and to the right.
func (p *painter) hook(x, base, size sp.Len) {
	muted := frame.Color(p.f.sheet.theme.Muted)
	w := size * 3 / 5
	top, mid := base-size*11/20, base-size/4
	tip := w - size/8
	p.items = append(p.items, &frame.Path{Stroke: &muted, Width: size / 16,
		Segs: polygon(false, x, top, x, mid, x+w, mid, x+tip, mid-size/8, x+w, mid, x+tip, mid+size/8)})
}

// polygon gives the segments through points, given as x and y in turn.
func polygon(closed bool, xy ...sp.Len) []frame.Seg {
	var segs []frame.Seg
	for i := 0; i+1 < len(xy); i += 2 {
		kind := frame.LineTo
		if i == 0 {
			kind = frame.MoveTo
		}
		segs = append(segs, frame.Seg{Kind: kind, P: [3]frame.Point{{X: xy[i], Y: xy[i+1]}}})
	}
	if closed {
		segs = append(segs, frame.Seg{Kind: frame.Close})
	}
	return segs
}
