package layout

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/theme"
)

var engine = sync.OnceValue(func() *Engine {
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		panic(err)
	}
	return New(set)
})

// bookOf makes a book of a document in the theme's first look.
func bookOf(t testing.TB, d *doc.Document, themeName string) *render.Book {
	t.Helper()
	th, err := theme.Named(themeName)
	if err != nil {
		t.Fatal(err)
	}
	return &render.Book{Doc: d, Theme: th, Assets: map[string]*render.Asset{}}
}

func layOut(t testing.TB, b *render.Book) *render.Laid {
	t.Helper()
	laid, err := engine().Lay(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	return laid
}

// Every node of the tree comes through the layout.
func TestSamples(t *testing.T) {
	for _, name := range theme.Names() {
		d := doc.Sample()
		laid := layOut(t, bookOf(t, d, name))
		if len(laid.Frames.Pages) == 0 {
			t.Fatalf("%s: no pages", name)
		}
		if dump := frame.Dump(laid.Frames); !strings.Contains(dump, "Note#") {
			t.Errorf("%s: the note is missing:\n%s", name, dump)
		}
	}
}
