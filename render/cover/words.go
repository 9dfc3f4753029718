package cover

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// words are the text of a cover, set: what stands below each other from the
// panel's top, and what stands at the page's foot.
type words struct {
	upper  []block
	names  block
	beside block  // the publisher or the date, at the other side
	height sp.Len // of the panel
}

// block is lines of one style, so far below what stands above.
type block struct {
	style         theme.Name
	lines         []para.Line
	size, leading sp.Len
	above         sp.Len
}

func (b *block) height() sp.Len {
	if len(b.lines) == 0 {
		return 0
	}
	return b.above + b.leading*sp.Len(len(b.lines))
}

// words sets the cover's text for a panel of a height, or of a greater one
// when a long title needs it.
func (c *composer) words(height sp.Len) words {
	m := &c.book.Doc.Meta
	series := m.Series
	if series != "" && m.SeriesNumber != "" {
		series += " · " + m.SeriesNumber
	}
	kicker := c.block(theme.Kicker, series, c.w/36, 0, para.Start)
	w := words{height: height}
	c.foot(&w)
	edges := c.headroom() + w.footHeight() + c.margin*3/4 + c.h/32
	most := c.h*7/10 - edges - kicker.height()
	title, sub := c.title(height-edges-kicker.height(), most)
	if len(kicker.lines) > 0 {
		title.above = c.h / 160
	}
	w.upper = []block{kicker, title, sub}
	need := edges
	for i := range w.upper {
		need += w.upper[i].height()
	}
	w.height = max(height, need)
	return w
}

// headroom is between the panel's edge and the first line.
func (c *composer) headroom() sp.Len { return c.h / 24 }

func (w *words) footHeight() sp.Len { return max(w.names.height(), w.beside.height()) }

// foot sets the names and, beside them, the publisher or else the date.
func (c *composer) foot(w *words) {
	m := &c.book.Doc.Meta
	said := phrase.For(m.Language)
	var names []string
	for _, a := range m.Authors {
		names = append(names, whole(doc.OneLine(a.Name)))
	}
	const most = 5 // lines of names
	for n := len(names); ; n = n * 2 / 3 {
		text := said.List(names[:n])
		if n < len(names) {
			text = strings.Join(names[:n], ", ") + " …"
		}
		w.names = c.block(theme.Byline, text, c.w/30, 0, para.Start)
		if len(w.names.lines) <= most || n <= 1 {
			break
		}
	}
	w.names.lines = w.names.lines[:min(len(w.names.lines), most)]
	beside := cmp.Or(m.Publisher, c.book.Theme.Publisher, said.Date(m.Date))
	w.beside = c.block(theme.Dateline, doc.OneLine(beside), c.w/38, 0, para.End)
	w.beside.lines = w.beside.lines[:min(len(w.beside.lines), most)]
}

// whole keeps a name from being parted at a line's end, unless it is long.
func whole(name string) string {
	if utf8.RuneCountInString(name) > 24 {
		return name
	}
	return strings.ReplaceAll(name, " ", "\u00a0")
}

// panel places the words on their ground from bottom down, with the accent
// over all.
func (c *composer) panel(w words, bottom sp.Len) {
	c.rule(0, bottom, c.w, c.h-bottom, paper)
	c.accent(bottom)
	y := bottom + c.headroom()
	for _, b := range w.upper {
		c.place(b, y+b.above)
		y += b.height()
	}
	foot := c.h - c.margin*3/4
	c.place(w.names, foot-w.names.height())
	c.place(w.beside, foot-w.beside.height()-(w.names.leading-w.beside.leading)/3)
}

// accent is a bar across the edge of the panel in the house's colour; on a
// drawn cover it hangs from the picture.
func (c *composer) accent(bottom sp.Len) {
	x, thick := c.margin, c.w/100
	if c.rtl() {
		x = c.w - c.margin - c.w/6
	}
	if c.tones != nil {
		c.rule(x, bottom, c.w/6, thick, c.tones[0])
		return
	}
	c.rule(x, bottom-thick/2, c.w/6, thick, frame.Color(c.book.Theme.Accent))
}

// ink is the colour of a style's words: the theme's, or the drawn cover's own
// for what the theme sets apart, as dark as reading wants it.
func (c *composer) ink(name theme.Name) frame.Color {
	if c.tones != nil && name == theme.Kicker {
		return readable(c.tones[0])
	}
	return readable(frame.Color(c.book.Theme.Styles[name].Color))
}

// place puts a block's lines one below the other from y down.
func (c *composer) place(b block, y sp.Len) {
	x := c.margin
	if c.rtl() {
		x = c.w - c.margin - c.measure(b.style)
	}
	if b.style == theme.Dateline {
		x = c.w - c.margin - c.measure(b.style)
		if c.rtl() {
			x = c.margin
		}
	}
	look := place.Look{Color: c.ink(b.style)}
	for i := range b.lines {
		base := y + (b.leading-b.size)/2 + b.size*4/5
		c.items = place.Line(c.items, &b.lines[i], x, base, func(int) place.Look { return look })
		y += b.leading
	}
}

// measure gives the width of a style's lines. The names share theirs with what
// stands beside them.
func (c *composer) measure(name theme.Name) sp.Len {
	measure := c.w - 2*c.margin
	switch name {
	case theme.Byline:
		return measure * 6 / 10
	case theme.Dateline:
		return measure * 36 / 100
	}
	return measure
}

// block sets text in a style of the theme, but at a size of the cover's.
func (c *composer) block(name theme.Name, text string, size, above sp.Len, align para.Align) block {
	b := block{style: name, size: size, leading: size * 13 / 10, above: above}
	if text = strings.TrimSpace(text); text != "" {
		b.lines = place.Balanced(c.setter, c.paragraph(name, text, size, align)).Lines
	}
	return b
}

func (c *composer) paragraph(name theme.Name, text string, size sp.Len, align para.Align) para.Paragraph {
	st := c.book.Theme.Styles[name]
	run := para.Run{Text: text, Role: st.Font, Weight: st.Weight, Italic: st.Italic, SmallCaps: st.SmallCaps,
		Size: size, Lang: c.book.Doc.Meta.Language, NoHyphens: true}
	return para.Paragraph{Runs: []para.Run{run}, Lang: run.Lang, RTL: c.rtl(), Measure: c.measure(name), Align: align}
}

func (c *composer) rtl() bool { return phrase.Dir(c.book.Doc.Meta.Language) == "rtl" }

func han(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
