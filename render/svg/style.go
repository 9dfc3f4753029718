package svg

import (
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
)

// style is the properties that draw, with what is inherited in them.
type style struct {
	fill, stroke  paint
	fillAlpha     float64
	strokeAlpha   float64
	alpha         float64 // opacity, of the groups around multiplied in
	evenOdd       bool
	width         float64
	dash          []float64
	dashStart     float64
	roundEnds     bool
	squareEnds    bool
	roundCorners  bool
	fixedWidth    bool // vector-effect: non-scaling-stroke
	color         frame.Color
	hidden        bool
	markers       [3]string // ids of those at start, middle and end
	size          float64
	role          fonts.Role
	weight        int
	italic        bool
	anchor        string
	baseline      string
	letterSpacing float64
	halo          bool // paint-order: the stroke lies under the fill
	preserve      bool // blanks are kept
	lang          string
}

// paint is nothing, a colour, or a gradient with a colour to fall back on.
type paint struct {
	none  bool
	ref   string
	color frame.Color
	alpha float64
}

func rootStyle() style {
	return style{
		fill: paint{alpha: 1}, stroke: paint{none: true}, fillAlpha: 1, strokeAlpha: 1, alpha: 1,
		width: 1, size: 16, role: fonts.Serif, weight: 400,
	}
}

// inherit gives the style of an element within one of style s.
func (s style) inherit(n *node, v viewport) style {
	s.font(n, v)
	each := func(name string, set func(value string)) {
		if value := n.property(name); value != "" && value != "inherit" {
			set(value)
		}
	}
	each("color", func(t string) {
		if c, _, ok := parseColor(t); ok {
			s.color = c
		}
	})
	each("fill", func(t string) { s.fill = s.paint(t, s.fill) })
	each("stroke", func(t string) { s.stroke = s.paint(t, s.stroke) })
	each("fill-opacity", func(t string) { s.fillAlpha = fraction(t, 1) })
	each("stroke-opacity", func(t string) { s.strokeAlpha = fraction(t, 1) })
	each("opacity", func(t string) { s.alpha *= fraction(t, 1) })
	each("fill-rule", func(t string) { s.evenOdd = t == "evenodd" })
	each("stroke-width", func(t string) { s.width = max(0, length(t, v.diagonal(), s.size)) })
	each("stroke-linecap", func(t string) { s.roundEnds, s.squareEnds = t == "round", t == "square" })
	each("stroke-linejoin", func(t string) { s.roundCorners = t == "round" })
	each("stroke-dasharray", func(t string) { s.dash = dashes(t, v, s.size) })
	each("stroke-dashoffset", func(t string) { s.dashStart = length(t, v.diagonal(), s.size) })
	s.fixedWidth = n.property("vector-effect") == "non-scaling-stroke"
	each("visibility", func(t string) { s.hidden = t == "hidden" || t == "collapse" })
	each("marker", func(t string) { s.markers = [3]string{reference(t), reference(t), reference(t)} })
	for i, name := range []string{"marker-start", "marker-mid", "marker-end"} {
		each(name, func(t string) { s.markers[i] = reference(t) })
	}
	s.text(each)
	return s
}

// font comes first, since other lengths may be in its size.
func (s *style) font(n *node, v viewport) {
	if t := n.property("font-size"); t != "" && t != "inherit" {
		s.size = fontSize(t, s.size)
	}
	if t := n.property("font-family"); t != "" && t != "inherit" {
		s.role = roleOf(t)
	}
	if t := n.property("font-weight"); t != "" && t != "inherit" {
		s.weight = weightOf(t, s.weight)
	}
	if t := n.property("font-style"); t != "" && t != "inherit" {
		s.italic = t == "italic" || strings.HasPrefix(t, "oblique")
	}
}

func (s *style) text(each func(name string, set func(string))) {
	each("text-anchor", func(t string) { s.anchor = t })
	each("dominant-baseline", func(t string) { s.baseline = t })
	each("letter-spacing", func(t string) {
		if s.letterSpacing = 0; t != "normal" {
			s.letterSpacing = length(t, 0, s.size)
		}
	})
	each("paint-order", func(t string) { s.halo = strings.HasPrefix(t, "stroke") })
	each("xml:space", func(t string) { s.preserve = t == "preserve" })
	each("white-space", func(t string) { s.preserve = strings.HasPrefix(t, "pre") || t == "break-spaces" })
	each("xml:lang", func(t string) { s.lang = t })
	each("lang", func(t string) { s.lang = t })
}

// paint reads fill or stroke; what it cannot read leaves the one before.
func (s *style) paint(t string, before paint) paint {
	switch {
	case t == "none":
		return paint{none: true}
	case strings.EqualFold(t, "currentcolor"), t == "context-stroke", t == "context-fill":
		return paint{color: s.color, alpha: 1}
	case strings.HasPrefix(t, "url("):
		p := paint{ref: reference(t), none: true}
		if i := strings.LastIndexByte(t, ')'); i > 0 {
			if c, alpha, ok := parseColor(t[i+1:]); ok {
				p.color, p.alpha, p.none = c, alpha, false
			}
		}
		return p
	}
	if c, alpha, ok := parseColor(t); ok {
		return paint{color: c, alpha: alpha}
	}
	return before
}

// reference gives the id in "url(#id)" or "#id", "" where it leads elsewhere.
func reference(t string) string {
	t = strings.TrimSpace(t)
	if rest, ok := strings.CutPrefix(t, "url("); ok {
		t, _, _ = strings.Cut(rest, ")")
		t = strings.Trim(strings.TrimSpace(t), `"'`)
	}
	if id, ok := strings.CutPrefix(t, "#"); ok {
		return id
	}
	return ""
}

// dashes reads a dash array; none is no dashes, and an odd one is doubled.
func dashes(t string, v viewport, em float64) []float64 {
	const most = 64
	var out []float64
	sum := 0.0
	for f := range strings.FieldsFuncSeq(t, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
		d := length(f, v.diagonal(), em)
		if d < 0 || len(out) == most {
			return nil
		}
		out, sum = append(out, d), sum+d
	}
	if sum <= 0 {
		return nil
	}
	if len(out)%2 == 1 {
		out = append(out, out...)
	}
	return out
}

// fontSize reads a size; the words are those of CSS Fonts 4.
func fontSize(t string, em float64) float64 {
	switch t {
	case "xx-small":
		return 9.6
	case "x-small":
		return 12
	case "small":
		return 14.2
	case "medium":
		return 16
	case "large":
		return 19.2
	case "x-large":
		return 24
	case "xx-large":
		return 32
	case "larger":
		return em * 1.2
	case "smaller":
		return em / 1.2
	}
	return max(0, length(t, em, em))
}

func weightOf(t string, before int) int {
	switch t {
	case "normal":
		return 400
	case "bold":
		return 700
	case "bolder":
		return min(before+300, 900)
	case "lighter":
		return max(before-300, 100)
	}
	if v := int(number(t)); v >= 1 && v <= 1000 {
		return v
	}
	return before
}

// roleOf gives the part that the first family known by its kind plays. What is
// not known is taken for a sans-serif, as most drawings are lettered.
func roleOf(families string) fonts.Role {
	for family := range strings.SplitSeq(strings.ToLower(families), ",") {
		family = strings.Trim(strings.TrimSpace(family), `"'`)
		switch {
		case strings.Contains(family, "mono"), strings.Contains(family, "courier"),
			strings.Contains(family, "consol"), strings.Contains(family, "menlo"):
			return fonts.Mono
		case strings.Contains(family, "sans"), strings.Contains(family, "arial"), strings.Contains(family, "helvetica"):
			return fonts.Sans
		case strings.Contains(family, "serif"), strings.Contains(family, "times"), strings.Contains(family, "georgia"),
			strings.Contains(family, "garamond"), strings.Contains(family, "song"), strings.Contains(family, "ming"):
			return fonts.Serif
		}
	}
	return fonts.Sans
}
