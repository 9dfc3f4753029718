package svg

// outline gives the outline of a shape element in its own units, nil for
// elements that are none.
func outline(n *node, v viewport, em float64) []seg {
	p := &pen{}
	x := func(name string) float64 { return length(n.property(name), v.w, em) }
	y := func(name string) float64 { return length(n.property(name), v.h, em) }
	switch n.name {
	case "path":
		d := n.property("d")
		return parsePath(d)
	case "rect":
		p.rect(x("x"), y("y"), x("width"), y("height"), radius(n, "rx", v.w, em), radius(n, "ry", v.h, em))
	case "circle":
		if r := length(n.property("r"), v.diagonal(), em); r > 0 {
			p.ellipse(point{x("cx"), y("cy")}, r, r)
		}
	case "ellipse":
		rx, ry := radius(n, "rx", v.w, em), radius(n, "ry", v.h, em)
		if rx < 0 {
			rx = ry
		}
		if ry < 0 {
			ry = rx
		}
		if rx > 0 && ry > 0 {
			p.ellipse(point{x("cx"), y("cy")}, rx, ry)
		}
	case "line":
		p.move(point{x("x1"), y("y1")})
		p.line(point{x("x2"), y("y2")})
	case "polyline", "polygon":
		p.polygon(numbers(n.get("points")), n.name == "polygon")
	}
	return p.segs
}

func isShape(name string) bool {
	switch name {
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return true
	}
	return false
}

// radius reads rx or ry, -1 for auto.
func radius(n *node, name string, of, em float64) float64 {
	s := n.property(name)
	if s == "" || s == "auto" {
		return -1
	}
	return length(s, of, em)
}

// rect draws a rectangle; of radii below 0 each takes the other.
func (p *pen) rect(x, y, w, h, rx, ry float64) {
	if w <= 0 || h <= 0 {
		return
	}
	if rx < 0 {
		rx = max(ry, 0)
	}
	if ry < 0 {
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx == 0 || ry == 0 {
		p.polygon([]float64{x, y, x + w, y, x + w, y + h, x, y + h}, true)
		return
	}
	p.move(point{x + rx, y})
	p.line(point{x + w - rx, y})
	p.arc(rx, ry, 0, false, true, point{x + w, y + ry})
	p.line(point{x + w, y + h - ry})
	p.arc(rx, ry, 0, false, true, point{x + w - rx, y + h})
	p.line(point{x + rx, y + h})
	p.arc(rx, ry, 0, false, true, point{x, y + h - ry})
	p.line(point{x, y + ry})
	p.arc(rx, ry, 0, false, true, point{x + rx, y})
	p.close()
}

func (p *pen) polygon(v []float64, closed bool) {
	for i := 0; i+1 < len(v) && i < 2*maxSegs; i += 2 {
		if at := (point{v[i], v[i+1]}); i == 0 {
			p.move(at)
		} else {
			p.line(at)
		}
	}
	if closed {
		p.close()
	}
}
