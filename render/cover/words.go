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
	height sp.Len // that they need
}

// block is lines of one style, so far below what stands above.
type block struct {
	style         theme.Name
	lines         []para.Line
	size, leading sp.Len
	above         sp.Len
	measure       sp.Len
	align         para.Align
}

func (b *block) height() sp.Len {
	if len(b.lines) == 0 {
		return 0
	}
	return b.above + b.leading*sp.Len(len(b.lines))
}

func (b *block) width() sp.Len {
	var most sp.Len
	for i := range b.lines {
		most = max(most, b.lines[i].Width)
	}
	return most
}

// words sets the cover's text for a panel of a height on the picture for
// shelves; a long title may need a greater one. Sizes and lines do not depend
// on the page's height, so that a book has one cover whatever its paper.
func (c *composer) words(height sp.Len) words {
	m := &c.book.Doc.Meta
	series := m.Series
	if series != "" && m.SeriesNumber != "" {
		series += " · " + m.SeriesNumber
	}
	kicker := c.set(block{style: theme.Kicker, size: c.w / 32, align: para.Start}, series)
	var w words
	c.foot(&w)
	edges := c.headroom() + w.footHeight() + c.margin*3/4 + c.tall()/32
	most := c.tall()*7/10 - edges - kicker.height()
	title, sub := c.title(height-edges-kicker.height(), most)
	if len(kicker.lines) > 0 {
		title.above = c.tall() / 160
	}
	w.upper = []block{kicker, title, sub}
	w.height = edges
	for i := range w.upper {
		w.height += w.upper[i].height()
	}
	return w
}

// tall is the height of a picture for shelves as wide as the page.
func (c *composer) tall() sp.Len { return c.w * Height / Width }

// headroom is between the panel's edge and the first line.
func (c *composer) headroom() sp.Len { return c.tall() / 24 }

func (w *words) footHeight() sp.Len { return max(w.names.height(), w.beside.height()) }

// foot sets the names and, beside them, the publisher or else the date. Few
// names are set larger.
func (c *composer) foot(w *words) {
	const most = 5 // lines
	m := &c.book.Doc.Meta
	said := phrase.For(m.Language)
	measure := c.w - 2*c.margin
	beside := cmp.Or(m.Publisher, c.book.Theme.Publisher, said.Date(m.Date))
	w.beside = c.set(block{style: theme.Dateline, size: c.w / 38, measure: measure * 36 / 100, align: para.End}, doc.OneLine(beside))
	w.beside.lines = w.beside.lines[:min(len(w.beside.lines), most)]
	var names []string
	for _, a := range m.Authors {
		names = append(names, whole(doc.OneLine(a.Name)))
	}
	b := block{style: theme.Byline, align: para.Start, measure: measure - w.beside.width() - c.w/20}
	for _, part := range []sp.Len{24, 28, 32} {
		b.size = c.w / part
		if w.names = c.set(b, said.List(names)); len(w.names.lines) <= 2 {
			return
		}
	}
	for n := len(names) * 2 / 3; len(w.names.lines) > most && n > 0; n = n * 2 / 3 {
		w.names = c.set(b, said.First(names[:n]))
	}
	w.names.lines = w.names.lines[:min(len(w.names.lines), most)]
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
	y := bottom + c.headroom() + max(0, c.h-bottom-w.height)/5
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
	if c.rtl() != (b.align == para.End) {
		x = c.w - c.margin - b.measure
	}
	look := place.Look{Color: c.ink(b.style)}
	for i := range b.lines {
		base := y + (b.leading-b.size)/2 + b.size*4/5
		c.items = place.Line(c.items, &b.lines[i], x, base, func(int) place.Look { return look })
		y += b.leading
	}
}

// set sets text as a block; without a measure of its own it has the page's.
func (c *composer) set(b block, text string) block {
	b.leading = b.size * 13 / 10
	if b.measure == 0 {
		b.measure = c.w - 2*c.margin
	}
	if text = strings.TrimSpace(text); text != "" {
		b.lines = place.Balanced(c.setter, c.paragraph(&b, text)).Lines
	}
	return b
}

func (c *composer) paragraph(b *block, text string) para.Paragraph {
	st := c.book.Theme.Styles[b.style]
	lang := c.book.Doc.Meta.Language
	if b.style == theme.Title {
		lang = c.titleLang()
	}
	run := para.Run{Text: text, Role: st.Font, Weight: st.Weight, Italic: st.Italic, SmallCaps: st.SmallCaps,
		Size: b.size, Lang: lang, NoHyphens: true}
	return para.Paragraph{Runs: []para.Run{run}, Lang: run.Lang, RTL: c.rtl(), Measure: b.measure, Align: b.align}
}

// titleLang is the title's own language, which need not be the text's.
func (c *composer) titleLang() string {
	return cmp.Or(c.book.Doc.Meta.TitleLang, c.book.Doc.Meta.Language)
}

func (c *composer) rtl() bool { return phrase.Dir(c.book.Doc.Meta.Language) == "rtl" }

func han(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
