package transform

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// Small headings rank below the six of Markdown and among themselves, so that
// they nest as authors use them: bold italics over bold over italics over a
// number, and one within it, over a bullet.
const (
	rankBoldItalic = 7 + iota
	rankBold
	rankItalic
	rankNumber
	rankBullet = rankNumber + 2
)

// boldHeadings takes a line all in bold, or a short one all in italics, that
// stands before text for a small heading. In a post without headings of its
// own these are its headings.
func (r *run) boldHeadings() {
	blocks := r.doc.Blocks
	own := !slices.ContainsFunc(blocks, isHeading)
	kinds := make([]voice, len(blocks))
	count := [boldItalic + 1]int{}
	for i, b := range blocks {
		kinds[i] = headLine(blocks, i)
		if (kinds[i] == italic || i == 0) && r.isByline(paragraphText(b)) {
			kinds[i] = plain
		}
		count[kinds[i]]++
	}
	lone := count[italic]+count[bold]+count[boldItalic] == 1
	for i, v := range kinds {
		if v == italic && count[italic] == 1 && !own || v != plain && lone && isAside(blocks[i], v) {
			continue // the only line of its kind
		}
		if v != plain {
			blocks[i] = r.smallHeading(paragraph(blocks[i]), v, own)
		}
	}
}

// isAside tells what may be no heading when it is the only line of its kind:
// italics, or a bold sentence.
func isAside(b doc.Block, v voice) bool {
	return v == italic || endsSentence(paragraphText(b))
}

func (r *run) smallHeading(p *doc.Paragraph, v voice, own bool) *doc.Section {
	in, _ := voiceOf(p.Inlines)
	r.guess(p, "%q taken as a heading", snippet(doc.PlainText(in)))
	s := &doc.Section{Attr: p.Attr, Level: rankBoldItalic, Title: mergeTexts(in), RunIn: !own}
	if !own {
		s.Level = map[voice]int{boldItalic: rankBoldItalic, bold: rankBold, italic: rankItalic}[v]
	}
	return s
}

// headLine tells the voice of blocks[i] if it can be a heading, else plain.
func headLine(blocks []doc.Block, i int) voice {
	p := paragraph(blocks[i])
	if p == nil || !textFollows(blocks, i) {
		return plain
	}
	in, v := voiceOf(p.Inlines)
	if v == plain || !soleLine(in) || onlyCode(in) {
		return plain
	}
	if sameVoice(at(blocks, i+1), v) || sameVoice(at(blocks, i-1), v) {
		return plain // a run of such lines heads nothing
	}
	text := doc.PlainText(in)
	if v == italic && !isItalicHead(text, blocks, i) || v != italic && !isBoldHead(text) {
		return plain
	}
	return v
}

func sameVoice(b doc.Block, v voice) bool {
	p := paragraph(b)
	if p == nil {
		return false
	}
	_, w := voiceOf(p.Inlines)
	return w == v
}

// soleLine tells inlines on one line of the source, without a picture, that are
// not all one link.
func soleLine(ns []doc.Inline) bool {
	for i, n := range ns {
		if _, ok := n.(*doc.Image); ok || i > 0 && startsLine(ns, i) {
			return false
		}
	}
	_, link := sole(ns).(*doc.Link)
	return !link
}

func textFollows(blocks []doc.Block, i int) bool {
	switch b := at(blocks, i+1).(type) {
	case nil, *doc.Section, *doc.SceneBreak, *doc.CodeBlock, *doc.MathBlock:
		return false // over a listing it is the listing's name
	case *doc.Div:
		return b.Role != doc.RoleColophon
	}
	return true
}

func isBoldHead(s string) bool {
	return utf8.RuneCountInString(s) <= 160 && wordCount(s) <= 28 && !strings.ContainsRune(":：,，;；、", lastRune(s)) && !isSourceLine(s)
}

func isItalicHead(s string, blocks []doc.Block, i int) bool {
	first := firstRune(s)
	if unicode.IsLower(first) || utf8.RuneCountInString(s) > 110 || wordCount(s) > 16 || isSourceLine(s) {
		return false
	}
	if endsSentence(s) && !strings.ContainsRune("?？", lastRune(s)) || strings.ContainsRune(":：,，;；、”」", lastRune(s)) {
		return false
	}
	return !leadsIn(at(blocks, i-1))
}

// leadsIn tells a paragraph that ends in a colon or comma.
func leadsIn(b doc.Block) bool {
	p := paragraph(b)
	return p != nil && strings.ContainsRune(":：,，", lastRune(doc.PlainText(p.Inlines)))
}

// runIns takes a list of one short item before text for a small heading. After
// an unfinished sentence it is a list, and so it is when it ends like one itself
// or holds links or code.
func (r *run) runIns() {
	blocks := r.doc.Blocks
	for i, b := range blocks {
		title := runInTitle(blocks, i)
		if title == nil {
			continue
		}
		r.guess(b, "%q taken as a heading", snippet(doc.PlainText(title)))
		blocks[i] = &doc.Section{Attr: *b.Common(), Level: rankBullet, Title: title, RunIn: true}
	}
}

func runInTitle(blocks []doc.Block, i int) []doc.Inline {
	l, ok := blocks[i].(*doc.List)
	if !ok || l.Ordered || len(l.Items) != 1 || len(l.Items[0].Blocks) != 1 || l.Items[0].Task != doc.NoTask {
		return nil
	}
	p := paragraph(l.Items[0].Blocks[0])
	if p == nil || !canBeHeaded(at(blocks, i+1)) || !soleLine(p.Inlines) || hasLink(p.Inlines) {
		return nil
	}
	s := doc.PlainText(p.Inlines)
	if unicode.IsLower(firstRune(s)) || wordCount(s) > 20 || utf8.RuneCountInString(s) > 120 {
		return nil
	}
	if endsSentence(s) && !strings.ContainsRune("?？", lastRune(s)) || strings.ContainsRune(":：,，;；、", lastRune(s)) {
		return nil
	}
	if isMeasure(s) {
		return nil
	}
	if before := paragraph(at(blocks, i-1)); before != nil && !endsSentence(doc.PlainText(before.Inlines)) {
		return nil
	}
	return p.Inlines
}

// isMeasure tells "Height: 900 m", which heads nothing.
func isMeasure(s string) bool {
	i := strings.IndexAny(s, ":：")
	return i >= 0 && unicode.IsDigit(firstRune(strings.TrimLeft(s[i:], ":： $€£¥~")))
}

// canBeHeaded tells whether a small heading may stand right before a block.
func canBeHeaded(b doc.Block) bool {
	switch b.(type) {
	case *doc.Table, *doc.Figure:
		return true
	}
	return paragraph(b) != nil
}

// hasLink tells whether a link or code is among inlines.
func hasLink(ns []doc.Inline) bool {
	for _, n := range ns {
		switch n.(type) {
		case *doc.Link, *doc.Code:
			return true
		}
	}
	return false
}
