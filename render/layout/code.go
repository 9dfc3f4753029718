package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// code sets a listing on a tinted ground, line by line. Lines too long are
// cut, and a hook before the rest says so.
func (f *flow) code(c *column, at setting, outer string, b *doc.CodeBlock) {
	at = f.nest(at, "P", outer)
	at.elem = f.element(at.elem, "Code")
	f.listing(c, at, b, b.Pos, b.Text)
}

// mathBlock shows the source: formulas are not set yet.
func (f *flow) mathBlock(c *column, at setting, outer string, b *doc.MathBlock) {
	f.warn("math-source", b.Pos, "mathematics is shown as its TeX source")
	at = f.nest(at, "Formula", outer)
	f.at(at.elem).Alt = b.Source
	f.listing(c, at, b, b.Pos, b.Source)
}

func (f *flow) listing(c *column, at setting, node doc.Block, pos doc.Pos, text string) {
	st := f.scaled(at.style, f.style(theme.Code))
	at.rtl = false
	c.gap(st.before)
	done := f.open(c, f.ground(c, at, st.leading/2))
	at = f.indent(c, at, st.left, st.right, pos)
	cutter := newCutter(f, at, st, at.measure(c))
	from := len(c.slugs)
	base := 0
	for line := range strings.SplitSeq(text, "\n") {
		f.codeLine(c, at, st, cutter, node, base, line)
		base += utf8.RuneCountInString(line) + 1
	}
	done()
	keepEnds(c.slugs[from:])
	reluctant(c.slugs[from:], f.sheet.height/4, 60)
	c.gap(st.after)
}

// keepEnds forbids a page break that parts the first or the last of several
// slugs from the rest.
func keepEnds(slugs []slug) {
	n := len(slugs)
	if n > 1 {
		slugs[1].cost = max(slugs[1].cost, never)
		slugs[n-1].cost = max(slugs[n-1].cost, never)
	}
}

func (f *flow) codeLine(c *column, at setting, st *style, cutter *cutter, node doc.Block, base int, line string) {
	for i, part := range cutter.cut(expandTabs(line)) {
		p := paragraph{node: node, style: st, runs: f.plain(at, st, part), align: para.Start, base: base}
		left := at
		if i > 0 {
			c.keep(200)
			left.start += cutter.hang
		}
		n := len(c.slugs)
		f.text(c, left, p)
		if len(c.slugs) == n { // an empty line has no glyphs
			c.add(slug{height: st.leading})
		} else if i > 0 {
			s := &c.slugs[n]
			s.content = &hooked{content: s.content, x: at.left(), above: st.above, size: st.size}
		}
		base += utf8.RuneCountInString(part)
	}
}

// expandTabs puts spaces up to the next fourth column in place of tabs.
func expandTabs(line string) string {
	if strings.IndexByte(line, '\t') < 0 {
		return line
	}
	var b strings.Builder
	col := 0
	for _, r := range line {
		if r != '\t' {
			b.WriteRune(r)
			col++
			continue
		}
		n := 4 - col%4
		b.WriteString("    "[:n])
		col += n
	}
	return b.String()
}

// cutter cuts lines of code to a measure, by the widths of a monospaced face.
type cutter struct {
	measure sp.Len
	hang    sp.Len // of the parts after the first
	narrow  sp.Len
	wide    sp.Len // of East Asian characters
}

func newCutter(f *flow, at setting, st *style, measure sp.Len) *cutter {
	_, narrow := f.setter.Natural(para.Paragraph{Runs: f.plain(at, st, "0"), Lang: at.lang})
	return &cutter{measure: measure, hang: 2 * narrow, narrow: max(narrow, 1), wide: st.size}
}

// cut gives the parts of a line. It cuts behind a space or a mark where one
// stands in the last third of the measure, else anywhere.
func (k *cutter) cut(line string) []string {
	if sp.Len(len(line))*k.narrow <= k.measure {
		return []string{line}
	}
	var parts []string
	room := k.measure
	for {
		n := k.fit(line, room)
		parts = append(parts, line[:n])
		line = line[n:]
		if line == "" {
			return parts
		}
		room = max(k.measure-k.hang, 4*k.wide)
	}
}

// fit gives how many bytes of the line stand in the room.
func (k *cutter) fit(line string, room sp.Len) int {
	var w sp.Len
	good := 0
	for i, r := range line {
		adv := k.narrow
		if r >= 0x1100 {
			adv = k.wide
		}
		if w+adv > room && i > 0 {
			if good > 0 {
				return good
			}
			return i
		}
		w += adv
		if w > room*2/3 && strings.ContainsRune(" ,;)]}/&|.", r) {
			good = i + utf8.RuneLen(r)
		}
	}
	return len(line)
}

// hooked is the rest of a line of code, with a hook that says so.
type hooked struct {
	content content
	x       sp.Len
	above   sp.Len
	size    sp.Len
}

func (h *hooked) paint(p *painter, x, y sp.Len) {
	p.hook(x+h.x, y+h.above, h.size)
	h.content.paint(p, x, y)
}
