package layout

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// furnisher sets running heads and folios. The same heads come back from page
// to page, so that they are kept.
type furnisher struct {
	f     *flow
	at    setting
	heads map[headKey]*para.Line
}

type headKey struct {
	text  string
	align para.Align
}

func newFurnisher(f *flow) *furnisher {
	at := f.body()
	at.elem = frame.Artifact
	return &furnisher{f: f, at: at, heads: map[headKey]*para.Line{}}
}

// furnish draws the running head, the title at the start and the section at
// the end, and the folio, opposite which the theme's footer stands.
func (fu *furnisher) furnish(p *painter, x sp.Len, pg *page) {
	f := fu.f
	head, folio := f.style(theme.RunningHead), f.style(theme.Folio)
	if !pg.bare && !pg.opener() {
		base := f.sheet.paper.Top - f.sheet.leading*7/4
		title := fu.line(head, doc.OneLine(f.book.Doc.Meta.Title), para.Start)
		section := fu.line(head, pg.section, para.End)
		p.line(title, x, base)
		if title.Width+section.Width+2*head.size <= f.sheet.measure {
			p.line(section, x, base)
		}
	}
	base := f.sheet.paper.Top + f.sheet.height + (f.sheet.paper.Bottom+folio.size)/2
	p.line(fu.line(folio, pg.label, folio.align), x, base)
	if footer := f.sheet.theme.Footer; folio.align != para.Start {
		p.line(fu.line(folio, footer, para.Start), x, base)
	}
}

// line sets furniture, cut short where it is too long for a head.
func (fu *furnisher) line(st *style, text string, align para.Align) *para.Line {
	key := headKey{text, align}
	if l := fu.heads[key]; l != nil {
		return l
	}
	l := &para.Line{}
	if text != "" {
		runs := fu.f.plain(fu.at, st, text)
		runs[0].Text = fu.cut(runs, fu.f.sheet.measure*3/5)
		l = fu.f.furnitureLine(fu.at, runs, fu.f.sheet.measure, align)
	}
	fu.heads[key] = l
	return l
}

// cut gives the text of a run, shortened to the room.
func (fu *furnisher) cut(runs []para.Run, room sp.Len) string {
	rs := []rune(runs[0].Text)
	for {
		_, w := fu.f.setter.Natural(para.Paragraph{Runs: runs, Lang: fu.at.lang, RTL: fu.at.rtl})
		if w <= room || len(rs) < 2 {
			return runs[0].Text
		}
		rs = rs[:min(len(rs)-1, int(sp.Len(len(rs))*room/w))]
		runs[0].Text = strings.TrimRight(string(rs), " ,;:—–-") + "…"
	}
}
