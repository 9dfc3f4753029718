package layout

import (
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
)

// Every ID a link leads to is a place in the document, also those of what has
// no text of its own.
func TestAnchors(t *testing.T) {
	link := func(id string) doc.Inline { return &doc.Link{URL: "#" + id, Inlines: words(id)} }
	empty := func(id string) doc.Inline { return &doc.Span{ID: id} }
	d := &doc.Document{Meta: doc.Meta{Language: "en"}, Blocks: []doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{link("two"), link("inner"), link("alone"), link("cell"), link("fn"), link("end"), link("none")}},
		&doc.Paragraph{Inlines: []doc.Inline{empty("one"), empty("two"), &doc.Text{Text: "After two anchors."}}},
		&doc.Paragraph{Attr: doc.Attr{ID: "bare"}, Inlines: []doc.Inline{empty("alone")}},
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Span{ID: "inner", Inlines: words("A span.")},
			&doc.Note{ID: "fn", Blocks: paragraphs("A note.")}}},
		&doc.Table{Body: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{
			&doc.Paragraph{Attr: doc.Attr{ID: "cell"}, Inlines: words("A cell.")}}}}}}},
		&doc.Div{Attr: doc.Attr{ID: "end"}},
	}}
	laid := layOut(t, newBook(d, ""))
	links := 0
	for _, p := range laid.Frames.Pages {
		for _, it := range p.Items {
			l, ok := it.(*frame.Link)
			if !ok {
				continue
			}
			links++
			if _, ok := laid.Frames.Anchors[l.Name]; !ok {
				t.Errorf("the link to %q leads nowhere", l.Name)
			}
		}
	}
	if links < 7 {
		t.Errorf("%d links, want those of the text and of the note", links)
	}
	for _, id := range []string{"one", "bare"} {
		if _, ok := laid.Frames.Anchors[id]; !ok {
			t.Errorf("nothing is at %q", id)
		}
	}
	if len(laid.Diagnostics) != 1 || laid.Diagnostics[0].Code != "link-dangling" {
		t.Errorf("diagnostics are %v, want one of the dangling link", laid.Diagnostics)
	}
}
