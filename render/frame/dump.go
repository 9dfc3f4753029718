package frame

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/render/sp"
)

// Dump writes a document as text, one item a line, so that a change of layout
// is a readable difference. Lengths are in points, each item begins with the
// tag and number of its element, artifacts with a dash.
func Dump(d *Document) string {
	dp := dumper{elements: d.Elements}
	for i := range d.Pages {
		dp.page(i, &d.Pages[i])
	}
	dp.structure()
	if len(d.Outline) > 0 {
		dp.line(0, "outline")
		dp.outline(1, d.Outline)
	}
	dp.anchors(d.Anchors)
	return dp.b.String()
}

type dumper struct {
	b        strings.Builder
	elements []Element
}

func (dp *dumper) line(depth int, format string, args ...any) {
	for range depth {
		dp.b.WriteString("  ")
	}
	fmt.Fprintf(&dp.b, format, args...)
	dp.b.WriteByte('\n')
}

func (dp *dumper) page(i int, p *Page) {
	dp.line(0, "page %d label %q %sx%s", i+1, p.Label, pt(p.W), pt(p.H))
	for _, it := range p.Items {
		dp.line(1, "%s", dp.item(it))
	}
}

func (dp *dumper) item(it Item) string {
	switch it := it.(type) {
	case *GlyphRun:
		return dp.run(it)
	case *Rule:
		return fmt.Sprintf("%s rule %s %s", dp.elem(it.Elem), box(it.X, it.Y, it.W, it.H), it.Color)
	case *Image:
		return fmt.Sprintf("%s image %s %dx%d", dp.elem(it.Elem), box(it.X, it.Y, it.W, it.H), it.Picture.Width, it.Picture.Height)
	case *Path:
		return dp.path(it)
	case *Link:
		to := it.URL
		if to == "" {
			to = "#" + it.Name
		}
		return fmt.Sprintf("%s link %s %s %q", dp.elem(it.Elem), box(it.X, it.Y, it.W, it.H), to, it.Contents)
	}
	panic(fmt.Sprintf("frame: unknown item %T", it))
}

func (dp *dumper) run(r *GlyphRun) string {
	face := "-"
	if r.Face != nil {
		face = r.Face.Name()
	}
	s := fmt.Sprintf("%s run %s,%s %s %s %q", dp.elem(r.Elem), pt(r.X), pt(r.Y), face, pt(r.Size), r.Text)
	if r.Stretch != 0 {
		s += fmt.Sprintf(" stretch %d", r.Stretch)
	}
	if r.Skew != 0 {
		s += fmt.Sprintf(" skew %d", r.Skew)
	}
	return s
}

func (dp *dumper) path(p *Path) string {
	var b strings.Builder
	b.WriteString(dp.elem(p.Elem) + " path")
	for _, s := range p.Segs {
		b.WriteString(" " + string("MLCZ"[s.Kind]))
		for i := range points(s.Kind) {
			b.WriteString(pt(s.P[i].X) + "," + pt(s.P[i].Y) + " ")
		}
	}
	if p.Fill != nil {
		fmt.Fprintf(&b, " fill %s", *p.Fill)
	}
	if p.Stroke != nil {
		fmt.Fprintf(&b, " stroke %s %s", pt(p.Width), *p.Stroke)
	}
	return b.String()
}

// points is how many points a segment has.
func points(k SegKind) int {
	switch k {
	case MoveTo, LineTo:
		return 1
	case CurveTo:
		return 3
	case Close:
		return 0
	}
	panic(fmt.Sprintf("frame: unknown segment %d", k))
}

func (dp *dumper) elem(e Elem) string {
	if e == Artifact {
		return "-"
	}
	return dp.elements[e].Tag + "#" + strconv.Itoa(int(e))
}

// structure writes the elements as they nest, found by their parents.
func (dp *dumper) structure() {
	kids := make([][]int, len(dp.elements))
	for i := 1; i < len(dp.elements); i++ {
		p := dp.elements[i].Parent
		kids[p] = append(kids[p], i)
	}
	if len(dp.elements) == 0 {
		return
	}
	dp.line(0, "structure")
	type visit struct{ elem, depth int }
	for stack := []visit{{0, 1}}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		dp.line(v.depth, "%s", dp.element(v.elem))
		for i := len(kids[v.elem]) - 1; i >= 0; i-- {
			stack = append(stack, visit{kids[v.elem][i], v.depth + 1})
		}
	}
}

func (dp *dumper) element(i int) string {
	e := &dp.elements[i]
	var b strings.Builder
	fmt.Fprintf(&b, "%s#%d", e.Tag, i)
	for _, a := range []struct{ name, value string }{
		{"id", e.ID}, {"lang", e.Lang}, {"alt", e.Alt}, {"actual", e.Actual},
		{"scope", e.Scope}, {"list", e.List}, {"title", e.Title},
	} {
		if a.value != "" {
			fmt.Fprintf(&b, " %s=%q", a.name, a.value)
		}
	}
	if e.ColSpan > 1 || e.RowSpan > 1 {
		fmt.Fprintf(&b, " span=%dx%d", max(e.ColSpan, 1), max(e.RowSpan, 1))
	}
	return b.String()
}

func (dp *dumper) outline(depth int, items []OutlineItem) {
	for _, it := range items {
		open := ""
		if it.Open {
			open = " open"
		}
		dp.line(depth, "%q page %d at %s,%s%s", it.Title, it.Dest.Page+1, pt(it.Dest.X), pt(it.Dest.Y), open)
		dp.outline(depth+1, it.Kids)
	}
}

func (dp *dumper) anchors(anchors map[string]Dest) {
	if len(anchors) == 0 {
		return
	}
	names := make([]string, 0, len(anchors))
	for n := range anchors {
		names = append(names, n)
	}
	sort.Strings(names)
	dp.line(0, "anchors")
	for _, n := range names {
		a := anchors[n]
		dp.line(1, "%s page %d at %s,%s", n, a.Page+1, pt(a.X), pt(a.Y))
	}
}

// String gives the colour as in CSS.
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

func box(x, y, w, h sp.Len) string {
	return pt(x) + "," + pt(y) + " " + pt(w) + "x" + pt(h)
}

// pt writes a length with at most two decimals. It rounds in integers, so that
// no machine's floats can change a golden file.
func pt(l sp.Len) string {
	h := int64(l.Scale(100, int64(sp.Pt)))
	sign := ""
	if h < 0 {
		sign, h = "-", -h
	}
	s := fmt.Sprintf("%s%d.%02d", sign, h/100, h%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
