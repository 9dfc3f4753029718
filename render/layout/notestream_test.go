package layout

import (
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/sp"
)

// TestNotesLeaveRoomToText asks for pages behind the last note: it is the text
// that must fit there.
func TestNotesLeaveRoomToText(t *testing.T) {
	c := &column{slugs: []slug{{height: 10 * sp.Pt}, {height: 10 * sp.Pt}}}
	ns := newNoteStream(c, []int{0}, 5*sp.Pt, 300*sp.Pt)
	for _, c := range []struct {
		from, called, to int32
		room             sp.Len
		ok               bool
	}{
		{0, 0, 0, 0, true}, {0, 0, 0, -1, false}, // before any is called
		{0, 1, 2, 25 * sp.Pt, true}, {0, 1, 1, 24 * sp.Pt, false},
		{2, 1, 2, 0, true}, {2, 1, 2, -1, false}, // all are set
	} {
		if to, ok := ns.fit(c.from, c.called, c.room); to != c.to || ok != c.ok {
			t.Errorf("from %d, %d called, room %d: %d, %v", c.from, c.called, c.room, to, ok)
		}
	}
}

// TestPageIsWalkedOnce has no way from a page's top lead on where the page is
// full, in a post with a note too, or the time would grow with the square of
// its length.
func TestPageIsWalkedOnce(t *testing.T) {
	d, _ := essay(300)
	first := d.Blocks[0].(*doc.Paragraph)
	first.Inlines = append(first.Inlines, &doc.Note{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "A note."}}}}})
	f, err := newFlow(t.Context(), engine(), newBook(d, "briefing"))
	if err != nil {
		t.Fatal(err)
	}
	l := &laying{f: f}
	l.flow()
	l.paginate()
	longest := 0
	for id := range l.pager.nodes {
		w := walk{pg: l.pager, id: int32(id), from: l.pager.nodes[id], legal: -1, any: -1}
		w.begin()
		for w.step() {
		}
		longest = max(longest, int(w.k-w.from.at))
	}
	if lines := int(l.pager.height / l.pager.line); len(l.column.slugs) < 10*lines || longest > 2*lines {
		t.Errorf("%d slugs of %d were tried for a page of %d lines", longest, len(l.column.slugs), lines)
	}
}
