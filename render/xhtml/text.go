package xhtml

import (
	"cmp"

	"github.com/octavo-press/octavo/publish/doc"
)

// text writes the chapters of the post's own text.
func (c *converter) text() {
	title := c.out.Title // of what goes on from the file before
	for i, ch := range c.chaps {
		c.begin(ch.file, ch.size+ch.size/4+1024)
		if head := ch.pieces[0].head; head != nil {
			title = heading(head.Title)
		}
		for _, p := range ch.pieces {
			c.piece(p)
		}
		c.end(title, BodyPart)
		if i == 0 {
			c.landmark("bodymatter", c.out.Words.BodyMatter, ch.file)
		}
	}
}

func (c *converter) piece(p piece) {
	wrap := p.lang != "" || p.dir != ""
	if wrap {
		c.Raw("<div")
		c.Lang(p.lang, p.dir)
		c.Raw(">\n")
	}
	if p.head != nil {
		c.startMarks(p.head)
		c.section(p.head, p.blocks)
	} else {
		c.blocks(p.blocks)
	}
	if wrap {
		c.Raw("</div>\n")
	}
}

// heading gives a heading as a reader's list of contents shows it, which takes
// no empty one.
func heading(title []doc.Inline) string {
	s := label(doc.PlainText(title))
	doc.WalkInlines(title, func(n doc.Node) bool {
		if m, ok := n.(*doc.Image); ok && s == "" {
			s = label(m.Alt)
		}
		return true
	})
	return cmp.Or(s, "…")
}

// label gives s in one line, "" when nothing of it can be written.
func label(s string) string {
	s = doc.OneLine(s)
	if Escape(s) == "" {
		return ""
	}
	return s
}

// contents gives the headings as they nest: doc.Outline with the place of
// each, which sections without an ID have, too.
func (c *converter) contents() []Entry {
	es := c.entries(c.book.Doc.Blocks, c.out.Lang)
	if len(es) > 0 {
		return es
	}
	// The navigation document must not be empty (EPUB 3.3, 7.4.1).
	file := titleFile
	if len(c.chaps) > 0 {
		file = c.chaps[0].file
	}
	return []Entry{{Title: c.out.Title, Href: file, Lang: c.out.TitleLang}}
}

// entries gives the headings of blocks in a text of a language.
func (c *converter) entries(blocks []doc.Block, lang string) []Entry {
	var es []Entry
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Section:
			own := cmp.Or(b.Lang, lang)
			es = append(es, Entry{heading(b.Title), c.places[b].href(), differing(titleLang(b.Title, own), c.out.Lang), b.RunIn, c.entries(b.Blocks, own)})
		case *doc.Div:
			es = append(es, c.entries(b.Blocks, cmp.Or(b.Lang, lang))...)
		}
	}
	return es
}

// titleLang gives the language of a heading that is wholly in one.
func titleLang(title []doc.Inline, lang string) string {
	if len(title) == 1 {
		if s, ok := title[0].(*doc.Span); ok {
			return cmp.Or(s.Lang, lang)
		}
	}
	return lang
}
