package cover

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// Sizes of titles, as parts of the page's width: from posters to abstracts.
const (
	largest  = 6
	poster   = 10 // above it a title has two lines at most
	display  = 14 // below it a title may push the picture up, and take more lines
	line     = 17 // below it Han text takes more lines
	unbroken = 24 // above it no word is parted, as long as it may be
	smallest = 44
)

// title sets title and subtitle as large as lets them stand in the room; small
// ones may have more of it. A title of two halves is parted between them,
// unless one line is as large or its lines fall much larger as they may.
func (c *composer) title(room, most sp.Len) (title, sub block) {
	m := &c.book.Doc.Meta
	text := strings.TrimSpace(m.Title)
	title, sub = c.fitted(joined(text, c.titleLang()), room, most)
	parted := part(text, c.titleLang())
	if parted == "" {
		return title, sub
	}
	halves, halvesSub := c.fitted(joined(parted, c.titleLang()), room, most)
	least := title.size * 3 / 4
	if len(title.lines) == 1 {
		least = title.size + 1
	}
	if halves.size < least {
		return title, sub
	}
	return halves, halvesSub
}

// fitted sets a title as large as the room lets it. Where large type leaves a
// short word on a line of its own, smaller type is tried.
func (c *composer) fitted(text string, room, most sp.Len) (title, sub block) {
	var ragged, raggedSub block
	for size := c.w / largest; size >= c.w/smallest; size = size * 93 / 100 {
		if size < c.w/display {
			room = most
		}
		sub = c.subtitle(c.book.Doc.Meta.Subtitle, size)
		title = c.titleAt(text, size)
		switch {
		case title.lines == nil || title.height()+sub.height() > room:
		case !even(title.lines) && size >= c.w/display:
			if ragged.lines == nil {
				ragged, raggedSub = title, sub
			}
		case ragged.lines != nil && (len(title.lines) >= len(ragged.lines) || size < ragged.size*3/4):
			return ragged, raggedSub // smaller type was no use
		default:
			return title, sub
		}
	}
	if ragged.lines != nil {
		return ragged, raggedSub
	}
	title.lines = c.setter.Set(c.paragraph(&title, text)).Lines
	return title, sub
}

// titleAt sets a title at a size; it has no lines where it cannot stand at it.
func (c *composer) titleAt(text string, size sp.Len) block {
	b := block{style: theme.Title, size: size, leading: size * 9 / 8, measure: c.w - 2*c.margin, align: para.Start}
	p := c.paragraph(&b, text)
	if least, _ := c.setter.Natural(p); least > p.Measure && size > c.w/unbroken {
		return b
	}
	lines := c.setter.Set(p).Lines
	if len(lines) > c.lines(text, size) || place.Overfull(lines) {
		return b
	}
	b.lines = place.Balanced(c.setter, p).Lines
	return b
}

// even says whether no line is much shorter than another.
func even(lines []para.Line) bool {
	if len(lines) == 0 {
		return true
	}
	least, most := lines[0].Width, lines[0].Width
	for i := range lines {
		least, most = min(least, lines[i].Width), max(most, lines[i].Width)
	}
	return least*5 >= most*2
}

func (c *composer) subtitle(text string, title sp.Len) block {
	b := block{style: theme.Subtitle, size: max(c.w/32, min(title*45/100, c.w/24)), above: title / 4, align: para.Start}
	sub := c.set(b, doc.OneLine(text))
	if len(sub.lines) > 4 {
		b.size = c.w / 38
		sub = c.set(b, doc.OneLine(text))
	}
	return sub
}

// lines is how many lines a title may have at a size. Han text, whose words
// nothing parts, had better stand on one, or part where its author did.
func (c *composer) lines(text string, size sp.Len) int {
	switch {
	case han(text) && size > c.w/line:
		return 1 + strings.Count(text, "\n")
	case han(text) || size <= c.w/display:
		return 1 << 10
	case size > c.w/poster:
		return 2
	}
	return 4
}
