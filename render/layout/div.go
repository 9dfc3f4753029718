package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

// div sets blocks in the style of their role.
func (f *flow) div(c *column, at setting, outer string, b *doc.Div) {
	at = f.nest(at, "Div", outer)
	switch b.Role {
	case doc.RoleLabel:
		f.styled(c, at, f.style(theme.Label), b)
		c.keep(never)
		c.fresh = true
	case doc.RoleDateline:
		f.styled(c, at, f.style(theme.Dateline), b)
		c.gap(f.sheet.leading)
		f.underHeading(c)
	case doc.RoleDisplay:
		f.styled(c, at, f.style(theme.Display), b)
	case doc.RoleSignature:
		c.keep(never)
		f.styled(c, at, f.style(theme.Attribution), b)
	case doc.RoleStandfirst:
		f.styled(c, at, f.standfirstStyle(b.Blocks), b)
	case doc.RoleColophon:
		c.gap(f.sheet.leading) // Chinese has no space between paragraphs
		f.styled(c, at, f.style(theme.Colophon), b)
	case doc.RoleSmall:
		f.styled(c, at, f.style(theme.Note), b)
	case doc.RoleAbout:
		f.styled(c, at, f.style(theme.About), b)
	case doc.RoleReferences:
		at.hang = f.style(theme.Note).size * 3 / 2
		f.styled(c, at, f.style(theme.Note), b)
	case doc.RoleDetails:
		f.details(c, at, b)
	default:
		f.blocks(c, at, b.Blocks)
	}
}

// styled sets blocks in a style with its own indents and spaces.
func (f *flow) styled(c *column, at setting, st *style, b *doc.Div) {
	at = f.indent(c, at, st.left, st.right, b.Pos)
	at.style = f.within(st, st)
	c.gap(st.before)
	c.fresh = true
	f.blocks(c, at, b.Blocks)
	c.close(st.after)
}

// details sets folded matter: on paper it lies open, its summary a label.
func (f *flow) details(c *column, at setting, b *doc.Div) {
	if len(b.Blocks) == 0 {
		return
	}
	head := *b
	head.Blocks = b.Blocks[:1]
	f.styled(c, at, f.style(theme.Label), &head)
	c.keep(never)
	c.fresh = true
	f.blocks(c, at, b.Blocks[1:])
}
