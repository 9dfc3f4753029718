package layout

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
)

// vocabulary is words of all lengths, some of which may be hyphenated.
var vocabulary = strings.Fields(`a the of and to in it is was that for on are with as they be at one have this
from by hot but some what there we can out other were all your when up use word how said an each she which
their time will way about many then them would like so these her long make thing see him two has look more day
could go come did my sound no most number who over know water than call first people may down side been now find
however different consideration establishment development university interesting remarkable circumstances
understanding literature character together beginning question government important following possible`)

// essay is a post of so many paragraphs.
func essay(paragraphs int) (d *doc.Document, words int) {
	a := newAuthor(11)
	d = &doc.Document{Meta: doc.Meta{Title: "Essay", Language: "en"}}
	for range paragraphs {
		n := 30 + a.IntN(90)
		words += n
		text := make([]string, n)
		for i := range text {
			text[i] = vocabulary[a.IntN(len(vocabulary))]
		}
		d.Blocks = append(d.Blocks, &doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: strings.Join(text, " ")}}})
	}
	return d, words
}

// Somewhere among posts of growing length a last page of a few lines is saved by
// paragraphs set tighter; and no word is lost by it.
func TestTighten(t *testing.T) {
	saved := 0
	for n := 20; n < 60; n++ {
		d, words := essay(n)
		b := newBook(d, "briefing")
		f, err := newFlow(t.Context(), engine(), b)
		if err != nil {
			t.Fatal(err)
		}
		l := &laying{f: f}
		l.flow()
		before := len(l.column.slugs)
		l.paginate()
		if len(l.column.slugs) == before {
			continue
		}
		saved++
		var text strings.Builder
		for i := range l.column.slugs {
			line, ok := l.column.slugs[i].content.(*textLine)
			if !ok || line.block.node == nil {
				continue
			}
			for _, p := range line.block.result.Lines[line.line].Pieces {
				text.WriteString(p.Text)
			}
			if !line.block.result.Lines[line.line].Hyphenated {
				text.WriteByte(' ')
			}
		}
		if have := len(strings.Fields(text.String())); have != words {
			t.Errorf("%d paragraphs: %d words of %d are left", n, have, words)
		}
	}
	if saved == 0 {
		t.Error("no page was saved")
	}
}
