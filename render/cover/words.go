package cover

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// words sets series, title and subtitle below the picture, byline, date and
// publisher at the foot, with the accent over all.
func (c *composer) words(top sp.Len) {
	m := &c.book.Doc.Meta
	c.rule(0, top, c.w, c.h-top, paper)
	x := c.margin
	if c.rtl() {
		x = c.w - c.margin - c.w/6
	}
	c.rule(x, top-c.h/160, c.w/6, c.h/80, frame.Color(c.book.Theme.Accent))
	y := top + c.h/20
	foot := c.foot()
	if m.Series != "" {
		y = c.set(theme.Kicker, m.Series, y, c.w/44) + c.h/100
	}
	sub := c.lines(theme.Subtitle, m.Subtitle, c.w/28, para.Start)
	y = c.title(m.Title, y, foot-c.h/40-y-sp.Len(len(sub))*c.w/20)
	if len(sub) > 0 {
		c.place(theme.Subtitle, sub, y+c.h/80, c.w/21, c.w/28)
	}
}

// foot sets what stands at the page's foot and gives the height it begins at.
func (c *composer) foot() sp.Len {
	m := &c.book.Doc.Meta
	words := phrase.For(m.Language)
	var names []string
	for _, a := range m.Authors {
		names = append(names, doc.OneLine(a.Name))
	}
	size, leading := c.w/44, c.w/31
	right := words.Date(m.Date)
	if right == "" {
		right = cmp.Or(m.Publisher, c.book.Theme.Publisher)
	}
	by := c.lines(theme.Byline, words.List(names), size, para.Start)
	date := c.lines(theme.Dateline, right, size, para.End)
	y := c.h - c.margin*3/4 - leading*sp.Len(max(len(by), 1))
	c.place(theme.Byline, by, y, leading, size)
	if len(date) > 0 {
		c.place(theme.Dateline, date[:1], c.h-c.margin*3/4-leading, leading, size)
	}
	return y
}

// title sets the title as large as lets it stand in the room. Han text, whose
// words nothing parts, had better stand on one line at a smaller size.
func (c *composer) title(text string, y, room sp.Len) sp.Len {
	if size := c.w / 17; han(text) {
		if lines := c.lines(theme.Title, text, size, para.Start); len(lines) == 1 {
			measure := c.w - 2*c.margin
			size = min(c.w/12, size.Scale(int64(measure), int64(max(lines[0].Width, 1)))*99/100)
			return c.place(theme.Title, c.lines(theme.Title, text, size, para.Start), y, size*9/8, size)
		}
	}
	for size := c.w / 12; ; size = size * 9 / 10 {
		lines := c.lines(theme.Title, text, size, para.Start)
		leading := size * 9 / 8
		fits := sp.Len(len(lines))*leading <= room && !place.Overfull(lines)
		if fits || size < c.w/40 {
			return c.place(theme.Title, lines, y, leading, size)
		}
	}
}

func han(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func (c *composer) set(name theme.Name, text string, y, size sp.Len) sp.Len {
	return c.place(name, c.lines(name, text, size, para.Start), y, size*13/10, size)
}

// place puts lines one below the other from y down and gives where they end.
func (c *composer) place(name theme.Name, lines []para.Line, y, leading, size sp.Len) sp.Len {
	x := c.margin
	if c.rtl() {
		x = c.w - c.margin - c.measure(name)
	}
	look := place.Look{Color: frame.Color(c.book.Theme.Styles[name].Color)}
	for i := range lines {
		base := y + (leading-size)/2 + size*4/5
		c.items = place.Line(c.items, &lines[i], x, base, func(int) place.Look { return look })
		y += leading
	}
	return y
}

// measure gives the width of a text. The names at the foot leave room for the
// date beside them.
func (c *composer) measure(name theme.Name) sp.Len {
	measure := c.w - 2*c.margin
	if name == theme.Byline {
		return measure * 2 / 3
	}
	return measure
}

// lines sets text in a style of the theme, but at a size of the cover's.
func (c *composer) lines(name theme.Name, text string, size sp.Len, align para.Align) []para.Line {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	st := c.book.Theme.Styles[name]
	run := para.Run{Text: text, Role: st.Font, Weight: st.Weight, Italic: st.Italic, SmallCaps: st.SmallCaps,
		Size: size, Lang: c.book.Doc.Meta.Language, NoHyphens: true}
	return place.Balanced(c.setter, para.Paragraph{Runs: []para.Run{run}, Lang: run.Lang, RTL: c.rtl(),
		Measure: c.measure(name), Align: align}).Lines
}

func (c *composer) rtl() bool { return phrase.Dir(c.book.Doc.Meta.Language) == "rtl" }
