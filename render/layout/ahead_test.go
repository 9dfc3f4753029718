package layout

import (
	"fmt"
	"slices"
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
	f.join(c, 0)
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
	f.join(c, 0)
	t.Error("no panic")
}

// Whatever is set ahead, the column becomes what it would be without.
func TestAheadChangesNothing(t *testing.T) {
	for seed := range uint64(10) {
		here, ahead := columnOf(t, seed, false), columnOf(t, seed, true)
		if len(here) < 20 || !slices.Equal(here, ahead) {
			for i := range min(len(here), len(ahead)) {
				if here[i] != ahead[i] {
					t.Fatalf("document %d: slug %d is\n%s ahead, and\n%s without", seed, i, ahead[i], here[i])
				}
			}
			t.Fatalf("document %d: %d slugs ahead, %d without", seed, len(ahead), len(here))
		}
	}
}

// columnOf gives the slugs of a random document as text.
func columnOf(t *testing.T, seed uint64, running bool) []string {
	f := newTestFlow(t)
	c := &column{width: f.sheet.measure}
	at := f.body()
	at.running = running
	f.blocks(c, at, newAuthor(seed).document().Blocks)
	f.join(c, 0)
	var slugs []string
	for _, s := range c.slugs {
		said := fmt.Sprintf("%T", s.content)
		if l := lineOf(&s); l != nil {
			for _, p := range l.block.result.Lines[l.line].Pieces {
				said += " " + p.Text
			}
		}
		s.content, s.marks = nil, nil
		slugs = append(slugs, fmt.Sprintf("%+v %s", s, said))
	}
	return slugs
}
