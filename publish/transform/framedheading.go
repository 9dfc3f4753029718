package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	fewestFramed  = 2 // framed headings make a habit
	deepestFramed = 3 // level of one; those below are labels
)

// framedHeadings makes sections of the quotations that hold only a heading
// which ranks over some heading of the text, where a post has more than one
// such: their authors frame the parts of a chapter. Deeper ones are labels. A
// framed heading ranks over the plain ones of its level, and the lines framed
// with it are of its title.
func (r *run) framedHeadings() {
	deepest, level, n := 0, 0, 0
	for i, b := range r.doc.Blocks {
		if s, ok := b.(*doc.Section); ok {
			deepest = max(deepest, s.Level)
		} else if l := framedLevel(r.doc.Blocks, i); l > 0 {
			level, n = max(level, l), n+1
		}
	}
	if n < fewestFramed || level >= deepest {
		return
	}
	for _, b := range r.doc.Blocks {
		if s, ok := b.(*doc.Section); ok && s.Level >= level {
			s.Level++
		}
	}
	for i, b := range r.doc.Blocks {
		if l := framedLevel(r.doc.Blocks, i); l > 0 {
			r.doc.Blocks[i] = r.unframed(b.(*doc.Quote), l)
		}
	}
}

// framedLevel gives the level of a quotation of nothing but headings before
// text, 0 for any other block and for what is somebody's words.
func framedLevel(blocks []doc.Block, i int) int {
	q, ok := blocks[i].(*doc.Quote)
	if !ok || len(q.Attribution) > 0 || leadingHeadings(q.Blocks) < max(1, len(q.Blocks)) || !textFollows(blocks, i) {
		return 0
	}
	level := 0
	for _, b := range q.Blocks {
		s := b.(*doc.Section)
		title := doc.PlainText(s.Title)
		if opensQuote(title) || strings.ContainsRune(".。,，", lastRune(title)) || utf8.RuneCountInString(title) > 120 {
			return 0
		}
		if level == 0 || s.Level < level {
			level = s.Level
		}
	}
	if level > deepestFramed {
		return 0
	}
	return level
}

func (r *run) unframed(q *doc.Quote, level int) *doc.Section {
	title, _ := joinedTitles(q.Blocks)
	r.guess(q, "%q taken as a heading", snippet(doc.PlainText(title)))
	return &doc.Section{Attr: doc.Attr{Pos: q.Pos, ID: q.Blocks[0].Common().ID}, Level: level, Title: title}
}
