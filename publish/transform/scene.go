package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// sceneBreaks takes an empty "-" item, "*", "＊＊＊" or "……" on a line of its
// own for a break.
func (r *run) sceneBreaks() {
	r.doc.Blocks = r.breakScenes(r.doc.Blocks)
}

func (r *run) breakScenes(blocks []doc.Block) []doc.Block {
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.List:
			if len(b.Items) == 1 && len(b.Items[0].Blocks) == 0 {
				r.guess(b, "empty list item taken as a scene break")
				blocks[i] = &doc.SceneBreak{Attr: b.Attr}
			}
		case *doc.Paragraph:
			if t, ok := sole(b.Inlines).(*doc.Text); ok && isOrnament(t.Text) {
				r.guess(b, "%q taken as a scene break", t.Text)
				blocks[i] = &doc.SceneBreak{Attr: b.Attr}
			}
		}
	}
	return blocks
}

// isOrnament tells a line of nothing but ornaments.
func isOrnament(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 48 || s == "." || s == "·" {
		return false
	}
	return strings.Trim(s, "*＊⁂※✻✽❦§◆◇●○■□★☆…‧·•~～—–- \u00a0\u3000") == ""
}
