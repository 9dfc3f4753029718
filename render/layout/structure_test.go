package layout

import (
	"slices"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
)

// A title in another language than the text's is read in its own.
func TestTitleLanguage(t *testing.T) {
	for _, m := range []doc.Meta{
		{Title: "Waves", Language: "fr", TitleLang: "en"},
		{Title: "Waves", Language: "en", TitleLang: "en"},
		{Title: "Waves", Language: "en"},
	} {
		want := ""
		if m.TitleLang != m.Language {
			want = m.TitleLang
		}
		laid := layOut(t, newBook(&doc.Document{Meta: m, Blocks: paragraphs("Text.")}, ""))
		i := slices.IndexFunc(laid.Frames.Elements, func(e frame.Element) bool { return e.Tag == "H1" })
		if i < 0 || laid.Frames.Elements[i].Lang != want {
			t.Errorf("%+v: want an H1 in %q among %+v", m, want, laid.Frames.Elements)
		}
	}
}

// The box of a task is drawn, and says whether it is done.
func TestTasksSay(t *testing.T) {
	list := &doc.List{Items: []doc.Item{
		{Task: doc.Open, Blocks: paragraphs("Sweep.")}, {Task: doc.Done, Blocks: paragraphs("Wash.")}, {Blocks: paragraphs("Rest.")},
	}}
	laid := layOut(t, newBook(&doc.Document{Blocks: []doc.Block{list}}, ""))
	var said []string
	for _, e := range laid.Frames.Elements {
		if e.Tag == "Lbl" {
			said = append(said, e.Actual)
		}
	}
	if want := []string{"☐", "☑", ""}; !slices.Equal(said, want) {
		t.Errorf("the markers say %q, want %q", said, want)
	}
}
