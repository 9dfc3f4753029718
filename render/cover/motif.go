package cover

import (
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// motifs fill a drawn cover from its top to a bottom. What they draw below it
// the panel of the words covers. They are plain geometry in three tones: the
// seed says how it falls, the kind is a publisher's.
var motifs = [...]func(*composer, *seed, sp.Len){
	(*composer).leaves, (*composer).rings, (*composer).hills,
	(*composer).quilt, (*composer).pipes, (*composer).dots,
}

// tiles calls draw for each square of a grid with so many columns.
func (c *composer) tiles(columns int, bottom sp.Len, draw func(x, y, side sp.Len)) {
	side := (c.w + sp.Len(columns) - 1) / sp.Len(columns)
	for y := sp.Len(0); y < bottom; y += side {
		for i := range columns {
			draw(side*sp.Len(i), y, side)
		}
	}
}

// leaves are quarter discs, each turned its own way.
func (c *composer) leaves(s *seed, bottom sp.Len) {
	var pens [2]pen
	c.tiles(5, bottom, func(x, y, side sp.Len) {
		bits := s.next()
		if bits&3 == 3 {
			return // a tile of plain ground
		}
		tone := 0
		if bits>>4&3 == 3 {
			tone = 1
		}
		pens[tone].quarter(x, y, side, side, int(bits>>2&3))
	})
	c.fill(&pens[0], c.tones[1])
	c.fill(&pens[1], c.tones[2])
}

// rings are arcs about the corners of large tiles, which meet in long curves.
func (c *composer) rings(s *seed, bottom sp.Len) {
	colors := [...]frame.Color{c.tones[1], c.tones[0], c.tones[2], c.tones[0], c.tones[1]}
	var pens [len(colors)]pen
	c.tiles(4, bottom, func(x, y, side sp.Len) {
		corner := s.below(4)
		for i := range pens {
			pens[i].quarter(x, y, side, side*sp.Len(10-2*i)/10, corner)
		}
	})
	for i := range pens {
		c.fill(&pens[i], colors[i])
	}
}

// hills are ranges one before the other, under a sun.
func (c *composer) hills(s *seed, bottom sp.Len) {
	const ranges = 6
	c.rule(0, 0, c.w, bottom, c.tones[2])
	var sun pen
	sun.disc(c.w*sp.Len(20+s.below(60))/100, bottom*sp.Len(18+s.below(14))/100, c.w/9)
	c.fill(&sun, paper)
	for i := range ranges {
		base := bottom * sp.Len(30+12*i) / 100
		color := between(c.tones[2], c.tones[1], min(1000, 350*(i+1)))
		if i > 2 {
			color = between(c.tones[1], c.tones[0], 350*(i-2))
		}
		c.hill(s, base, bottom, color)
	}
}

// hill is one range: a line of waves that goes on beyond both edges.
func (c *composer) hill(s *seed, base, bottom sp.Len, color frame.Color) {
	half := c.w * sp.Len(24+s.below(16)) / 100
	rise := func() sp.Len { return bottom * sp.Len(s.below(13)-6) / 100 }
	x, y := -half*sp.Len(s.below(100))/100, base+rise()
	var p pen
	p.seg(frame.MoveTo, frame.Point{X: x, Y: c.h})
	p.seg(frame.LineTo, frame.Point{X: x, Y: y})
	for x < c.w {
		next := base + rise()
		p.seg(frame.CurveTo, frame.Point{X: x + half/2, Y: y}, frame.Point{X: x + half/2, Y: next}, frame.Point{X: x + half, Y: next})
		x, y = x+half, next
	}
	p.seg(frame.LineTo, frame.Point{X: x, Y: c.h})
	p.seg(frame.Close)
	c.fill(&p, color)
}

// quilt is squares parted along a diagonal.
func (c *composer) quilt(s *seed, bottom sp.Len) {
	var pens [2]pen
	c.tiles(5, bottom, func(x, y, side sp.Len) {
		at := [4]frame.Point{{X: x, Y: y}, {X: x + side, Y: y}, {X: x + side, Y: y + side}, {X: x, Y: y + side}}
		i, tone := s.below(4), 0
		switch s.below(8) {
		case 0, 1:
			return
		case 2, 3:
			tone = 1
		}
		pens[tone].polygon(at[i], at[(i+1)%4], at[(i+2)%4])
	})
	c.fill(&pens[0], c.tones[1])
	c.fill(&pens[1], c.tones[2])
}

// pipes are columns with round heads, as of an organ.
func (c *composer) pipes(s *seed, bottom sp.Len) {
	const columns = 9
	var pens [2]pen
	step := (c.w + columns - 1) / columns
	light := s.below(columns)
	height := 40 + s.below(50)
	for i := range columns {
		height = max(25, min(height+s.below(61)-30, 92))
		p := &pens[0]
		if i == light || i == (light+5)%columns {
			p = &pens[1]
		}
		x, gap := step*sp.Len(i), step/12
		r, top := (step-2*gap)/2, bottom*sp.Len(100-height)/100
		p.disc(x+step/2, top, r)
		p.polygon(frame.Point{X: x + gap, Y: top}, frame.Point{X: x + step - gap, Y: top},
			frame.Point{X: x + step - gap, Y: c.h}, frame.Point{X: x + gap, Y: c.h})
	}
	c.fill(&pens[0], c.tones[1])
	c.fill(&pens[1], c.tones[2])
}

// dots are discs of three sizes on a grid.
func (c *composer) dots(s *seed, bottom sp.Len) {
	var pens [2]pen
	c.tiles(8, bottom, func(x, y, side sp.Len) {
		tone := 0
		if s.below(7) == 0 {
			tone = 1
		}
		pens[tone].disc(x+side/2, y+side/2, side*sp.Len(2+s.below(3))/10)
	})
	c.fill(&pens[0], c.tones[1])
	c.fill(&pens[1], c.tones[2])
}
