package layout

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// A contents page pays from so many headings and pages on.
const (
	contentsHeadings = 3
	contentsPages    = 6
	contentsMost     = 80 // entries; with more, only the first level is listed
)

// contents is the table of contents. Its lines are set before the pages are
// known: the numbers have a column of their own, so that they move nothing.
type contents struct {
	column   column
	levels   int
	elements elementGap
	entries  []*tocEntry
}

// tocEntry is the last line of an entry: leaders and a page number belong to it.
type tocEntry struct {
	line    textLine
	name    string // of the section's anchor
	elem    frame.Elem
	st      *style
	measure sp.Len // with the number's column
	leaders bool
	number  *para.Line // set once pages have numbers
	dots    *para.Line
}

// newContents sets the entries, nil when there are too few.
func (f *flow) newContents(at setting, entries []doc.Entry) *contents {
	if countEntries(entries, 2) < contentsHeadings {
		return nil
	}
	levels := 2
	if countEntries(entries, 2) > contentsMost && countEntries(entries, 1) >= contentsHeadings {
		levels = 1
	}
	t := &contents{column: column{width: f.sheet.measure}, levels: levels}
	from := frame.Elem(f.structure.n)
	f.furniture(&t.column, at, "P", theme.ContentsTop, f.words.Contents)
	at.elem = f.element(at.elem, "TOC")
	f.contentsLevel(t, at, entries, 1)
	t.elements = elementGap{from, frame.Elem(f.structure.n) - from}
	return t
}

// len is how many lines the contents have.
func (t *contents) len() int {
	if t == nil {
		return 0
	}
	return len(t.column.slugs)
}

// countEntries counts the headings a contents page shows.
func countEntries(entries []doc.Entry, levels int) int {
	n := 0
	for _, e := range entries {
		if listed(e) {
			n++
			if levels > 1 {
				n += countEntries(e.Kids, levels-1)
			}
		}
	}
	return n
}

func listed(e doc.Entry) bool { return !e.RunIn && len(e.Title) > 0 && e.Role != doc.RoleColophon }

func (f *flow) contentsLevel(t *contents, at setting, entries []doc.Entry, level int) {
	for _, e := range entries {
		if !listed(e) {
			continue
		}
		f.contentsEntry(t, at, e, level)
		if level < t.levels && countEntries(e.Kids, 1) > 0 {
			kids := at
			kids.elem = f.element(at.elem, "TOC")
			f.contentsLevel(t, kids, e.Kids, level+1)
			if level == 1 {
				t.column.gap(f.sheet.grid / 2)
			}
		}
	}
}

// contentsEntry sets one entry, all of it one link.
func (f *flow) contentsEntry(t *contents, at setting, e doc.Entry, level int) {
	st := f.style(theme.Contents1)
	if level > 1 {
		st = f.style(theme.Contents2)
	}
	c := &t.column
	toci := f.element(at.elem, "TOCI")
	l := &link{elem: f.element(toci, "Link"), name: e.ID, contents: doc.PlainText(e.Title)}
	at.elem = l.elem
	text := at
	text.start += st.left
	text.end += f.numberColumn()
	h := f.hand(text, st)
	h.look.link = l
	h.ink(f)
	entryText := pen{f: f, at: text}
	entryText.inlines(h, withoutNotes(e.Title))
	c.gap(st.before)
	from := len(c.slugs)
	f.text(c, text, paragraph{style: st, runs: entryText.runs, align: para.Start, cost: never})
	c.gap(st.after)
	if from == len(c.slugs) {
		return
	}
	last := &c.slugs[len(c.slugs)-1]
	entry := &tocEntry{line: *last.content.(*textLine), name: e.ID, elem: l.elem, st: st,
		measure: f.sheet.measure, leaders: level > 1}
	last.content = entry
	t.entries = append(t.entries, entry)
}

// withoutNotes is a title without the notes it calls: they belong to the
// heading itself.
func withoutNotes(inlines []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, n := range inlines {
		if _, ok := n.(*doc.Note); !ok {
			out = append(out, n)
		}
	}
	return out
}

// numberColumn is the width kept free for page numbers.
func (f *flow) numberColumn() sp.Len { return 3 * f.sheet.size }

// number sets the page numbers of the entries, each behind a space that parts it
// from the title for those who copy or hear it.
func (t *contents) number(f *flow, at setting, labels map[string]string) {
	for _, e := range t.entries {
		at.elem = e.elem
		runs := f.plain(at, e.st, "\u00a0"+labels[e.name])
		runs[0].Tabular = true
		e.number = f.furnitureLine(at, runs, e.measure, para.End)
		if e.leaders {
			at.elem = frame.Artifact
			e.dots = f.furnitureLine(at, f.plain(at, e.st, "."), e.measure, para.Start)
		}
	}
}

// furnitureLine sets a line that stands outside the columns.
func (f *flow) furnitureLine(at setting, runs []para.Run, measure sp.Len, align para.Align) *para.Line {
	lines := f.setter.Set(para.Paragraph{Runs: runs, Lang: at.lang, RTL: at.rtl, Measure: measure, Align: align}).Lines
	if len(lines) == 0 {
		return &para.Line{}
	}
	lines[0].ReadingOrder()
	return &lines[0]
}

func (e *tocEntry) paint(p *painter, x, y sp.Len) {
	e.line.paint(p, x, y)
	if e.number == nil {
		return
	}
	base := y + e.line.above
	p.line(e.number, x, base)
	if e.leaders && e.dots != nil {
		e.paintLeaders(p, x, base)
	}
}

// paintLeaders fills the line between title and number with points that stand
// under each other from entry to entry. Each stands for a space: nobody wants to
// copy the points, or to hear them.
func (e *tocEntry) paintLeaders(p *painter, x, base sp.Len) {
	if len(e.dots.Pieces) == 0 || len(e.number.Pieces) == 0 {
		return
	}
	from, to := e.leaderGap(x)
	pitch := e.st.size * 2 / 3
	edge := x + e.measure
	first := &e.dots.Pieces[0]
	var glyphs []frame.Glyph
	// The points lie on multiples of the pitch from the page's outer edge.
	n := (edge - from) / pitch
	start := edge - n*pitch
	for at := start; at+first.W <= to; at += pitch {
		for _, g := range first.Glyphs {
			g.X += (at - start).Short()
			g.Len = uint16(len(" "))
			glyphs = append(glyphs, g)
		}
	}
	if len(glyphs) > 0 {
		p.items = append(p.items, &frame.GlyphRun{Face: first.Face, Size: first.Size, X: start, Y: base,
			Color: frame.Color(p.f.sheet.theme.Muted), Glyphs: glyphs, Text: strings.Repeat(" ", len(glyphs))})
	}
}

// leaderGap gives where the leaders may begin and must end.
func (e *tocEntry) leaderGap(x sp.Len) (from, to sp.Len) {
	l := &e.line.block.result.Lines[e.line.line]
	air := e.st.size / 2
	textLeft, textRight := edges(l, x+e.line.x)
	numLeft, numRight := edges(e.number, x)
	if numLeft >= textRight {
		return textRight + air, numLeft - air
	}
	return numRight + air, textLeft - air
}

// edges gives where a line's glyphs begin and end.
func edges(l *para.Line, x sp.Len) (left, right sp.Len) {
	if len(l.Pieces) == 0 {
		return x, x
	}
	left, right = l.Pieces[0].X, l.Pieces[0].X
	for i := range l.Pieces {
		left = min(left, l.Pieces[i].X)
		right = max(right, l.Pieces[i].X+l.Pieces[i].W)
	}
	return x + left, x + right
}
