package doc_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
)

// TestRewriteGoesWhereWalkGoes counts the nodes both ways.
func TestRewriteGoesWhereWalkGoes(t *testing.T) {
	d := doc.Sample()
	walked := map[doc.Node]bool{}
	doc.Walk(d, func(n doc.Node) bool { walked[n] = true; return true })
	doc.WalkBlocks(d.Blocks, func(n doc.Node) bool {
		if f, ok := n.(*doc.Figure); ok {
			delete(walked, f.Images[0])
		}
		return true
	})
	doc.Rewrite{
		Blocks: func(bs []doc.Block) []doc.Block {
			for _, b := range bs {
				if !walked[b] {
					t.Errorf("Walk does not visit %T", b)
				}
				delete(walked, b)
			}
			return bs
		},
		Inlines: func(ns []doc.Inline) []doc.Inline {
			for _, n := range ns {
				if !walked[n] {
					t.Errorf("Walk does not visit %T", n)
				}
				delete(walked, n)
			}
			return ns
		},
	}.Document(d)
	for n := range walked {
		t.Errorf("Rewrite does not offer %T of %v", n, n.At())
	}
}

func TestMapBlocks(t *testing.T) {
	blocks := []doc.Block{
		&doc.Quote{Blocks: []doc.Block{&doc.SceneBreak{}, &doc.CodeBlock{Text: "a"}}},
		&doc.SceneBreak{},
	}
	var order []string
	got := doc.MapBlocks(blocks, func(b doc.Block) []doc.Block {
		switch b.(type) {
		case *doc.SceneBreak:
			order = append(order, "break")
			return nil
		case *doc.Quote:
			order = append(order, "quote")
			return []doc.Block{b, b}
		}
		order = append(order, "code")
		return []doc.Block{b}
	})
	if want := []string{"break", "code", "quote", "break"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if dump := doc.DumpBlocks(got); strings.Count(dump, "Quote") != 2 || strings.Contains(dump, "SceneBreak") {
		t.Errorf("tree is\n%s", dump)
	}
}

func TestMapInlines(t *testing.T) {
	blocks, inlines := doc.Samples()
	blocks = append(blocks, &doc.Paragraph{Inlines: inlines})
	doc.MapInlines(blocks, func(n doc.Inline) []doc.Inline {
		if x, ok := n.(*doc.Text); ok {
			return []doc.Inline{&doc.Strong{Inlines: []doc.Inline{x}}}
		}
		return []doc.Inline{n}
	})
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		if in, ok := n.(doc.Inline); ok && doc.Inner(in) != nil {
			for _, kid := range *doc.Inner(in) {
				if _, bare := kid.(*doc.Text); bare && !isStrong(n) {
					t.Errorf("bare text in %T", n)
				}
			}
		}
		return true
	})
}

func isStrong(n doc.Node) bool { _, ok := n.(*doc.Strong); return ok }
