package layout

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// titleBlock sets what opens the text: logo, band, kicker, title, subtitle, byline,
// rule and standfirst, those that the post has.
func (f *flow) titleBlock(c *column, at setting, band *doc.Image) {
	m := &f.book.Doc.Meta
	f.logo(c, at)
	if band != nil {
		f.band(c, at, band)
	}
	f.furniture(c, at, "P", theme.Kicker, kicker(m))
	if m.Title != "" {
		f.top = 1
		title := at
		title.lang = cmp.Or(m.TitleLang, at.lang)
		f.furniture(c, title, "H1", theme.Title, m.Title)
	}
	f.furniture(c, at, "P", theme.Subtitle, m.Subtitle)
	f.byline(c, at)
	if len(c.slugs) > 0 {
		c.gap(f.sheet.leading * 3 / 4)
		f.accentRule(c, at)
	}
	if len(m.Standfirst) > 0 {
		f.standfirst(c, at, m.Standfirst)
	}
	c.gap(f.sheet.leading)
	c.fresh = true
}

// furniture sets a line that comes from the metadata; "\n" is a line break.
func (f *flow) furniture(c *column, at setting, tag string, name theme.Name, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	st := f.style(name)
	at = f.nest(at, tag, f.book.Doc.Meta.Language)
	c.gap(st.before)
	f.text(c, at, paragraph{style: st, runs: f.plain(at, st, text), align: st.align, cost: never, even: true})
	c.gap(st.after)
	c.keep(never)
}

// kicker is the line above the title: the series and its number.
func kicker(m *doc.Meta) string {
	if m.Series == "" || m.SeriesNumber == "" {
		return m.Series
	}
	return m.Series + "\u2002·\u2002" + m.SeriesNumber
}

// byline sets the authors and the date on one line, in their two styles.
func (f *flow) byline(c *column, at setting) {
	m := &f.book.Doc.Meta
	by, date := f.words.List(doc.Byline(m)), f.words.Date(m.Date)
	if by == "" && date == "" {
		return
	}
	st := f.style(theme.Byline)
	at.elem = f.element(at.elem, "P")
	var runs []para.Run
	if by != "" {
		runs = append(runs, f.plain(at, st, by)...)
	}
	if date != "" {
		if by != "" {
			date = "\u2003" + date
		}
		runs = append(runs, f.plain(at, f.style(theme.Dateline), date)...)
	}
	c.gap(st.before)
	f.text(c, at, paragraph{style: st, runs: runs, align: st.align, cost: never})
	c.gap(st.after)
	c.keep(never)
}

// accentRule parts the title from the text: the page's one strong accent.
func (f *flow) accentRule(c *column, at setting) {
	r := &bar{x: at.left(), w: at.measure(c), h: f.sheet.size / 14, color: frame.Color(f.sheet.theme.Accent)}
	c.keep(never)
	c.add(slug{height: r.h, content: r})
	c.gap(f.sheet.leading)
	c.keep(never)
}

// bar is a filled rectangle as content.
type bar struct {
	x, w, h sp.Len
	color   frame.Color
}

func (b *bar) paint(p *painter, x, y sp.Len) { p.rule(x+b.x, y, b.w, b.h, b.color) }

// standfirst sets what leads into the text.
func (f *flow) standfirst(c *column, at setting, blocks []doc.Block) {
	st := f.standfirstStyle(blocks)
	at = f.nest(at, "Div", at.lang)
	at.start += st.left
	at.end += st.right
	at.style = st
	c.fresh = true
	f.blocks(c, at, blocks)
}

// longStandfirst is how many characters of display type tire a reader.
const longStandfirst = 1200

// standfirstStyle is the standfirst's own style, or the body's where it is as long
// as a text.
func (f *flow) standfirstStyle(blocks []doc.Block) *style {
	n := 0
	doc.WalkBlocks(blocks, func(node doc.Node) bool {
		if t, ok := node.(*doc.Text); ok {
			n += utf8.RuneCountInString(t.Text)
		}
		return n <= longStandfirst
	})
	if n > longStandfirst {
		return f.style(theme.Body)
	}
	return f.style(theme.Standfirst)
}

// band sets the post's picture over the measure, cut to a band.
func (f *flow) band(c *column, at setting, m *doc.Image) {
	a := f.asset(m)
	w, h := natural(a, m)
	w, h = scaled(w, h, at.measure(c), f.sheet.height*2/5)
	p := &picture{asset: a, x: at.left() + (at.measure(c)-w)/2, w: w, h: h, alt: m.Alt}
	p.elem = f.figureElement(at.elem, f.alt(m, f.book.Doc.Meta.Cover.Caption))
	c.add(slug{height: h, content: p})
	c.gap(f.sheet.leading * 3 / 2)
	c.keep(never)
}
