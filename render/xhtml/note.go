package xhtml

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
)

// note is a note that was called.
type note struct {
	node  *doc.Note
	label string
	id    string // of the note
	back  string // of its call
	file  string
}

const noteref = ` epub:type="noteref" role="doc-noteref"`

// call writes the call of a note. A call within a link would be a link in a
// link, and waits for the end of that.
func (c *converter) call(n *doc.Note) {
	if c.inLink {
		c.held = append(c.held, n)
		return
	}
	e := c.called[n]
	back := c.ids.take("r")
	if e == nil {
		e = c.enter(n, back)
	}
	c.Raw("<sup><a")
	c.Attr("id", back)
	c.Attr("href", place{e.file, e.id}.from(c.file))
	c.Raw(noteref, ">")
	c.Text(e.label)
	c.Raw("</a></sup>")
}

// enter puts a note among those that end the file. Notes stand in the file of
// their calls, since some readers show only such in a pop-up.
func (c *converter) enter(n *doc.Note, back string) *note {
	e := &note{node: n, label: label(n.Label), id: c.places[n].frag, back: back, file: c.file}
	c.count++ // as on paper, a label of the author's takes a number from the count
	if e.label == "" {
		e.label = strconv.Itoa(c.count)
	}
	if e.id == "" {
		e.id = c.ids.take("n")
	}
	c.called[n] = e
	c.notes = append(c.notes, e)
	return e
}

// endnotes writes the notes called in the file; a note may call others. There
// is no heading: readers that show notes in a pop-up hide them here.
func (c *converter) endnotes() {
	if len(c.notes) == 0 {
		return
	}
	c.inNotes = true
	c.Raw(`<section class="notes" epub:type="endnotes" role="doc-endnotes"`)
	c.Attr("aria-label", c.out.Words.Notes)
	c.Raw(">\n")
	for len(c.notes) > 0 {
		e := c.notes[0]
		c.notes = c.notes[1:]
		c.noteBody(e)
	}
	c.Raw("</section>\n")
	c.inNotes = false
}

// noteBody writes a note. Its label leads back to the call.
func (c *converter) noteBody(e *note) {
	c.Raw("<aside")
	c.Attr("id", e.id)
	c.Raw(` epub:type="footnote" role="doc-footnote">`, "\n<p>")
	c.Raw(`<a class="back"`)
	c.Attr("href", "#"+e.back)
	c.Raw(` epub:type="backlink" role="doc-backlink"`)
	c.Attr("aria-label", c.out.Words.BackToText)
	c.Raw(">")
	c.Text(e.label)
	c.Raw("</a> ")
	blocks := e.node.Blocks
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*doc.Paragraph); ok {
			c.inlines(p.Inlines)
			blocks = blocks[1:]
		}
	}
	c.Raw("</p>\n")
	c.blocks(blocks)
	c.Raw("</aside>\n")
}
