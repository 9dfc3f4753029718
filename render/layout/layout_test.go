package layout

import (
	"context"
	"errors"
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

// newBook makes a book of a document in a theme.
func newBook(d *doc.Document, themeName string) *render.Book {
	th, err := theme.Named(themeName)
	if err != nil {
		panic(err)
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
		laid := layOut(t, newBook(d, name))
		if len(laid.Frames.Pages) == 0 {
			t.Fatalf("%s: no pages", name)
		}
		if dump := frame.Dump(laid.Frames); !strings.Contains(dump, "Note#") {
			t.Errorf("%s: the note is missing:\n%s", name, dump)
		}
	}
}

// A layout that is no longer wanted stops.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := engine().Lay(ctx, newBook(doc.Sample(), "")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestUnknownPaper(t *testing.T) {
	b := newBook(doc.Sample(), "")
	b.Options.Paper = "a3"
	if _, err := engine().Lay(context.Background(), b); err == nil || !strings.Contains(err.Error(), `"a3"`) {
		t.Errorf("got %v", err)
	}
}
