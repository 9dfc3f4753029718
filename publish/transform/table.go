package transform

import (
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// longestTableNote is the most characters of a paragraph beside a table that
// belongs to it.
const longestTableNote = 700

// tableNotes gives a table the italics right before it as its caption and
// those right after it, or a line that says "Source:", as its note. "Table 3"
// before it needs no italics.
func (r *run) tableNotes() {
	r.doc.Blocks = doc.Rewrite{Blocks: r.noteTables}.BlockList(r.doc.Blocks)
}

func (r *run) noteTables(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for _, b := range blocks {
		if t, ok := b.(*doc.Table); ok && len(t.Caption) == 0 {
			if p := paragraph(at(out, len(out)-1)); p != nil && isTableCaption(p) {
				t.Caption, _ = voiceOf(unmarked(p.Inlines))
				r.guess(p, "%q taken as the caption of the table below", snippet(doc.PlainText(t.Caption)))
				out = out[:len(out)-1]
			}
		}
		if t, ok := at(out, len(out)-1).(*doc.Table); ok && len(t.Note) == 0 {
			if p := paragraph(b); p != nil && isTableNote(p) {
				t.Note = unmarked(p.Inlines)
				r.guess(p, "%q taken as the note of the table above", snippet(doc.PlainText(t.Note)))
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func isTableCaption(p *doc.Paragraph) bool {
	s := doc.PlainText(p.Inlines)
	if utf8.RuneCountInString(s) > longestTableNote {
		return false
	}
	return isItalic(p) || hasMark(p.Inlines) || countsFigure(s) && utf8.RuneCountInString(s) <= 200
}

func isTableNote(p *doc.Paragraph) bool {
	s := doc.PlainText(p.Inlines)
	return utf8.RuneCountInString(s) <= longestTableNote && (isItalic(p) || hasMark(p.Inlines) || isSourceLine(s))
}
