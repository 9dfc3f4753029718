package layout

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/theme"
)

// A few sentences before the text are displayed, pages of them are read.
func TestLongStandfirst(t *testing.T) {
	f, err := newFlow(t.Context(), engine(), newBook(small(), "briefing"))
	if err != nil {
		t.Fatal(err)
	}
	short, long := paragraphs("What trees are for."), paragraphs(strings.Repeat("What trees are for. ", 30), strings.Repeat("And what not. ", 60))
	if f.standfirstStyle(short) != f.style(theme.Standfirst) || f.standfirstStyle(long) != f.style(theme.Body) {
		t.Error("a short standfirst has its own style, and a long one the body's")
	}
}
