package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
)

func at(line int) doc.Attr { return doc.Attr{Pos: doc.Pos{File: "post.md", Line: line}} }

func para1(line int, s string) *doc.Paragraph {
	return &doc.Paragraph{Attr: at(line), Inlines: []doc.Inline{&doc.Text{Text: s}}}
}

func nested(depth int) doc.Block {
	var b doc.Block = para1(9, "in the deep")
	for i := range depth {
		switch i % 3 {
		case 0:
			b = &doc.Quote{Attr: at(9), Blocks: []doc.Block{b}}
		case 1:
			b = &doc.List{Attr: at(9), Items: []doc.Item{{Blocks: []doc.Block{b}}}}
		case 2:
			b = &doc.Callout{Attr: at(9), Blocks: []doc.Block{b}}
		}
	}
	return b
}

func wideTable(columns int) *doc.Table {
	row := func() doc.Row {
		var r doc.Row
		for i := range columns {
			r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{para1(9, fmt.Sprint("considerable ", i))}})
		}
		return r
	}
	return &doc.Table{Attr: at(9), Head: []doc.Row{row()}, Body: []doc.Row{row(), row()}}
}

func headings(n int) []doc.Block {
	var bs []doc.Block
	for i := range n {
		bs = append(bs, &doc.Section{Attr: doc.Attr{ID: fmt.Sprint("h", i)}, Level: 1, Title: []doc.Inline{&doc.Text{Text: fmt.Sprint("Heading ", i)}}})
	}
	return bs
}

func longRow() *doc.Table {
	cell := func(words int) doc.Cell {
		return doc.Cell{Blocks: []doc.Block{para1(9, strings.Repeat("word ", words))}}
	}
	return &doc.Table{Attr: at(9), Head: []doc.Row{{Cells: []doc.Cell{cell(1), cell(1)}}},
		Body: []doc.Row{{Cells: []doc.Cell{cell(2), cell(3000)}}, {Cells: []doc.Cell{cell(800), cell(1)}}}}
}

// What is too big for a page is laid out or reported, with its place.
func TestExtremes(t *testing.T) {
	tall := &doc.Figure{Attr: at(9), Images: []*doc.Image{{Pos: doc.Pos{File: "post.md", Line: 9}, URL: "tall.png", Alt: "A tower"}},
		Caption: []doc.Inline{&doc.Text{Text: "Tall."}}}
	notes := para1(9, "Long note")
	notes.Inlines = append(notes.Inlines, &doc.Note{ID: "long", Blocks: []doc.Block{para1(10, strings.Repeat("and so on ", 3000))}})
	for _, test := range []struct {
		name   string
		blocks []doc.Block
		want   string // code of a diagnostic, "" for none
		pages  int    // at least
	}{
		{"word", []doc.Block{para1(9, strings.Repeat("m", 400))}, "", 1},
		{"paragraph", []doc.Block{para1(9, strings.Repeat("lorem ipsum ", 500))}, "", 2},
		{"table of 40 columns", []doc.Block{wideTable(40)}, "table-wide", 1},
		{"endless spans", []doc.Block{&doc.Table{Attr: at(9), Body: []doc.Row{{Cells: []doc.Cell{{ColSpan: 1 << 40, RowSpan: 1 << 40}, {ColSpan: -1}}}}}}, "table-wide", 1},
		{"long row", []doc.Block{longRow()}, "", 5},
		{"headings", headings(10000), "", 300},
		{"levels", []doc.Block{&doc.Section{Level: -9, Title: words("Low")}, &doc.Section{Level: 1 << 30, Title: words("High")}}, "", 1},
		{"nesting", []doc.Block{nested(200)}, "nesting-deep", 1},
		{"tall picture", []doc.Block{tall}, "image-scaled", 1},
		{"code line", []doc.Block{&doc.CodeBlock{Attr: at(9), Text: strings.Repeat("0123456789", 10000)}}, "", 20},
		{"long note", []doc.Block{notes}, "", 5},
		{"many images", []doc.Block{&doc.Figure{Attr: at(9), Images: images(30)}}, "", 5},
		{"nothing", nil, "", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBook(&doc.Document{Meta: doc.Meta{Title: "Extremes", Language: "en"}, Blocks: test.blocks}, "briefing")
			b.Assets["tall.png"] = &render.Asset{Width: 500, Height: 50000, Print: &frame.Picture{Width: 500, Height: 50000}}
			laid := layOut(t, b)
			if len(laid.Frames.Pages) < test.pages {
				t.Errorf("%d pages, want %d", len(laid.Frames.Pages), test.pages)
			}
			codes := map[string]string{}
			for _, d := range laid.Diagnostics {
				codes[d.Code] = d.Pos.String()
			}
			if test.want != "" && codes[test.want] != "post.md:9" {
				t.Errorf("want a diagnostic %s at post.md:9, got %v", test.want, laid.Diagnostics)
			}
			if test.want == "" && len(laid.Diagnostics) > 0 {
				t.Errorf("unexpected: %v", laid.Diagnostics[:1])
			}
			onPage(t, laid)
		})
	}
}

func images(n int) []*doc.Image {
	var ms []*doc.Image
	for range n {
		ms = append(ms, &doc.Image{URL: "x.png", Alt: "x"})
	}
	return ms
}

// onPage checks that text and pictures end above the foot margin.
func onPage(t *testing.T, laid *render.Laid) {
	t.Helper()
	for i, p := range laid.Frames.Pages {
		for _, it := range p.Items {
			_, y0, _, y1 := extentOf(it)
			if y0 < 0 || y1 > p.H-p.H/30 {
				t.Errorf("page %d of %d: an item from %.1f to %.1f of %.1f", i+1, len(laid.Frames.Pages), y0.Points(), y1.Points(), p.H.Points())
				return
			}
		}
	}
}
