package svg

import (
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
)

// chunk is text that is set from one place on: what "text-anchor" shifts. Its
// runs follow each other.
type chunk struct {
	m      matrix
	at     point
	anchor string
	runs   []run
}

// run is text in one style.
type run struct {
	text    string
	shift   point // of the origin, from where the run before ended
	size    float64
	request fonts.Request
	spacing float64
	fill    *frame.Color
	stroke  *frame.Color // of hollow text, or of a halo under the fill
	width   float64
	alpha   float64
}

// setter gathers the chunks of one text element.
type setter struct {
	b      *builder
	chunks []chunk
	space  bool    // the text so far ends in a blank, or there is none
	shift  point   // dx and dy that the next text is to take up
	fallen float64 // the dy taken up since the last y
}

// text draws a text element.
func (b *builder) text(n *node, sc scope) {
	t := &setter{b: b, space: true}
	t.begin(sc, point{length(firstOf(n.get("x")), sc.v.w, sc.s.size), length(firstOf(n.get("y")), sc.v.h, sc.s.size)})
	t.content(n, sc)
	for _, c := range t.chunks {
		c.trim()
		if len(c.runs) > 0 {
			b.pic.items = append(b.pic.items, c)
		}
	}
}

// begin starts a chunk.
func (t *setter) begin(sc scope, at point) {
	t.chunks = append(t.chunks, chunk{m: sc.m, at: at, anchor: sc.s.anchor})
}

// content takes up an element's text, and that of the spans in it.
func (t *setter) content(n *node, sc scope) {
	at := t.position(n, sc)
	for _, k := range n.kids {
		t.b.visited++
		t.b.work += 50 * len(k.text) // shaping is dear
		if t.b.spent() {
			return
		}
		switch {
		case k.name == "":
			t.put(k.text, sc, &at)
		case k.html || k.property("display") == "none":
		case k.name == "tspan" || k.name == "a" || k.name == "textPath":
			if k.name == "textPath" {
				t.b.warn("text along a path is set straight")
			}
			inner := sc
			inner.s = sc.s.inherit(k, sc.v)
			t.content(k, inner)
		}
	}
}

// places are the lists of x and y of a span, one for each character.
type places struct {
	x, y []float64
	i    int
}

// position reads where a span stands. A single place starts a chunk at once,
// several start one for each character.
func (t *setter) position(n *node, sc scope) places {
	p := places{coordinates(n.get("x"), sc.v.w, sc.s.size), coordinates(n.get("y"), sc.v.h, sc.s.size), 0}
	t.shift.x += length(firstOf(n.get("dx")), sc.v.w, sc.s.size)
	t.shift.y += length(firstOf(n.get("dy")), sc.v.h, sc.s.size)
	switch n.property("baseline-shift") {
	case "super":
		t.shift.y -= 0.4 * sc.s.size
	case "sub":
		t.shift.y += 0.2 * sc.s.size
	}
	if len(p.x) > 1 || len(p.y) > 1 {
		return p
	}
	if n.name != "text" {
		t.start(&p, sc)
	}
	return places{}
}

// start begins a chunk at the next place of the lists, if there is one. The
// coordinate that is not said stays that of the chunk before.
func (t *setter) start(p *places, sc scope) {
	at := t.chunks[len(t.chunks)-1].at
	at.y += t.fallen
	given := false
	if p.i < len(p.x) {
		at.x, given = p.x[p.i], true
	}
	if p.i < len(p.y) {
		at.y, given = p.y[p.i], true
	}
	p.i++
	if given {
		t.fallen = 0
		t.begin(sc, at)
		t.space = true
	}
}

// put adds text, blanks brought together unless they are kept.
func (t *setter) put(s string, sc scope, at *places) {
	if len(at.x) <= 1 && len(at.y) <= 1 {
		t.add(t.blanks(s, sc.s.preserve), sc)
		return
	}
	for _, r := range t.blanks(s, sc.s.preserve) {
		if at.i < max(len(at.x), len(at.y)) {
			t.start(at, sc)
		}
		t.add(string(r), sc)
	}
}

// blanks does as xml:space and white-space ask: line ends and tabs are
// blanks, and of several one stays.
func (t *setter) blanks(s string, preserve bool) string {
	var b strings.Builder
	for _, r := range s {
		blank := strings.ContainsRune(" \t\r\n", r)
		if blank {
			r = ' '
			if t.space && !preserve {
				continue
			}
		}
		t.space = blank
		b.WriteRune(r)
	}
	return b.String()
}

func (t *setter) add(text string, sc scope) {
	if text == "" || sc.s.hidden || sc.s.size <= 0 {
		return
	}
	s := &sc.s
	c := &t.chunks[len(t.chunks)-1]
	t.fallen += t.shift.y
	if len(c.runs) == 0 {
		c.anchor = s.anchor
		t.shift.y += baselineShift(s.baseline) * s.size
	}
	r := run{text: text, shift: t.shift, size: s.size, spacing: s.letterSpacing,
		request: fonts.Request{Role: s.role, Weight: s.weight, Italic: s.italic, Lang: s.lang}}
	t.shift = point{}
	r.fill, r.alpha = t.b.solid(s.fill, s.fillAlpha*s.alpha)
	if r.fill == nil || s.halo {
		var alpha float64
		r.stroke, alpha = t.b.solid(s.stroke, s.strokeAlpha*s.alpha)
		r.width = s.width
		if r.fill == nil {
			r.alpha = alpha
		}
	}
	c.runs = append(c.runs, r)
}

// baselineShift says by how much of the size text is lowered for its middle or
// top, not its baseline, to stand at the place.
func baselineShift(baseline string) float64 {
	switch baseline {
	case "middle":
		return 0.26
	case "central":
		return 0.35
	case "hanging", "text-before-edge", "text-top":
		return 0.8
	case "text-after-edge", "text-bottom", "ideographic":
		return -0.2
	}
	return 0
}

// trim drops the blank that an element's end leaves.
func (c *chunk) trim() {
	if n := len(c.runs); n > 0 {
		c.runs[n-1].text = strings.TrimSuffix(c.runs[n-1].text, " ")
		if c.runs[n-1].text == "" {
			c.runs = c.runs[:n-1]
		}
	}
}

// firstOf gives the first of a list of lengths.
func firstOf(s string) string {
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
		return f
	}
	return ""
}

func coordinates(s string, of, em float64) []float64 {
	const most = 10_000
	var out []float64
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
		if len(out) < most {
			out = append(out, length(f, of, em))
		}
	}
	return out
}

// say gives the text of a title or desc that stands right under the root.
func say(root *node, name string) string {
	for _, k := range root.kids {
		if k.name == name && !k.html {
			return strings.Join(strings.Fields(plain(k)), " ")
		}
	}
	return ""
}

// plain gives all text within a node.
func plain(n *node) string {
	var b strings.Builder
	n.walk(func(k *node) bool {
		b.WriteString(k.text)
		return true
	})
	return b.String()
}
