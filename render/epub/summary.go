package epub

import (
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render/xhtml"
)

// summary writes the accessibility summary in the book's language, or in
// English.
func (f *finisher) summary(w *xhtml.Writer) {
	words := f.xhtml.Words
	said := []string{words.AccessText}
	switch h := f.xhtml.Holds; {
	case h.Images == 0:
		said = append(said, words.AccessNoPictures)
	case h.Images == h.Described:
		said = append(said, words.AccessDescribed)
	default:
		said = append(said, words.AccessUndescribed)
	}
	if len(f.xhtml.Pages) > 0 {
		said = append(said, words.AccessPages)
	}
	attrs := ` property="schema:accessibilitySummary" xml:lang="` + words.Lang + `"`
	element(w, "meta", attrs, phrase.Sentences(said...))
}
