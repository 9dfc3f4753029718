package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// setting is how blocks are being set: what nesting changes.
type setting struct {
	start, end sp.Len     // indents from the column's edges, by direction
	style      *style     // of plain paragraphs
	lang       string     // BCP 47
	rtl        bool       // base direction
	elem       frame.Elem // that what comes belongs to
	depth      int        // of nesting
	bullets    int        // unordered lists around
	inList     bool
	hang       sp.Len // of paragraphs' lines but the first
	running    bool   // text that nobody measures before the pages are made
}

// maxDepth is how deep indents go; what is nested deeper keeps the last.
const maxDepth = 12

// enter goes into a block: its language, its direction, its anchor.
func (f *flow) enter(c *column, at setting, a *doc.Attr) setting {
	c.anchor(a.ID)
	if a.Lang != "" && a.Lang != at.lang {
		at.lang = a.Lang
		at.rtl = phrase.Dir(a.Lang) == "rtl"
	}
	switch a.Dir {
	case doc.LTR:
		at.rtl = false
	case doc.RTL:
		at.rtl = true
	}
	return at
}

// nest adds an element, with the language where it changes.
func (f *flow) nest(at setting, tag string, lang string) setting {
	e := f.element(at.elem, tag)
	if at.lang != lang {
		f.at(e).Lang = at.lang
	}
	at.elem = e
	return at
}

// indent moves both edges inward, as far as enough of the measure is left.
func (f *flow) indent(c *column, at setting, start, end sp.Len, pos doc.Pos) setting {
	at.depth++
	if at.depth > maxDepth || at.start+start+at.end+end > c.width*3/5 {
		f.warnOnce("nesting-deep", pos, "nested too deep to be indented further")
		return at
	}
	at.start += start
	at.end += end
	return at
}

// left gives the distance of the text's left edge from the column's.
func (at *setting) left() sp.Len {
	if at.rtl {
		return at.end
	}
	return at.start
}

// measure gives the width of the text in a column.
func (at *setting) measure(c *column) sp.Len { return c.width - at.start - at.end }
