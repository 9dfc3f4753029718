package layout

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func words(s string) []doc.Inline { return []doc.Inline{&doc.Text{Text: s}} }

func paragraphs(texts ...string) []doc.Block {
	var bs []doc.Block
	for _, s := range texts {
		bs = append(bs, &doc.Paragraph{Inlines: words(s)})
	}
	return bs
}

// small is a post that shows how the parts of a page stand to each other.
func small() *doc.Document {
	note := &doc.Note{ID: "fn-1", Blocks: paragraphs("Below the text.")}
	called := &doc.Paragraph{Inlines: append(words("Roots hold"), note, &doc.Text{Text: " and leaves fall:"})}
	section := &doc.Section{Attr: doc.Attr{ID: "roots"}, Level: 1, Title: words("Roots"), Blocks: []doc.Block{
		called,
		&doc.Quote{Blocks: paragraphs("A root is a branch that turned back."), Attribution: words("R. Elm")},
		&doc.List{Ordered: true, Tight: true, Items: []doc.Item{{Blocks: paragraphs("Dig.")}, {Blocks: paragraphs("Look.")}}},
		&doc.Callout{Kind: "warning", Title: words("Mind"), Blocks: paragraphs("Roots are wet.")},
	}}
	return &doc.Document{
		Meta:   doc.Meta{Title: "On Trees", Authors: []doc.Author{{Name: "Ann Oak"}}, Language: "en", Source: "https://example.org/trees", Standfirst: paragraphs("What trees are for.")},
		Blocks: append(paragraphs("Trees stand."), section),
	}
}

func TestGolden(t *testing.T) {
	rtl := small()
	rtl.Meta.Language = "he"
	for name, b := range map[string]*render.Book{
		"briefing": newBook(small(), "briefing"),
		"book":     newBook(small(), "book"),
		"rtl":      newBook(rtl, "briefing"),
	} {
		t.Run(name, func(t *testing.T) {
			got := frame.Dump(layOut(t, b).Frames)
			file := filepath.Join("testdata", name+".frames")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; run with -update and read the difference. Got:\n%s", file, got)
			}
		})
	}
}

// linked is a post with two links to one place.
func linked() *doc.Document {
	link := func(s string) doc.Inline { return &doc.Link{URL: "https://example.org/oak", Inlines: words(s)} }
	p := &doc.Paragraph{Inlines: []doc.Inline{link("an oak"), &doc.Text{Text: " and "}, link("another")}}
	return &doc.Document{Meta: doc.Meta{Language: "en"}, Blocks: []doc.Block{p}}
}
