package layout

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
)

// A listing comes out whole, whatever its colours and however long its lines.
func TestListing(t *testing.T) {
	text := "package p // " + strings.Repeat("a long comment, ", 20) + "\n\n\tif x == \"日本語\" {\n\t\treturn\n\t}\n" + strings.Repeat("x", 300)
	b := newBook(&doc.Document{Meta: doc.Meta{Language: "en"}, Blocks: []doc.Block{&doc.CodeBlock{Language: "go", Text: text}}}, "briefing")
	laid := layOut(t, b)
	var got strings.Builder
	colors := map[frame.Color]bool{}
	for _, p := range laid.Frames.Pages {
		for _, it := range p.Items {
			if r, ok := it.(*frame.GlyphRun); ok && laid.Frames.Elements[r.Elem].Tag == "Code" {
				got.WriteString(runText(r))
				colors[r.Color] = true
			}
		}
	}
	bare := func(s string) string { return strings.NewReplacer("\n", "", "\t", "", " ", "").Replace(s) }
	if bare(got.String()) != bare(text) {
		t.Errorf("got  %q\nwant %q", bare(got.String()), bare(text))
	}
	if len(colors) != 3 {
		t.Errorf("%d colours, want those of code, comments and strings", len(colors))
	}
}

// A listing's title stands above it, on its page, as a paragraph of its own.
func TestListingTitle(t *testing.T) {
	for lines := range 60 {
		b := newBook(&doc.Document{Meta: doc.Meta{Language: "en"}, Blocks: []doc.Block{
			&doc.CodeBlock{Text: strings.Repeat("x\n", lines) + "x"}, &doc.CodeBlock{Title: "leaf.go", Text: "package leaf\n\nvar x = 1"},
		}}, "briefing")
		laid := layOut(t, b)
		title, code := pageOf(laid, "leaf.go"), pageOf(laid, "package leaf")
		if title < 0 || title != code {
			t.Fatalf("after %d lines the title is on page %d, its listing on page %d", lines+1, title, code)
		}
	}
}

// pageOf gives the page that a run with a text is on, -1 for none; it is no part
// of a listing's if the text is a title.
func pageOf(laid *render.Laid, text string) int {
	for i, p := range laid.Frames.Pages {
		for _, it := range p.Items {
			if r, ok := it.(*frame.GlyphRun); ok && strings.Contains(r.Text, text) && (laid.Frames.Elements[r.Elem].Tag == "P") == (text == "leaf.go") {
				return i
			}
		}
	}
	return -1
}

func TestExpandTabs(t *testing.T) {
	if got, want := expandTabs("\ta\tb\n\tc"), "    a   b\n    c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCut(t *testing.T) {
	k := &cutter{measure: 100, hang: 20, narrow: 10, wide: 15}
	for text, want := range map[string]string{
		"":                   "",
		"0123456789":         "0123456789",
		"0123456789a":        "0123456789|a",
		"0123456 89abcdefgh": "0123456 |89abcdef|gh",
		"日本語日本語日本語":          "日本語日本語|日本語",
	} {
		if got := strings.Join(k.cut(text), "|"); got != want {
			t.Errorf("%q is cut %q, want %q", text, got, want)
		}
	}
}
