package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/sp"
)

func newTestFlow(t *testing.T) *flow {
	t.Helper()
	f, err := newFlow(t.Context(), engine(), newBook(&doc.Document{Meta: doc.Meta{Language: "en"}}, "briefing"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The lines come in the order of the text, and what was hung on a paragraph
// before it was set is on its first line.
func TestAheadKeepsPlaces(t *testing.T) {
	f := newTestFlow(t)
	c := &column{width: f.sheet.measure}
	at := f.body()
	for i := range 200 {
		at.running = i%3 != 0
		c.anchor(fmt.Sprint("p", i))
		c.gap(sp.Len(i) * sp.Pt)
		text := strings.Repeat(fmt.Sprint("word", i, " "), 1+i%40)
		f.paragraph(c, at, at.lang, &doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: text}}})
	}
	f.join(c)
	i, last := -1, 0
	for _, s := range c.slugs {
		line := s.content.(*textLine)
		if line.line == 0 {
			i++
			if s.marks == nil || s.marks.anchors[0] != fmt.Sprint("p", i) || s.space < sp.Len(i)*sp.Pt {
				t.Fatalf("paragraph %d begins with %+v", i, s)
			}
			last = 0
		} else if line.line != last+1 || s.marks != nil || s.space != 0 {
			t.Fatalf("paragraph %d: line %d follows line %d: %+v", i, line.line, last, s)
		}
		last = line.line
		if text := line.block.result.Lines[line.line].Pieces[0].Text; !strings.HasPrefix(text, fmt.Sprint("word", i, " ")) {
			t.Fatalf("paragraph %d has the line %q", i, text)
		}
	}
	if i != 199 {
		t.Errorf("%d paragraphs, not 200", i+1)
	}
}

// A panic beside the flow is one of the flow, where a program can catch it.
func TestAheadFault(t *testing.T) {
	f := newTestFlow(t)
	f.setter = nil
	c := &column{width: f.sheet.measure}
	at := f.body()
	at.running = true
	f.paragraph(c, at, at.lang, &doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "text"}}})
	defer func() {
		if r := recover(); !strings.Contains(fmt.Sprint(r), "nil pointer") {
			t.Errorf("recovered %v", r)
		}
	}()
	f.join(c)
	t.Error("no panic")
}
