package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// sceneBreaks takes an empty "-" item, "*", "＊＊＊" or "……" on a line of its
// own for a break. Dots after a colon leave out the beginning of what follows.
func (r *run) sceneBreaks() {
	out := make([]doc.Block, 0, len(r.doc.Blocks))
	for i, b := range r.doc.Blocks {
		switch b := b.(type) {
		case *doc.List:
			out = r.breakList(out, b)
			continue
		case *doc.Paragraph:
			if t, ok := sole(b.Inlines).(*doc.Text); ok && isOrnament(t.Text) && !(isDots(t.Text) && leadsIn(at(r.doc.Blocks, i-1))) {
				r.guess(b, "%q taken as a scene break", t.Text)
				out = append(out, &doc.SceneBreak{Attr: b.Attr})
				continue
			}
		}
		out = append(out, b)
	}
	r.doc.Blocks = out
}

// breakList takes an empty item at the end of a list, be it the only one, off
// as a break.
func (r *run) breakList(out []doc.Block, l *doc.List) []doc.Block {
	last := len(l.Items) - 1
	if last < 0 || len(l.Items[last].Blocks) > 0 || l.Items[last].Task != doc.NoTask {
		return append(out, l)
	}
	pos := l.Items[last].Pos
	r.report(r.step, doc.Info, pos, "empty list item taken as a scene break")
	if last > 0 {
		l.Items = l.Items[:last]
		out = append(out, l)
	}
	return append(out, &doc.SceneBreak{Attr: doc.Attr{Pos: pos}})
}

// looseBreaks drops the scene breaks that part nothing: before a heading, at
// either end, after another.
func (r *run) looseBreaks() {
	out := r.doc.Blocks[:0]
	for i, b := range r.doc.Blocks {
		if _, ok := b.(*doc.SceneBreak); ok {
			switch at(r.doc.Blocks, i+1).(type) {
			case nil, *doc.Section, *doc.SceneBreak:
				continue
			}
			if len(out) == 0 {
				continue
			}
		}
		out = append(out, b)
	}
	r.doc.Blocks = out
}

// isOrnament tells a line of nothing but ornaments.
func isOrnament(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 48 || s == "." || s == "·" {
		return false
	}
	return strings.Trim(s, "*＊⁂※✻✽❦§◆◇●○■□★☆…‧·•~～—–- \u00a0\u3000") == ""
}

// isDots tells a line of nothing but points of omission.
func isDots(s string) bool { return strings.Trim(s, "….‥ \u00a0\u3000") == "" }
