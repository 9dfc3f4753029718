package cover

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/layout/place"
	"github.com/octavo-press/octavo/render/sp"
	"github.com/octavo-press/octavo/render/theme"
)

// Sizes of titles, as parts of the page's width: from posters to abstracts.
const (
	largest  = 8
	poster   = 10 // above it a title has two lines at most
	display  = 14 // below it a title may push the picture up, and take more lines
	line     = 17 // below it Han text takes more lines
	unbroken = 24 // above it no word is parted, as long as it may be
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
	for size := c.w / largest; size >= c.w/smallest; size = size * 93 / 100 {
		if size < c.w/display {
			room = most
		}
		sub = c.subtitle(m.Subtitle, size)
		title = c.bestAt(texts, size)
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
	title.lines = c.setter.Set(c.paragraph(theme.Title, m.Title, title.size, para.Start)).Lines
	return title, sub
}

// bestAt sets a title at a size: in one line if it can be, else parted, else as
// its lines fall.
func (c *composer) bestAt(texts []string, size sp.Len) block {
	whole := c.titleAt(texts[len(texts)-1], size)
	if len(whole.lines) != 1 && len(texts) > 1 {
		if b := c.titleAt(texts[0], size); b.lines != nil {
			return b
		}
	}
	return whole
}

// titleAt sets a title at a size; it has no lines where it cannot stand at it.
func (c *composer) titleAt(text string, size sp.Len) block {
	p := c.paragraph(theme.Title, text, size, para.Start)
	b := block{style: theme.Title, size: size, leading: size * 9 / 8}
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
	size := max(c.w/32, min(title*45/100, c.w/24))
	sub := c.block(theme.Subtitle, doc.OneLine(text), size, title/4, para.Start)
	if len(sub.lines) > 4 {
		sub = c.block(theme.Subtitle, doc.OneLine(text), c.w/38, title/4, para.Start)
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

// marks are where titles fall into halves, the strongest first. Those that
// close the first half stay with it, the others open the second.
var marks = []struct {
	text  string
	close bool
}{
	{": ", true}, {"：", true}, {" – ", false}, {" — ", false}, {"——", false}, {" | ", false}, {"｜", false},
	{"，", true}, {"、", true}, {"！", true}, {"？", true}, {"・", true}, {"·", true},
}

// part breaks a title between its halves; it gives "" where it has none, or
// where its author has set breaks.
func part(title string) string {
	const most = 80 // bytes; longer ones have lines enough to fall as they may
	if strings.Contains(title, "\n") || len(title) > most {
		return ""
	}
	for _, m := range marks {
		head, tail, ok := strings.Cut(title, m.text)
		if !ok || min(len(head), len(tail)) < 6 {
			continue
		}
		if m.close {
			return head + strings.TrimSpace(m.text) + "\n" + strings.TrimSpace(tail)
		}
		return head + "\n" + strings.TrimLeft(m.text, " ") + tail
	}
	return partHan([]rune(title))
}

// partHan breaks a title of Han characters at a space, else behind the particle
// nearest to its middle that makes what stands before it an attribute: 的 in
// Chinese, の in Japanese. Within a word, such as 目的, it is none.
func partHan(title []rune) string {
	const least = 3 // characters of each half
	at := 0
	for i := least; i+least <= len(title); i++ {
		switch last := title[i-1]; {
		case last == ' ' && unicode.Is(unicode.Han, title[i-2]) && unicode.Is(unicode.Han, title[i]):
			return string(title[:i-1]) + "\n" + string(title[i:])
		case last != '的' && last != 'の', title[i-2] == '目', title[i] == '確', title[i] == '确', title[i] == '士':
		case at == 0 || max(i, len(title)-i) < max(at, len(title)-at):
			at = i
		}
	}
	if at == 0 {
		return ""
	}
	return string(title[:at]) + "\n" + string(title[at:])
}
