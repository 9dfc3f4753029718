package layout

import (
	"fmt"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// sheet is the theme made into lengths for one paper and one language.
type sheet struct {
	theme   *theme.Theme
	paper   theme.Paper
	measure sp.Len // width of the text block
	height  sp.Len // of the text block, a whole number of lines
	size    sp.Len // of the body
	leading sp.Len // of the body
	grid    sp.Len // half a leading; baselines of text fall on its multiples
	cjk     bool
	styles  map[theme.Name]*style
}

// style is a theme's style in lengths.
type style struct {
	role        fonts.Role
	weight      int
	italic      bool
	smallCaps   bool
	tabular     bool // figures of one width
	size        sp.Len
	leading     sp.Len
	above       sp.Len // from the top of a line to its baseline
	before      sp.Len
	after       sp.Len
	left, right sp.Len
	first       sp.Len
	align       para.Align
	color       frame.Color
	hyphenate   bool
	grid        bool // its lines fall on the grid
}

// newSheet resolves the book's theme for its paper and language.
func newSheet(b *render.Book) (*sheet, error) {
	name := b.Options.Paper
	if name == "" {
		name = "a4"
	}
	paper, ok := b.Theme.Papers[name]
	if !ok {
		return nil, fmt.Errorf("layout: theme %s has no paper %q", b.Theme.Name, name)
	}
	s := &sheet{theme: b.Theme, paper: paper, measure: paper.Measure, size: paper.Size, leading: paper.Leading,
		cjk: isCJK(b.Doc.Meta.Language)}
	if s.cjk {
		s.leading = s.size.Scale(int64(b.Theme.CJK.Leading), 1000)
		s.measure -= s.measure % s.size
	}
	s.leading -= s.leading % 4
	s.grid = s.leading / 2
	s.height = paper.H - paper.Top - paper.Bottom
	s.height -= s.height % s.leading
	s.styles = make(map[theme.Name]*style, len(b.Theme.Styles))
	for n, st := range b.Theme.Styles {
		s.styles[n] = s.resolve(n, st)
	}
	return s, nil
}

// left gives the left edge of the text block on the page with this index from
// 1. A theme with an inner margin has facing pages.
func (s *sheet) left(page int) sp.Len {
	inner := s.paper.Inner
	if inner == 0 {
		return (s.paper.W - s.measure) / 2
	}
	if page%2 == 1 {
		return inner
	}
	return s.paper.W - inner - s.measure
}

func (s *sheet) resolve(n theme.Name, t theme.Style) *style {
	st := &style{
		role: t.Font, weight: t.Weight, italic: t.Italic, smallCaps: t.SmallCaps,
		size:   s.size.Scale(int64(t.Size), 1000),
		before: s.leading.Scale(int64(t.Before), 1000),
		after:  s.leading.Scale(int64(t.After), 1000),
		left:   s.size.Scale(int64(t.Left), 1000),
		right:  s.size.Scale(int64(t.Right), 1000),
		first:  s.size.Scale(int64(t.First), 1000),
		align:  align(t.Align), color: frame.Color(t.Color), hyphenate: t.Hyphenate,
		grid: onGrid(n), tabular: n == theme.TableCell || n == theme.TableHead,
	}
	st.leading = st.size.Scale(int64(t.Leading), 1000)
	if st.grid {
		st.leading = s.toGrid(st)
	}
	// The em box of a line stands in the middle of its leading, its baseline a
	// fifth of the em above the box's foot.
	// What has the body's leading has its baselines, too, at whatever size.
	size := st.size
	if st.grid && st.leading == s.leading {
		size = s.size
	}
	st.above = (st.leading-size)/2 + size.Scale(4, 5)
	if s.cjk {
		s.eastAsian(n, st)
	}
	return st
}

// toGrid rounds a leading to the grid: text keeps the body's own leading, big
// type takes whole multiples of half of it.
func (s *sheet) toGrid(st *style) sp.Len {
	if st.size <= s.size+s.size/8 {
		return s.leading
	}
	least := st.size + st.size/10
	l := (st.leading + s.grid/2) / s.grid * s.grid
	for l < least {
		l += s.grid
	}
	return l
}

// eastAsian indents paragraphs in place of parting them, and justifies what a
// Latin page sets ragged, for Han characters fill a line evenly.
func (s *sheet) eastAsian(n theme.Name, st *style) {
	switch n {
	case theme.Body:
		st.first, st.after = st.size.Scale(int64(s.theme.CJK.Indent), 1000), 0
	}
	if st.left%s.size != 0 {
		st.left += s.size - st.left%s.size
	}
	if st.right%s.size != 0 {
		st.right += s.size - st.right%s.size
	}
}

// onGrid says whether a style is text of the column, whose lines stand beside
// those of the facing page, and not something set apart with a leading of its
// own.
func onGrid(n theme.Name) bool {
	switch n {
	case theme.Body, theme.Heading1, theme.Heading2, theme.Heading3, theme.Heading4, theme.RunIn,
		theme.SectionSub, theme.Quote, theme.Attribution, theme.Callout, theme.Verse,
		theme.Label, theme.Display, theme.ListItem, theme.Term, theme.About:
		return true
	}
	return false
}

func align(a theme.Alignment) para.Align {
	switch a {
	case theme.Justify:
		return para.Justify
	case theme.Start:
		return para.Start
	case theme.Center:
		return para.Center
	case theme.End:
		return para.End
	}
	panic(fmt.Sprintf("layout: unknown alignment %q", a))
}
