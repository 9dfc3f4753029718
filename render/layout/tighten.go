package layout

import (
	"slices"

	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/theme"
)

// A last page with so few lines is not worth a page; so many paragraphs before it
// are tried for a line that they can do without.
const (
	fewLastLines  = 10
	mostTightened = 60
)

// tighten sets paragraphs a line shorter where that saves a last page with next
// to nothing on it, and gives the pages' ends that come of it.
func (l *laying) tighten(ends []node) []node {
	lines := l.lastLines(ends)
	if lines == 0 || lines > fewLastLines {
		return ends
	}
	was, imprint := l.column.slugs, l.imprint
	shorter := l.shorter(lines)
	l.use(shorter, imprint-(len(was)-len(shorter)))
	if tried := l.pager.paginate(); len(tried) < len(ends) {
		return tried
	}
	l.use(was, imprint)
	return ends
}

// use takes a column in place of the one before.
func (l *laying) use(slugs []slug, imprint int) {
	l.column.slugs, l.pager.slugs = slugs, slugs
	l.imprint, l.pager.text = imprint, int32(imprint)
}

// lastLines counts the lines of a last page, the colophon's among them, 0 where a
// picture moved there.
func (l *laying) lastLines(ends []node) int {
	n := len(ends)
	if n < 2 || ends[n-2].deferred.n > 0 {
		return 0
	}
	return int((height(l.column.slugs[ends[n-2].at:]) + l.f.sheet.leading - 1) / l.f.sheet.leading)
}

// shorter gives the column with paragraphs that go with a line less, from the
// last one on, up to so many lines.
func (l *laying) shorter(most int) []slug {
	out := slices.Clone(l.column.slugs)
	tried := 0
	for i := l.imprint - 1; i > l.body && most > 0 && tried < mostTightened; i-- {
		from := l.paragraphAt(out, i)
		if n := i + 1 - from; n > 3 {
			tried++
			if set := l.lessOne(out, from, i+1); set != nil {
				out = slices.Replace(out, from, i+1, set...)
				most--
			}
		}
		i = from
	}
	return out
}

// paragraphAt gives the first line of the plain paragraph whose last line is
// slug i, or i for anything else.
func (l *laying) paragraphAt(slugs []slug, i int) int {
	last, ok := slugs[i].content.(*textLine)
	if !ok || last.block.style != l.f.style(theme.Body) || slugs[i].group != 0 {
		return i
	}
	from := i
	for from > l.body {
		t, ok := slugs[from-1].content.(*textLine)
		if !ok || t.block != last.block {
			break
		}
		from--
	}
	if slugs[from].content.(*textLine).line != 0 {
		return i // its first line is a drop capital's or an item's
	}
	return from
}

// lessOne sets the paragraph of some slugs in a line less, nil where that cannot
// be done well.
func (l *laying) lessOne(slugs []slug, from, to int) []slug {
	was := slugs[from].content.(*textLine).block
	b := &textBlock{paragraph: was.paragraph, x: was.x, in: was.in}
	b.in.Looseness = -1
	b.set(l.f.setter)
	if len(b.result.Lines) != to-from-1 || place.Overfull(b.result.Lines) {
		return nil
	}
	said := l.f.diagnostics
	set := l.f.joined(slugs[from-1:from:from], b, slugs[from])[1:]
	l.f.diagnostics = said // all that it says was said before
	return set
}
