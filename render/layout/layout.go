// Package layout turns a book into pages of frames. It knows points and pages,
// and nothing of PDF.
//
//	engine := layout.New(set)
//	laid, err := engine.Lay(ctx, book)
//
// The way is: the tree flows into a column of slugs, paragraph by paragraph,
// and structure elements are made as it goes; the pager breaks the column into
// pages; the painter places what each slug shows.
package layout

import (
	"context"
	"fmt"
	"slices"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/cover"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// Engine lays books out. It keeps what it learned of words and faces from book
// to book, and is safe for concurrent use.
type Engine struct {
	set    *fonts.Set
	setter *para.Setter
}

// New makes an engine that sets text in the faces of a set.
func New(set *fonts.Set) *Engine { return &Engine{set, para.NewSetter(set)} }

// Setter is what sets the engine's text, for others who share its faces.
func (e *Engine) Setter() *para.Setter { return e.setter }

// Lay lays a book out. What the post's author should know comes back as
// diagnostics; an error means that there are no pages.
func (e *Engine) Lay(ctx context.Context, b *render.Book) (*render.Laid, error) {
	f, err := newFlow(ctx, e, b)
	if err != nil {
		return nil, err
	}
	defer f.ahead.finish() // after a panic, too
	lay := &laying{f: f}
	lay.cover(e.setter)
	lay.flow()
	lay.paginate()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("layout: %w", err)
	}
	lay.paint()
	return lay.laid(), nil
}

// laying is a book between its steps.
type laying struct {
	f        *flow
	first    *frame.Page // the cover, if there is one
	toc      *contents
	column   column
	outline  []doc.Entry
	title    int // slugs of the title block, where contents follow them
	body     int // first slug behind the title block and the contents
	imprint  int // first slug of the colophon
	pager    *pager
	pages    []page
	painter  painter
	document frame.Document
	breaks   []render.PageBreak
}

// cover composes the first page.
func (l *laying) cover(setter *para.Setter) {
	paper := l.f.sheet.paper
	pg, ok := cover.Page(setter, l.f.book, paper.W, paper.H)
	if !ok {
		return
	}
	l.first = &pg
	e := l.f.element(0, "Figure")
	l.f.at(e).Alt = fmt.Sprintf(l.f.words.CoverOf, doc.OneLine(l.f.book.Doc.Meta.Title))
	cover.Tag(&pg, e)
}

// flow sets the whole text as one column, and the contents as another.
func (l *laying) flow() {
	f, at := l.f, l.f.body()
	l.column = column{width: f.sheet.measure, fresh: true}
	c := &l.column
	f.titleBlock(c, at, l.bandPicture())
	l.body = len(c.slugs)
	c.cost = 0
	l.outline = doc.Outline(f.book.Doc)
	about := f.about()
	if about != nil {
		l.outline = append(l.outline, doc.Entry{ID: about.ID, Level: 1, Title: about.Title, Role: about.Role})
		f.ids[about.ID] = true
	}
	l.toc = f.newContents(at, l.outline)
	at.running = true
	f.blocks(c, at, f.book.Doc.Blocks)
	if about != nil {
		f.block(c, at, about)
	}
	at.running = false
	f.endURLs(c, at)
	f.join(c, imprintLines+l.toc.len())
	if len(c.slugs) == 0 { // a title and a text that show nothing still are a page
		c.add(slug{height: f.sheet.leading, content: blank{}})
	}
	keepTwo(c.slugs)
	l.imprint = len(c.slugs)
	f.colophon(c, at)
	c.settle()
	f.join(&f.noteColumn, 0)
	f.noteColumn.settle()
	seal(f.groups, c.slugs)
	seal(f.groups, f.noteColumn.slugs)
}

// blank is the content of a slug that shows nothing.
type blank struct{}

func (blank) paint(*painter, sp.Len, sp.Len) {}

// bandPicture is the picture of the title block, when the theme wants one and
// no cover shows it.
func (l *laying) bandPicture() *doc.Image {
	m := &l.f.book.Doc.Meta
	if m.Cover == nil || l.first != nil || !l.f.sheet.theme.ImageBand {
		return nil
	}
	if a := l.f.asset(&m.Cover.Image); a == nil || a.Missing {
		return nil
	}
	return &m.Cover.Image
}

// paginate breaks the column into pages, with the contents when there are pages
// enough to find one's way in.
func (l *laying) paginate() {
	f := l.f
	sep := f.sheet.leading * 5 / 4
	l.pager = &pager{slugs: l.column.slugs, height: f.sheet.height, line: f.sheet.leading, grid: f.sheet.grid,
		notes: newNoteStream(&f.noteColumn, f.noteStart, sep, f.sheet.height*3/5)}
	l.pager.text = int32(l.imprint)
	var ends []node
	if l.toc != nil && l.leastPages() < contentsPages {
		if ends = l.pager.paginate(); len(ends) < contentsPages {
			l.painter.dropped = l.toc.elements
			l.toc = nil
		}
	}
	if l.toc != nil {
		l.insertContents()
		ends = nil
	}
	if ends == nil {
		ends = l.pager.paginate()
	}
	l.pages = l.compose(l.tighten(ends))
}

// leastPages is how many pages the text has even if they were filled to the last
// line; more are counted by making them.
func (l *laying) leastPages() int {
	var high sp.Len
	for i := range l.column.slugs {
		high += l.column.slugs[i].height - l.column.slugs[i].give
	}
	return int(high / l.f.sheet.height)
}

// insertContents puts the contents between the title block and the text. The
// text then begins on a page of its own, unless most of one is left.
func (l *laying) insertContents() {
	toc, title := l.toc.column.slugs, l.column.slugs[:l.body]
	called := int32(0)
	if l.body > 0 {
		called = title[l.body-1].notes
	}
	for i := range toc {
		toc[i].notes = called
	}
	toc[0].space = 2 * l.f.sheet.leading
	toc[0].cost = l.contentsBreak(height(title)+toc[0].space, height(toc))
	slugs := slices.Insert(l.column.slugs, l.body, toc...)
	down := height(slugs[:l.body+len(toc)])
	l.title, l.body = l.body, l.body+len(toc)
	if l.body < len(slugs) {
		l.beginText(&slugs[l.body], down)
	}
	l.imprint += len(toc)
	l.pager.text = int32(l.imprint)
	l.column.slugs, l.pager.slugs = slugs, slugs
}

// beginText parts the text from the contents, which have come down so far.
func (l *laying) beginText(first *slug, down sp.Len) {
	if down > l.f.sheet.height*2/5 {
		first.cost = forced
		return
	}
	first.space = max(first.space, 3*l.f.sheet.leading)
}

// contentsBreak is the cost of a page break above the contents, where the title
// block has come down so far: contents that would be parted begin a page of their
// own where that makes no page more.
func (l *laying) contentsBreak(down, toc sp.Len) int32 {
	page := l.f.sheet.height
	below, own := (down%page+toc+page-1)/page, 1+(toc+page-1)/page
	if below > 1 && own <= below {
		return forced
	}
	return 0
}

// laid gives what came of it.
func (l *laying) laid() *render.Laid {
	frames := l.document // a pointer into l would hold all that the layout was made with
	return &render.Laid{Frames: &frames, Map: render.PageMap{Breaks: l.breaks}, Diagnostics: l.f.diagnostics}
}
