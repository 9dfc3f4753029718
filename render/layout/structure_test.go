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
