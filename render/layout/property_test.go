package layout

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// author writes random documents, the same from the same seed. Each word is
// unique, so that a test can say where it went.
type author struct {
	*rand.Rand
	words int
	ids   int
}

func newAuthor(seed uint64) *author { return &author{Rand: rand.New(rand.NewPCG(seed, 7))} }

func (a *author) text(words int) []doc.Inline {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		a.words++
		b.WriteString("w" + strconv.Itoa(a.words))
		b.WriteString(strings.Repeat("x", a.IntN(6)))
	}
	return []doc.Inline{&doc.Text{Text: b.String()}}
}

func (a *author) paragraph() *doc.Paragraph {
	p := &doc.Paragraph{Inlines: a.text(1 + a.IntN(120))}
	if a.IntN(6) == 0 {
		a.ids++
		note := []doc.Block{&doc.Paragraph{Inlines: a.text(1 + a.IntN(150))}}
		p.Inlines = append(p.Inlines, &doc.Note{ID: "n" + strconv.Itoa(a.ids), Blocks: note})
		p.Inlines = append(p.Inlines, &doc.Text{Text: " "})
		p.Inlines = append(p.Inlines, a.text(5)...)
	}
	return p
}

func (a *author) blocks(depth int) []doc.Block {
	var bs []doc.Block
	for range 1 + a.IntN(3) {
		bs = append(bs, a.block(depth))
	}
	return bs
}

func (a *author) block(depth int) doc.Block {
	if depth > 2 {
		return a.paragraph()
	}
	switch a.IntN(12) {
	case 0:
		return &doc.Quote{Blocks: a.blocks(depth + 1), Attribution: a.text(2)}
	case 1:
		return &doc.List{Ordered: a.IntN(2) == 0, Tight: true, Items: []doc.Item{{Blocks: a.blocks(depth + 1)}, {Blocks: a.blocks(depth + 1)}}}
	case 2:
		return &doc.Callout{Title: a.text(3), Blocks: a.blocks(depth + 1)}
	case 3:
		return a.table()
	case 4:
		return &doc.Figure{Images: []*doc.Image{{URL: "x.png", Width: 100 + a.IntN(600), Alt: "x"}}, Caption: a.text(8)}
	case 5:
		return &doc.PullQuote{Blocks: []doc.Block{&doc.Paragraph{Inlines: a.text(9)}}}
	case 6:
		return &doc.Verse{Lines: [][]doc.Inline{a.text(4), a.text(5), nil, a.text(3)}}
	}
	return a.paragraph()
}

func (a *author) table() *doc.Table {
	t := &doc.Table{Head: []doc.Row{{Cells: []doc.Cell{a.cell(1), a.cell(2), a.cell(1)}}}}
	for range 1 + a.IntN(20) {
		t.Body = append(t.Body, doc.Row{Cells: []doc.Cell{a.cell(1 + a.IntN(20)), a.cell(2), a.cell(1 + a.IntN(60))}})
	}
	return t
}

func (a *author) cell(words int) doc.Cell {
	return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Inlines: a.text(words)}}}
}

func (a *author) section(level int) *doc.Section {
	a.ids++
	s := &doc.Section{Attr: doc.Attr{ID: "s" + strconv.Itoa(a.ids)}, Level: level, Title: a.text(1 + a.IntN(12)), RunIn: level > 2}
	for range a.IntN(6) {
		s.Blocks = append(s.Blocks, a.block(0))
	}
	if level < 4 {
		for range a.IntN(3) {
			s.Blocks = append(s.Blocks, a.section(level+1))
		}
	}
	return s
}

func (a *author) document() *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Title: "Random", Language: "en"}, Blocks: a.blocks(0)}
	for range 3 + a.IntN(2) {
		d.Blocks = append(d.Blocks, a.section(1))
	}
	return d
}

// laidBook is a random document and what came of it.
type laidBook struct {
	doc  *doc.Document
	laid *render.Laid
}

// laidBooks lays out documents of several seeds in several looks, once for all
// tests.
var laidBooks = sync.OnceValue(func() []laidBook {
	papers := []string{"a4", "a5", "6x9"}
	themes := []string{"briefing", "book", "plain"}
	var out []laidBook
	for seed := range uint64(9) {
		d := newAuthor(seed).document()
		b := newBook(d, themes[seed%3])
		b.Options.Paper = papers[seed/3%3]
		laid, err := engine().Lay(context.Background(), b)
		if err != nil {
			panic(err)
		}
		out = append(out, laidBook{d, laid})
	}
	return out
})

// random checks all of them.
func random(t *testing.T, check func(t *testing.T, d *doc.Document, laid *render.Laid)) {
	for i, b := range laidBooks() {
		t.Run(fmt.Sprint(i), func(t *testing.T) { check(t, b.doc, b.laid) })
	}
}

// runText gives the characters of a run, hyphens at breaks left out.
func runText(r *frame.GlyphRun) string {
	return strings.ReplaceAll(r.Text, "\u00ad", "")
}

// wordsOn gives the pages each word of the text stands on, from all that is no
// artifact.
func wordsOn(laid *render.Laid) map[string][]int {
	pages := map[string][]int{}
	var b strings.Builder
	for i, p := range laid.Frames.Pages {
		b.Reset()
		last := frame.Elem(-1)
		for _, it := range p.Items {
			r, ok := it.(*frame.GlyphRun)
			if !ok || r.Elem == frame.Artifact || laid.Frames.Elements[r.Elem].Tag == "Link" {
				continue
			}
			if r.Elem != last {
				b.WriteByte(' ')
			}
			last = r.Elem
			b.WriteString(runText(r) + "\x00")
		}
		for _, w := range strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == 0 }) {
			if strings.HasPrefix(w, "w") {
				pages[w] = append(pages[w], i)
			}
		}
	}
	return pages
}

func TestEveryWordIsPlacedOnce(t *testing.T) {
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		on := wordsOn(laid)
		n := 0
		for _, w := range strings.Fields(doc.FullText(d)) {
			if !strings.HasPrefix(w, "w") {
				continue
			}
			n++
			if len(on[w]) != 1 {
				t.Errorf("%s stands on pages %v, want one", w, on[w])
			}
		}
		if n < 100 {
			t.Errorf("the document has only %d words", n)
		}
	})
}

func TestNothingLiesOffItsPage(t *testing.T) {
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		for i, p := range laid.Frames.Pages {
			for _, it := range p.Items {
				x0, y0, x1, y1 := extentOf(it)
				if x0 < 0 || y0 < 0 || x1 > p.W || y1 > p.H {
					t.Errorf("page %d: item off the page: %s", i, frame.Dump(&frame.Document{
						Pages: []frame.Page{{W: p.W, H: p.H, Items: []frame.Item{it}}}, Elements: laid.Frames.Elements}))
					return
				}
			}
		}
	})
}

func TestNotesStandOnThePageOfTheirCall(t *testing.T) {
	notes := 0
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		calls := map[int]string{}
		for name, dest := range laid.Frames.Anchors {
			id, ok := strings.CutSuffix(name, "-call")
			if !ok {
				continue
			}
			notes++
			calls[dest.Page] = id
			if at := laid.Frames.Anchors[id]; at.Page != dest.Page {
				t.Errorf("note %s is called on page %d and stands on page %d", id, dest.Page+1, at.Page+1)
			} else if at.Y <= dest.Y {
				t.Errorf("note %s stands at %v, above its call at %v", id, at.Y.Points(), dest.Y.Points())
			}
		}
	})
	if notes < 50 {
		t.Errorf("only %d notes were tried", notes)
	}
}

// No line of a paragraph stands alone at a page's top or foot, and no heading
// at the foot.
func TestNoWidowsOrOrphans(t *testing.T) {
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		lines := map[frame.Elem]map[int]map[int64]bool{}
		for i, p := range laid.Frames.Pages {
			for _, it := range p.Items {
				r, ok := it.(*frame.GlyphRun)
				if !ok || laid.Frames.Elements[r.Elem].Tag != "P" || inTable(laid.Frames, r.Elem) {
					continue
				}
				if lines[r.Elem] == nil {
					lines[r.Elem] = map[int]map[int64]bool{}
				}
				if lines[r.Elem][i] == nil {
					lines[r.Elem][i] = map[int64]bool{}
				}
				lines[r.Elem][i][int64(r.Y)] = true
			}
		}
		for e, pages := range lines {
			for page, ys := range pages {
				if len(pages) > 1 && len(ys) < 2 && !inNote(laid.Frames, e) {
					t.Errorf("one line of P#%d stands alone on page %d", e, page+1)
				}
			}
		}
		for i, p := range laid.Frames.Pages {
			if i == len(laid.Frames.Pages)-1 {
				break // the text may end with a heading that has nothing under it
			}
			if last := lastText(p, laid.Frames); strings.HasPrefix(last, "H") {
				t.Errorf("page %d ends with a heading", i+1)
			}
		}
	})
}

func inTag(d *frame.Document, e frame.Elem, tag string) bool {
	for ; e != 0; e = d.Elements[e].Parent {
		if d.Elements[e].Tag == tag {
			return true
		}
	}
	return false
}

func inTable(d *frame.Document, e frame.Elem) bool { return inTag(d, e, "Table") }
func inNote(d *frame.Document, e frame.Elem) bool  { return inTag(d, e, "Note") }

// lastText gives the tag of the lowest text of a page but for notes.
func lastText(p frame.Page, d *frame.Document) string {
	tag := ""
	y := p.H * 0
	for _, it := range p.Items {
		if r, ok := it.(*frame.GlyphRun); ok && r.Elem != 0 && r.Y > y && !inNote(d, r.Elem) {
			tag, y = d.Elements[r.Elem].Tag, r.Y
		}
	}
	return tag
}

func TestContentsAgreeWithAnchors(t *testing.T) {
	listed := 0
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		numbers := map[frame.Elem]string{}
		names := map[frame.Elem]string{}
		for _, p := range laid.Frames.Pages {
			for _, it := range p.Items {
				switch it := it.(type) {
				case *frame.Link:
					names[it.Elem] = it.Name
				case *frame.GlyphRun:
					if tag := laid.Frames.Elements[it.Elem].Tag; tag == "Link" {
						numbers[it.Elem] = strings.TrimPrefix(runText(it), "\u00a0") // the number is painted last
					}
				}
			}
		}
		for e, name := range names {
			if !inTag(laid.Frames, e, "TOCI") {
				continue
			}
			listed++
			dest, ok := laid.Frames.Anchors[name]
			if !ok {
				t.Errorf("the entry of %s leads nowhere", name)
			} else if label := laid.Frames.Pages[dest.Page].Label; label != numbers[e] {
				t.Errorf("%s stands on page %s, the contents say %q", name, label, numbers[e])
			}
		}
	})
	if listed < 20 {
		t.Errorf("only %d entries were tried", listed)
	}
}

func TestStructure(t *testing.T) {
	parents := map[string]string{"LI": "L", "Lbl": "LI Note", "LBody": "LI", "TR": "THead TBody", "TH": "TR", "TD": "TR",
		"THead": "Table", "TBody": "Table", "TOCI": "TOC", "Caption": "Figure Table"}
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		level := 0
		for i, e := range laid.Frames.Elements {
			if i > 0 && int(e.Parent) >= i {
				t.Fatalf("element %d stands before its parent %d", i, e.Parent)
			}
			if want, ok := parents[e.Tag]; ok && !strings.Contains(want, laid.Frames.Elements[e.Parent].Tag) {
				t.Errorf("%s#%d is in a %s", e.Tag, i, laid.Frames.Elements[e.Parent].Tag)
			}
			if len(e.Tag) == 2 && e.Tag[0] == 'H' && e.Tag[1] >= '1' && e.Tag[1] <= '6' {
				if n := int(e.Tag[1] - '0'); n > level+1 {
					t.Errorf("heading %d follows heading %d", n, level)
				} else {
					level = n
				}
			}
		}
		for _, p := range laid.Frames.Pages {
			for _, it := range p.Items {
				if e := elemOf(it); int(e) >= len(laid.Frames.Elements) {
					t.Fatalf("an item has element %d of %d", e, len(laid.Frames.Elements))
				}
			}
		}
	})
}

func TestPageMap(t *testing.T) {
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		on := wordsOn(laid)
		for i, b := range laid.Map.Breaks {
			p, ok := b.Node.(*doc.Paragraph)
			if !ok {
				continue
			}
			text := []rune(doc.PlainText(p.Inlines))
			if b.Offset < 0 || b.Offset > len(text) {
				t.Fatalf("break %d: offset %d of %d", i, b.Offset, len(text))
			}
			rest := string(text[b.Offset:])
			word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
			pages := on[word]
			if strings.HasPrefix(word, "w") && b.Offset > 0 && (len(pages) != 1 || laid.Frames.Pages[pages[0]].Label != b.Label) {
				t.Errorf("page %s begins with %q, which stands on %v", b.Label, word, pages)
			}
		}
	})
}

// The same book is the same pages, whatever was laid out before and beside it.
func TestSameBytes(t *testing.T) {
	d := newAuthor(3).document()
	first := frame.Dump(layOut(t, newBook(d, "briefing")).Frames)
	layOut(t, newBook(newAuthor(4).document(), "book"))
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			laid, err := engine().Lay(context.Background(), newBook(d, "briefing"))
			if err != nil || frame.Dump(laid.Frames) != first {
				t.Errorf("the same book came out in two ways: %v", err)
			}
		})
	}
	wait.Wait()
}

// Lines of running text stand on the grid, so that facing pages agree.
func TestGrid(t *testing.T) {
	checked := 0
	random(t, func(t *testing.T, d *doc.Document, laid *render.Laid) {
		sheet := laid.Frames.Pages[0]
		grid, zero := gridOf(sheet.W), sp.Len(-1)
		for i, p := range laid.Frames.Pages {
			for _, r := range running(p, laid.Frames) {
				if zero < 0 {
					zero = r.Y % grid
				}
				if checked++; r.Y%grid != zero {
					t.Errorf("page %d: %q stands %v off the grid", i+1, runText(r), (r.Y%grid - zero).Points())
					return
				}
			}
		}
	})
	if checked < 1000 {
		t.Errorf("only %d lines were tried", checked)
	}
}

// running gives the runs of paragraphs at about the body's size, outside
// tables, notes and boxes.
func running(p frame.Page, d *frame.Document) []*frame.GlyphRun {
	var rs []*frame.GlyphRun
	for _, it := range p.Items {
		r, ok := it.(*frame.GlyphRun)
		if ok && r.Elem != 0 && d.Elements[r.Elem].Tag == "P" && !inTable(d, r.Elem) && !inNote(d, r.Elem) && !inTag(d, r.Elem, "Div") &&
			r.Size > gridOf(p.W)*5/4 && r.Size < gridOf(p.W)*3/2 {
			rs = append(rs, r)
		}
	}
	return rs
}

// gridOf gives half the body's leading on a page so wide.
func gridOf(w sp.Len) sp.Len {
	switch w {
	case sp.MM(210):
		return 8 * sp.Pt
	case sp.MM(148):
		return 7 * sp.Pt
	}
	return 29 * sp.Pt / 4
}
