package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// callouts makes boxes of quotations that start with a heading. A heading in
// backticks that stands alone titles the display text after it. Where the body
// is one speech, in italics or quotation marks, the heading is who speaks.
func (r *run) callouts() {
	r.doc.Blocks = r.boxIn(r.doc.Blocks)
}

func (r *run) boxIn(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for _, b := range blocks {
		if c := openCallout(out); c != nil && r.absorbs(c, b) {
			continue
		}
		if q, ok := b.(*doc.Quote); ok {
			b = r.boxed(q)
			if b != q && r.headed(out, b) {
				continue
			}
		}
		out = append(out, b)
	}
	for i, b := range out {
		if c, ok := b.(*doc.Callout); ok && c.Kind == "" && len(c.Blocks) == 0 {
			line := &doc.Paragraph{Attr: doc.Attr{Pos: c.Pos}, Inlines: c.Title}
			out[i] = &doc.Div{Attr: c.Attr, Role: doc.RoleLabel, Blocks: []doc.Block{line}}
		}
	}
	return out
}

// openCallout gives the box at the end of out whose body may follow it.
func openCallout(out []doc.Block) *doc.Callout {
	if len(out) == 0 {
		return nil
	}
	c, ok := out[len(out)-1].(*doc.Callout)
	if !ok || c.Kind != "" {
		return nil
	}
	return c
}

// absorbs puts b into the box when it belongs there: display text into one
// that has only a title, then a line about its source.
func (r *run) absorbs(c *doc.Callout, b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Div:
		if b.Role == doc.RoleDisplay && len(c.Blocks) == 0 {
			c.Blocks = b.Blocks
			return true
		}
	case *doc.Paragraph:
		if len(c.Blocks) > 0 && hasMark(b.Inlines) {
			b.Inlines = unmarked(b.Inlines)
			c.Blocks = append(c.Blocks, b)
			return true
		}
	}
	return false
}

// boxed gives what a quotation is: itself when no heading starts it.
func (r *run) boxed(q *doc.Quote) doc.Block {
	n := leadingHeadings(q.Blocks)
	if n == 0 || n == len(q.Blocks) && !allInCode(q.Blocks) {
		return q
	}
	title, code := joinedTitles(q.Blocks[:n])
	body := q.Blocks[n:]
	if !code && isSpeech(body) && len(q.Attribution) == 0 {
		r.guess(q, "%q taken as who speaks", snippet(doc.PlainText(title)))
		for _, b := range body {
			if p := paragraph(b); p != nil {
				p.Inlines, _ = voiceOf(p.Inlines)
			}
		}
		return &doc.Quote{Attr: q.Attr, Blocks: body, Attribution: title}
	}
	r.guess(q, "%q taken as the title of a box", snippet(doc.PlainText(title)))
	if len(q.Attribution) > 0 {
		body = []doc.Block{&doc.Quote{Attr: doc.Attr{Pos: q.Pos}, Blocks: body, Attribution: q.Attribution}}
	}
	return &doc.Callout{Attr: q.Attr, Title: title, Blocks: body}
}

// longestHeadline is the most characters of a line that titles a speech.
const longestHeadline = 60

// headed makes a box of a speech and the quotation before it that holds only
// its headline: one short line that is no sentence.
func (r *run) headed(out []doc.Block, speech doc.Block) bool {
	line, ok := at(out, len(out)-1).(*doc.Quote)
	if q, named := speech.(*doc.Quote); !ok || !named || len(q.Attribution) == 0 || len(line.Attribution) > 0 || len(line.Blocks) != 1 {
		return false
	}
	p := paragraph(line.Blocks[0])
	if p == nil || !soleLine(p.Inlines) {
		return false
	}
	s := doc.PlainText(p.Inlines)
	if opensQuote(s) || endsSentence(s) || leadsIn(p) || utf8.RuneCountInString(s) > longestHeadline {
		return false
	}
	r.guess(p, "%q taken as the headline of the speech below", snippet(s))
	out[len(out)-1] = &doc.Callout{Attr: line.Attr, Title: p.Inlines, Blocks: []doc.Block{speech}}
	return true
}

func leadingHeadings(blocks []doc.Block) int {
	for i, b := range blocks {
		if _, ok := b.(*doc.Section); !ok {
			return i
		}
	}
	return len(blocks)
}

func allInCode(headings []doc.Block) bool {
	for _, b := range headings {
		if !onlyCode(b.(*doc.Section).Title) {
			return false
		}
	}
	return len(headings) > 0
}

// joinedTitles gives the titles of headings as one, a line each, and whether
// they stood in backticks.
func joinedTitles(headings []doc.Block) (title []doc.Inline, code bool) {
	code = allInCode(headings)
	for i, b := range headings {
		s := b.(*doc.Section)
		if i > 0 {
			title = append(title, &doc.LineBreak{Pos: s.Pos})
		}
		if code {
			s.Title = mergeTexts(bare(s.Title))
		}
		title = append(title, s.Title...)
	}
	return title, code
}

// isSpeech tells paragraphs that are all italic, or that quotation marks hold.
func isSpeech(blocks []doc.Block) bool {
	all := ""
	slanted := true
	for _, b := range blocks {
		p := paragraph(b)
		if p == nil {
			return false
		}
		_, v := voiceOf(p.Inlines)
		slanted = slanted && v == italic
		all += doc.PlainText(p.Inlines)
		if len(all) > 4096 {
			return false
		}
	}
	return slanted || isQuoted(all)
}

// isSourceLine tells "Source: …", "NOTE: …" and their like.
func isSourceLine(s string) bool {
	label, _, ok := cutLabel(strings.TrimLeft(s, "(（[【"))
	if !ok {
		return false
	}
	switch strings.ToLower(label) {
	case "source", "sources", "photo", "photos", "credit", "image", "images", "data", "chart", "graphic", "photography", "illustration",
		"來源", "来源", "資料來源", "资料来源", "數據來源", "数据来源", "圖片來源", "图片来源", "圖", "图", "圖片", "图片", "图源", "圖源", "攝影", "摄影":
		return true
	}
	return isNoteLabel(label)
}

func isNoteLabel(label string) bool {
	switch strings.ToLower(label) {
	case "note", "notes", "註", "注":
		return true
	}
	return false
}

// cutLabel splits "Label: rest".
func cutLabel(s string) (label, rest string, ok bool) {
	i := strings.IndexAny(s, ":：")
	if i < 0 || i > 24 {
		return "", "", false
	}
	return strings.TrimSpace(s[:i]), s[i:], true
}
