package svg

import (
	"strconv"
	"strings"
	"unicode"
)

// foreign puts SVG text in the place of XHTML, which drawing programs use for
// their labels: neither a page nor many readers can show it. What is lost is
// its markup.
func foreign(root *node) {
	root.walk(func(n *node) bool {
		if n.name == "switch" {
			n.preferText()
		}
		for i, k := range n.kids {
			if k.name == "foreignObject" && !k.html {
				n.kids[i] = label(k)
				n.kids[i].parent = n
			}
		}
		return true
	})
}

// preferText makes a switch of XHTML with a text for those who do not know it
// that text. Draw.io cuts such texts short, and marks that with dots; then the
// whole one is put in.
func (n *node) preferText() {
	var html, text *node
	for _, k := range n.kids {
		switch {
		case k.name == "foreignObject":
			html = k
		case k.name == "text" && html != nil:
			text = k
		}
	}
	if text == nil {
		return
	}
	n.kids = []*node{text}
	if c := ground(html); c != "" {
		text.set("stroke", c) // in place of the box under the label
		text.set("stroke-width", "4")
		text.set("paint-order", "stroke")
	}
	short, cut := strings.CutSuffix(strings.TrimSpace(plain(text)), "...")
	if words := lines(html); cut && strings.HasPrefix(strings.Join(words, " "), short) {
		text.fill(wrap(words, innerWidth(html), number(strings.TrimSuffix(text.get("font-size"), "px"))))
	}
}

// label makes a text out of a foreignObject, in the middle of its place.
func label(n *node) *node {
	em := 16.0
	at := func(start, side string) string {
		v := length(n.property(start), 0, em) + length(n.property(side), 0, em)/2
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	t := &node{name: "text", style: n.style}
	for _, a := range n.attrs {
		if a.name == "class" || a.name == "style" || a.name == "transform" {
			t.attrs = append(t.attrs, a)
		}
	}
	t.set("x", at("x", "width"))
	t.set("y", at("y", "height"))
	t.set("text-anchor", "middle")
	t.set("dominant-baseline", "central")
	t.fill(lines(n))
	return t
}

// fill sets lines under each other around the place where one would stand.
func (n *node) fill(lines []string) {
	n.kids = nil
	for i, l := range lines {
		line := &node{name: "tspan"}
		line.add(&node{text: l})
		line.set("x", n.get("x"))
		dy := 1.2
		if i == 0 {
			dy = -0.6 * float64(len(lines)-1)
		}
		line.set("dy", strconv.FormatFloat(dy, 'f', -1, 64)+"em")
		n.add(line)
	}
}

// lines gives the lines of XHTML, blanks brought together.
func lines(n *node) []string {
	var out []string
	var b strings.Builder
	end := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	var visit func(n *node)
	visit = func(n *node) {
		b.WriteString(n.text)
		switch n.name {
		case "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4":
			end()
		case "style", "script":
			return
		}
		for _, k := range n.kids {
			visit(k)
		}
		switch n.name {
		case "p", "div", "li", "tr", "h1", "h2", "h3", "h4":
			end()
		}
	}
	visit(n)
	end()
	return out
}

// innerWidth gives the width in pixels that the first element with a real one
// says, 0 for none.
func innerWidth(n *node) float64 {
	width := 0.0
	n.declared("width", func(v string) bool {
		width = length(v, 0, 16)
		return width > 1
	})
	if width <= 1 {
		return 0
	}
	return width
}

// ground gives the colour that a label's box is filled with, "" for none.
func ground(n *node) (color string) {
	n.declared("background-color", func(v string) bool {
		if _, alpha, ok := parseColor(v); ok && alpha > 0 {
			color = v
		}
		return color != ""
	})
	return color
}

// declared offers what XHTML elements say of a property, until one is taken.
func (n *node) declared(property string, take func(value string) bool) {
	done := false
	n.walk(func(k *node) bool {
		if !k.html || done {
			return !done
		}
		for _, d := range parseDeclarations(k.get("style")) {
			if d.name == property && !done {
				done = take(d.value)
			}
		}
		return !done
	})
}

// wrap breaks lines at a width, before fonts are known.
func wrap(lines []string, width, em float64) []string {
	if width == 0 || em == 0 {
		return lines
	}
	var out []string
	for _, l := range lines {
		line := ""
		for w := range strings.FieldsSeq(l) {
			if line != "" && guess(line+" "+w)*em > width {
				out = append(out, line)
				line = ""
			}
			line = strings.TrimSpace(line + " " + w)
		}
		out = append(out, line)
	}
	return out
}

// guess gives the width of text in ems, as it is in Helvetica more or less.
func guess(s string) float64 {
	tenths := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune(" .,:;'!|()[]-/ijlftI", r):
			tenths += 3
		case r >= 0x2e80:
			tenths += 10
		case unicode.IsUpper(r) || r == 'm' || r == 'w':
			tenths += 7
		default:
			tenths += 5
		}
	}
	return float64(tenths) / 10
}
