package layout

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// page is what stands on one page.
type page struct {
	label   string
	bare    bool   // has no running head: the title block, the contents, the colophon
	section string // in force at its top, for the running head
	slugs   []placed
	first   int32    // in the column, of the slugs that did not move here
	heads   []placed // of tables that began earlier
	notes   []slug
	notesY  sp.Len
}

// compose goes the pages' ways again, from end to end, and notes where each
// slug stands.
func (l *laying) compose(ends []node) []page {
	pages := make([]page, 0, len(ends))
	from := node{}
	section := ""
	front := 0
	for i, end := range ends {
		opens := int(from.at) < l.body
		if opens && int(end.at) <= l.body && l.toc != nil {
			front = i + 1
		}
		pg := page{label: label(i, front), bare: opens || int(from.at) >= l.imprint}
		l.fillPage(&pg, &from, &end)
		if i == 0 && l.toc != nil && int(end.at) == l.title {
			pg.lower((l.pager.height-pg.foot())/4, l.pager.grid)
		}
		section = pg.runningSection(section)
		pages = append(pages, pg)
		from = end
	}
	return pages
}

// lower moves all of a page's text down, to the grid: a title that has a page to
// itself stands in its upper third.
func (pg *page) lower(by, grid sp.Len) {
	for i := range pg.slugs {
		pg.slugs[i].y += by - by%grid
	}
}

// foot gives where a page's text ends.
func (pg *page) foot() sp.Len {
	if len(pg.slugs) == 0 {
		return 0
	}
	last := pg.slugs[len(pg.slugs)-1]
	return last.y + last.slug.height
}

// label numbers the i-th page: the first ones, of title and contents where they
// have pages of their own, in roman figures, and the text from 1.
func label(i, front int) string {
	if i < front {
		return roman(i + 1)
	}
	return strconv.Itoa(i - front + 1)
}

// roman writes a number as page numbers do, in small letters.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// fillPage places the slugs between two ends.
func (l *laying) fillPage(pg *page, from, end *node) {
	l.take(pg, from, end)
	pg.notes = l.pager.notes.slugs[from.note:end.note]
	pg.notesY = l.pager.height - l.pager.notes.height(from.note, end.note)
	foot := l.place(pg)
	if over := foot - pg.notesY; over > 0 && l.shrink(pg.slugs, over) {
		foot = l.place(pg)
	}
	l.sink(pg, from, end)
	if foot > l.pager.height+sp.Pt && len(pg.slugs) > 0 {
		l.f.warn("page-overfull", doc.Pos{File: l.file()}, "page %s is %.0f pt too long", pg.label, (foot - l.pager.height).Points())
	}
}

// take gives a page its slugs: first the figures that moved here, then the text
// but for the figures that move on.
func (l *laying) take(pg *page, from, end *node) {
	slugs := l.pager.slugs
	pg.slugs = make([]placed, 0, int(end.at-from.at)+from.deferred.n)
	for _, i := range from.deferred.figures[:from.deferred.n] {
		if !end.deferred.has(i) {
			pg.slugs = append(pg.slugs, placed{slug: &slugs[i], above: aboveMoved})
		}
	}
	above := aboveText
	for i := from.at; i < end.at; i++ {
		if end.deferred.has(i) {
			above = aboveGap
			continue
		}
		if len(pg.slugs) == 0 || pg.slugs[len(pg.slugs)-1].above == aboveMoved {
			pg.first = i
		}
		pg.slugs = append(pg.slugs, placed{slug: &slugs[i], above: above})
		above = aboveText
	}
}

// place sets a page's slugs one below the other and gives where they end.
func (l *laying) place(pg *page) sp.Len {
	sheet := fill{pg: l.pager}
	for i := range pg.slugs {
		p := &pg.slugs[i]
		if p.above == aboveMoved {
			p.y = sheet.move(p.slug)
			continue
		}
		if p.above == aboveGap {
			sheet.above = aboveGap
		}
		begins := !sheet.text
		p.y = sheet.put(p.slug)
		if begins {
			pg.heads = l.repeated(p.slug, pg.first, p.y-p.slug.top)
		}
	}
	return sheet.foot()
}

// sink moves the colophon to the foot of its page.
func (l *laying) sink(pg *page, from, end *node) {
	if int(end.at) != len(l.pager.slugs) || len(pg.slugs) == 0 {
		return
	}
	last := pg.slugs[len(pg.slugs)-1]
	free := l.pager.height - last.y - last.slug.height - last.slug.tail - l.pager.notes.height(from.note, end.note)
	n := len(l.pager.slugs) - l.imprint
	for i := range pg.slugs {
		if i >= len(pg.slugs)-n && free > 0 {
			pg.slugs[i].y += free
		}
	}
}

// file gives the name of the post's file as far as the tree knows it.
func (l *laying) file() string {
	for _, b := range l.f.book.Doc.Blocks {
		return b.At().File
	}
	return ""
}

// repeated gives the heads of the tables that go on where a page's text begins,
// at y with slug i.
func (l *laying) repeated(s *slug, i int32, y sp.Len) []placed {
	if i == 0 {
		return nil
	}
	var path []int32
	for g := s.group; g != 0; g = l.f.groups[g].parent {
		path = append(path, g)
	}
	var heads []placed
	before := l.pager.slugs[i-1].group
	for k := len(path) - 1; k >= 0; k-- {
		g := &l.f.groups[path[k]]
		y += g.pad
		if g.headHeight == 0 || !within(l.f.groups, before, path[k]) {
			continue
		}
		top := y
		for h := range g.head {
			heads = append(heads, placed{slug: &g.head[h], y: top})
			top += g.head[h].height
		}
		y += g.headHeight
	}
	return heads
}

// runningSection finds the section in force at the page's top, given the one
// before, and gives the one in force at its end.
func (pg *page) runningSection(before string) string {
	pg.section = before
	for i, s := range pg.slugs {
		if s.slug.marks == nil || s.slug.marks.section == nil || s.slug.marks.section.Level > 1 {
			continue
		}
		before = doc.OneLine(doc.PlainText(s.slug.marks.section.Title))
		if i == 0 || pg.section == "" {
			pg.section = before
		}
	}
	return before
}

// paint paints all pages, the contents' page numbers first.
func (l *laying) paint() {
	f, p := l.f, &l.painter
	p.f, p.anchors = f, map[string]frame.Dest{}
	if l.toc != nil {
		l.toc.number(f, f.body(), l.sectionLabels())
	}
	offset := 0
	if l.first != nil {
		l.document.Pages = append(l.document.Pages, *l.first)
		offset = 1
	}
	furnisher := newFurnisher(f)
	for i := range l.pages {
		l.paintPage(furnisher, i, offset)
	}
	l.document.Elements = f.structure.without(p.dropped) // what is on no page
	l.document.Anchors = p.anchors
	l.document.Outline = outline(l.outline, p.anchors, 0)
}

func (l *laying) paintPage(fu *furnisher, i, offset int) {
	pg, p, sheet := &l.pages[i], &l.painter, l.f.sheet
	p.page, p.items = i+offset, make([]frame.Item, 0, 4*len(pg.slugs)+8)
	x, top := sheet.left(i+1), sheet.paper.Top
	fu.furnish(p, x, pg)
	p.artifact = true
	p.slugs(moved(pg.heads, top), x)
	p.artifact = false
	p.slugs(moved(pg.slugs, top), x)
	if len(pg.notes) > 0 {
		y := top + pg.notesY
		p.rule(l.noteRuleX(x), y+sheet.leading/2, sheet.measure/6, sheet.size/28, frame.Color(sheet.theme.Muted))
		p.column(pg.notes, x, y+l.pager.notes.sep)
	}
	l.document.Pages = append(l.document.Pages, frame.Page{W: sheet.paper.W, H: sheet.paper.H, Label: pg.label, Items: p.items})
	if b, ok := pageBreak(l.f, pg); ok {
		l.breaks = append(l.breaks, b)
	}
	pg.release()
}

// release lets go of what a page shows once it is painted: the pages to come
// need the memory.
func (pg *page) release() {
	for i := range pg.slugs {
		pg.slugs[i].slug.content = nil
	}
	for i := range pg.notes {
		pg.notes[i].content = nil
	}
}

func (l *laying) noteRuleX(x sp.Len) sp.Len {
	if l.f.body().rtl {
		return x + l.f.sheet.measure - l.f.sheet.measure/6
	}
	return x
}

// moved gives slugs further down.
func moved(list []placed, by sp.Len) []placed {
	out := make([]placed, len(list))
	for i := range list {
		out[i] = placed{slug: list[i].slug, y: list[i].y + by}
	}
	return out
}

// sectionLabels gives the label of the page each anchor stands on.
func (l *laying) sectionLabels() map[string]string {
	labels := map[string]string{}
	for i := range l.pages {
		for _, s := range l.pages[i].slugs {
			if s.slug.marks == nil {
				continue
			}
			for _, a := range s.slug.marks.anchors {
				labels[a] = l.pages[i].label
			}
		}
	}
	return labels
}
