package layout

import (
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// The fine print at a Chinese post's end stands apart from the text, whose
// paragraphs no space parts.
func TestColophonStandsApart(t *testing.T) {
	fine := &doc.Div{Role: doc.RoleColophon, Blocks: paragraphs("1234567")}
	d := &doc.Document{Meta: doc.Meta{Title: "河", Language: "zh-Hant"}, Blocks: append(paragraphs("老河改道。", "渡口無人。"), fine)}
	var at []sp.Len
	for _, p := range layOut(t, newBook(d, "briefing")).Frames.Pages {
		for _, it := range p.Items {
			if r, ok := it.(*frame.GlyphRun); ok && (r.Text == "老河改道。" || r.Text == "渡口無人。" || r.Text == "1234567") {
				at = append(at, r.Y)
			}
		}
	}
	if len(at) != 3 {
		t.Fatalf("%d of 3 lines", len(at))
	}
	if text, fine := at[1]-at[0], at[2]-at[1]; fine*2 < text*3 {
		t.Errorf("the colophon is %v points below the text, whose lines are %v apart", fine.Points(), text.Points())
	}
}
