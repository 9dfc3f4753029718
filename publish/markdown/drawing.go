package markdown

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// drawing is an element of another language that stands in the text, <svg> or
// <math>, as it is written.
type drawing struct{ raw string }

// drawingLines is one that has lines for itself; stop is where it ends.
type drawingLines struct {
	drawing
	stop int
}

// maxDrawing bounds the length of a drawing.
const maxDrawing = 1 << 20

// drawingEnd gives the length of the drawing that begins at an offset, 0 when
// none does or it does not close. From where on none closes is remembered.
func (p *parse) drawingEnd(src []byte, at int) int {
	name := drawingName(src[at:])
	if from, open := p.openDrawing[name]; name == "" || open && at >= from {
		return 0
	}
	closing := "</" + name + ">"
	end := bytes.Index(src[at:min(len(src), at+maxDrawing)], []byte(closing))
	if end >= 0 {
		return end + len(closing)
	}
	if p.openDrawing == nil {
		p.openDrawing = map[string]int{}
	}
	p.openDrawing[name] = at
	return 0
}

// drawingName tells a drawing's tag at the start of src.
func drawingName(src []byte) string {
	for _, name := range []string{"svg", "math"} {
		n := 1 + len(name)
		if len(src) > n && string(src[1:n]) == name && bytes.IndexByte([]byte(" \t\n>/"), src[n]) >= 0 {
			return name
		}
	}
	return ""
}

// drawingParser reads a drawing that begins a line and ends one, with empty
// lines in it or none.
type drawingParser struct{ ours }

// Trigger gives the byte that calls this parser.
func (drawingParser) Trigger() []byte { return []byte{'<'} }

// Open reads a drawing.
func (drawingParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, seg := reader.PeekLine()
	start := seg.Start + pc.BlockOffset() - seg.Padding
	n := parseOf(pc).drawingEnd(reader.Source(), start)
	src := reader.Source()[start:]
	if n == 0 || len(bytes.TrimSpace(firstLine(src[n:]))) > 0 {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &blockNode{what: drawingLines{drawing{string(src[:n])}, start + n}}, parser.NoChildren
}

// Continue takes the lines of the drawing.
func (drawingParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, seg := reader.PeekLine(); seg.Start >= node.(*blockNode).what.(drawingLines).stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// drawingSpanParser reads a drawing in a line of text.
type drawingSpanParser struct{}

// Trigger gives the byte that calls this parser.
func (drawingSpanParser) Trigger() []byte { return []byte{'<'} }

// Parse reads a drawing.
func (drawingSpanParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, seg := block.PeekLine()
	n := parseOf(pc).drawingEnd(block.Source(), seg.Start)
	if n == 0 || !advanceTo(block, seg.Start+n) {
		return nil
	}
	return &inlineNode{what: drawing{string(block.Source()[seg.Start : seg.Start+n])}}
}

// drawn places a drawing: SVG is a picture, MathML mathematics by the TeX that
// it carries.
func (c *converter) drawn(f *flow, d drawing, line int) {
	pos := c.at(line)
	name := tagName(d.raw)
	d.raw = strings.ReplaceAll(d.raw, "\x00", "")
	x, err := readDrawing(d.raw)
	switch {
	case name == "math" && err == nil && x.tex != "":
		if x.attrs.get("display") == "block" {
			f.add(&doc.MathBlock{Attr: doc.Attr{Pos: pos}, Source: trimMath(x.tex)})
		} else {
			f.add(&doc.Math{Pos: pos, Source: trimMath(x.tex)})
		}
	case name == "math":
		c.once("math-text", line, "mathematics without TeX in it is shown as its letters and signs")
		f.write(pos, doc.OneLine(withoutAnyTags(d.raw)))
	case err != nil:
		c.warn("html-dropped", line, "a drawing written as <svg> is no XML ("+doc.OneLine(err.Error())+"); it is left out")
		return
	default:
		f.add(x.picture(pos, d.raw))
	}
	c.prev = 'x'
}

// drawingFacts is what of a drawing a book needs to know.
type drawingFacts struct {
	attrs attrs
	title string
	tex   string // of MathML
}

// readDrawing walks through a drawing and finds its title and its TeX.
func readDrawing(raw string) (drawingFacts, error) {
	var x drawingFacts
	dec := xml.NewDecoder(strings.NewReader(raw))
	dec.Entity = xml.HTMLEntity
	var in []string
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return x, nil
		}
		if err != nil {
			return x, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			x.start(t, len(in))
			in = append(in, t.Name.Local+" "+texAnnotation(t))
			if len(in) > maxInline {
				return x, errors.New("nested too deep")
			}
		case xml.EndElement:
			in = in[:len(in)-1]
		case xml.CharData:
			switch {
			case len(in) == 2 && in[1] == "title ":
				x.title += string(t)
			case len(in) > 0 && in[len(in)-1] == "annotation tex":
				x.tex += string(t)
			}
		}
	}
}

// start notes the attributes of the outermost element.
func (x *drawingFacts) start(t xml.StartElement, depth int) {
	if depth > 0 {
		return
	}
	for _, a := range t.Attr {
		x.attrs = append(x.attrs, attribute(strings.ToLower(a.Name.Local), a.Value))
	}
	x.tex = x.attrs.get("alttext")
}

// texAnnotation is "tex" for <annotation encoding="application/x-tex">.
func texAnnotation(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "encoding" && strings.Contains(strings.ToLower(a.Value), "tex") {
			return "tex"
		}
	}
	return ""
}

// picture makes the drawing a picture that carries itself.
func (x drawingFacts) picture(pos doc.Pos, raw string) *doc.Image {
	if !x.attrs.has("xmlns") {
		raw = raw[:len("<svg")] + ` xmlns="http://www.w3.org/2000/svg"` + raw[len("<svg"):]
	}
	alt := doc.OneLine(x.title)
	if alt == "" {
		alt = doc.OneLine(x.attrs.get("aria-label"))
	}
	return &doc.Image{
		Pos: pos, Alt: alt,
		URL:        "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(raw)),
		Width:      whole(x.attrs, "width"),
		Height:     whole(x.attrs, "height"),
		Decorative: x.attrs.get("aria-hidden") == "true" || x.attrs.get("role") == "presentation",
	}
}

// whole gives a length in whole pixels, which SVG may write with a fraction.
func whole(a attrs, key string) int {
	if v, err := strconv.ParseFloat(strings.TrimSuffix(a.get(key), "px"), 64); err == nil && v > 0 && v < 1<<20 {
		return int(v)
	}
	return pixels(a, key)
}

// withoutAnyTags gives the characters between tags.
func withoutAnyTags(s string) string {
	var b strings.Builder
	for s != "" {
		text, rest, _ := strings.Cut(s, "<")
		b.WriteString(text)
		_, s, _ = strings.Cut(rest, ">")
	}
	return plain(b.String())
}
