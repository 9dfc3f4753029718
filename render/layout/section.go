package layout

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render/theme"
)

// section sets a heading and all under it.
func (f *flow) section(c *column, at setting, outer string, b *doc.Section) {
	at = f.nest(at, "Sect", outer)
	sub, by := f.style(theme.SectionSub), f.style(theme.Dateline)
	switch b.Role {
	case doc.RoleIndex:
		c.cost = forced
	case doc.RolePart:
		f.opensPart(c)
		sub, by = f.style(theme.Subtitle), f.style(theme.Byline)
	}
	f.heading(c, at, b)
	if len(b.Subtitle) > 0 {
		f.line(c, at, "P", b, b.Pos, sub, b.Subtitle)
		f.underHeading(c)
	}
	if len(b.Authors) > 0 {
		names := []doc.Inline{&doc.Text{Pos: b.Pos, Text: phrase.For(at.lang).List(b.Authors)}}
		f.line(c, at, "P", b, b.Pos, by, names)
		c.gap(f.sheet.grid)
		f.underHeading(c)
	}
	switch b.Role {
	case doc.RoleAbout:
		at.style = f.within(f.style(theme.About), f.style(theme.About))
	case doc.RoleColophon:
		at.style = f.style(theme.Colophon)
	case doc.RoleReferences:
		at.style = f.style(theme.Note)
		at.hang = at.style.size * 3 / 2
	}
	f.blocks(c, at, b.Blocks)
}

// heading sets the title. It keeps with what follows; a heading right below
// another takes the space between them from the first one alone.
func (f *flow) heading(c *column, at setting, b *doc.Section) {
	if len(b.Title) == 0 {
		return
	}
	st := f.headingStyle(b)
	if c.heading {
		c.gap(min(st.before, f.sheet.grid))
		c.cost = parted
	} else {
		c.gap(st.before)
	}
	from := len(c.slugs)
	at.elem = f.element(at.elem, "H"+strconv.Itoa(min(max(b.Level, 1)+f.top, 6)))
	f.text(c, at, paragraph{node: b, pos: b.Pos, style: st, runs: f.write(at, st, b.Title), align: st.align, cost: never, even: true})
	c.gap(st.after)
	if from < len(c.slugs) {
		c.slugs[from].mark().section = b
	}
	f.underHeading(c)
}

// parted is the cost of a page break between two headings: high, but there may
// be more of them than a page holds.
const parted = 5000

// lone is the cost of a page that ends with a heading and one line: the better
// part of an empty page.
const lone = 4 * parted

// underHeading has what comes next stay on the heading's page.
func (f *flow) underHeading(c *column) {
	c.keep(never)
	c.heading, c.fresh = true, true
}

// keepTwo keeps a heading with a second line where the first below it is a
// paragraph of its own.
func keepTwo(slugs []slug) {
	for i := range slugs {
		if !slugs[i].opens() {
			continue
		}
		for i+1 < len(slugs) && sameBlock(&slugs[i], &slugs[i+1]) {
			i++
		}
		if i+2 >= len(slugs) {
			return
		}
		first, second := &slugs[i+1], &slugs[i+2]
		if lineOf(first) != nil && !first.opens() && !second.opens() && second.cost != forced {
			second.cost = max(second.cost, lone)
		}
	}
}

// opens says whether a section begins with the slug.
func (s *slug) opens() bool { return s.marks != nil && s.marks.section != nil }

// lineOf gives the line of text that a slug shows, nil where it shows another
// thing.
func lineOf(s *slug) *textLine {
	c := s.content
	if m, ok := c.(*marked); ok {
		c = m.content
	}
	t, _ := c.(*textLine)
	return t
}

// sameBlock says whether two slugs are lines of one paragraph.
func sameBlock(a, b *slug) bool {
	s, t := lineOf(a), lineOf(b)
	return s != nil && t != nil && s.block == t.block
}

func (f *flow) headingStyle(b *doc.Section) *style {
	switch {
	case b.Role == doc.RolePart:
		return f.style(theme.Title)
	case b.RunIn:
		return f.style(theme.RunIn)
	}
	switch {
	case b.Level <= 1:
		return f.style(theme.Heading1)
	case b.Level == 2:
		return f.style(theme.Heading2)
	case b.Level == 3:
		return f.style(theme.Heading3)
	}
	return f.style(theme.Heading4)
}
