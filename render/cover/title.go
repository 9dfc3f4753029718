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
	largest  = 8
	display  = 17 // below this size a title may push the picture up
	steady   = 12 // below it, lines of any length are taken
	smallest = 44
)

// title sets title and subtitle as large as lets them stand in the room; small
// ones may have more of it. A title of two halves is parted between them. Where
// large type leaves a short word on a line of its own, smaller type is tried.
func (c *composer) title(room, most sp.Len) (title, sub block) {
	m := &c.book.Doc.Meta
	texts := []string{strings.TrimSpace(m.Title)}
	if parted := part(texts[0]); parted != "" {
		texts = []string{parted, texts[0]}
	}
	var ragged, raggedSub block
	for size := c.w / largest; ; size = size * 93 / 100 {
		if size < c.w/display {
			room = most
		}
		sub = c.subtitle(m.Subtitle, size)
		for _, text := range texts {
			title = c.titleAt(text, size)
			fits := title.height()+sub.height() <= room && !place.Overfull(title.lines) && len(title.lines) <= c.lines(text, size)
			switch {
			case size < c.w/smallest, fits && (even(title.lines) || size < c.w/steady):
				if ragged.lines != nil && len(title.lines) >= len(ragged.lines) {
					return ragged, raggedSub // it was no use
				}
				return title, sub
			case fits && ragged.lines == nil:
				ragged, raggedSub = title, sub
			}
		}
	}
}

// titleAt sets a title at a size. Only what may be taken is worth balancing.
func (c *composer) titleAt(text string, size sp.Len) block {
	p := c.paragraph(theme.Title, text, size, para.Start)
	b := block{style: theme.Title, size: size, leading: size * 9 / 8, lines: c.setter.Set(p).Lines}
	if len(b.lines) <= c.lines(text, size) && !place.Overfull(b.lines) {
		b.lines = place.Balanced(c.setter, p).Lines
	}
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
	size := max(c.w/32, min(title*45/100, c.w/24))
	sub := c.block(theme.Subtitle, doc.OneLine(text), size, title/4, para.Start)
	if len(sub.lines) > 4 {
		sub = c.block(theme.Subtitle, doc.OneLine(text), c.w/38, title/4, para.Start)
	}
	return sub
}

// lines is how many lines a title may have at a size. Large type takes few;
// Han text, whose words nothing parts, had better stand on one or two.
func (c *composer) lines(text string, size sp.Len) int {
	switch {
	case han(text) && size > c.w/12:
		return 1 + strings.Count(text, "\n")
	case han(text) && size > c.w/display:
		return 2
	case size > c.w/11:
		return 3
	case size > c.w/display:
		return 4
	}
	return 1 << 10
}

// part breaks a title behind the colon or before the dash that halves it; it
// gives "" where there is none, or the author has set breaks.
func part(title string) string {
	if strings.Contains(title, "\n") {
		return ""
	}
	for _, mark := range []string{": ", "：", " – ", " — ", "——", "｜", " | "} {
		head, tail, ok := strings.Cut(title, mark)
		if !ok || min(len(head), len(tail)) < 6 {
			continue
		}
		switch mark {
		case ": ", "：":
			return head + strings.TrimSpace(mark) + "\n" + strings.TrimSpace(tail)
		}
		return head + "\n" + strings.TrimSpace(strings.TrimPrefix(mark, " ")+tail)
	}
	return ""
}
