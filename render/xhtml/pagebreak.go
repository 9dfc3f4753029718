package xhtml

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// mark is where a printed page begins: so many runes into a block.
type mark struct {
	label  string
	offset int
}

// placeBreaks keeps the breaks by their blocks.
func (c *converter) placeBreaks(breaks []render.PageBreak) {
	for _, b := range breaks {
		if label(b.Label) != "" {
			c.marks[b.Node] = append(c.marks[b.Node], mark{b.Label, b.Offset})
		}
	}
}

// startMarks readies the marks of a block. In one that is not a run of text,
// and before a heading, all stand first: within a heading they would be read
// as part of it.
func (c *converter) startMarks(b doc.Block) {
	if len(c.marks) == 0 || c.inNotes {
		return
	}
	c.due, c.passed = c.marks[b], 0
	switch b.(type) {
	case *doc.Paragraph, *doc.CodeBlock, *doc.MathBlock, *doc.Verse:
	default:
		c.endMarks()
	}
}

// endMarks writes the marks that the block's text did not reach.
func (c *converter) endMarks() {
	for _, m := range c.due {
		c.pageBreak(m)
	}
	c.due = nil
}

// characters writes text of the block at hand, and the marks that fall in it.
func (c *converter) characters(s string) {
	for len(c.due) > 0 {
		n := c.due[0].offset - c.passed
		at := byteOffset(s, n)
		if at < 0 {
			break
		}
		c.Text(s[:at])
		s = s[at:]
		c.passed += max(n, 0)
		c.pageBreak(c.due[0])
		c.due = c.due[1:]
	}
	if len(c.due) > 0 {
		c.passed += utf8.RuneCountInString(s)
	}
	c.Text(s)
}

// pass goes past n characters of the plain text that are not written as such.
func (c *converter) pass(n int) { c.passed += n }

// byteOffset gives where the n-th rune of s begins, -1 when s ends before or
// there: a page that begins where a run ends begins with the next.
func byteOffset(s string, n int) int {
	if n <= 0 && s != "" {
		return 0
	}
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return -1
}

func (c *converter) pageBreak(m mark) {
	id := c.ids.take("page-" + m.label)
	c.Raw(`<span epub:type="pagebreak" role="doc-pagebreak"`)
	c.Attr("id", id)
	c.Attr("aria-label", m.label)
	c.Raw("></span>")
	c.out.Pages = append(c.out.Pages, Page{m.label, c.file + "#" + id})
}
