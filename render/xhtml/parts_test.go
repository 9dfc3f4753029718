package xhtml_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

// shows fails for whatever is not in got.
func shows(t *testing.T, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("lacks %s\nin %s", w, got)
		}
	}
}

func TestNotes(t *testing.T) {
	inner := &doc.Note{Blocks: []doc.Block{para("Inner.")}}
	outer := &doc.Note{ID: "why", Blocks: []doc.Block{&doc.Paragraph{Inlines: append(text("Outer"), inner)}, para("More.")}}
	starred := &doc.Note{Label: "*", Blocks: []doc.Block{&doc.List{Items: []doc.Item{{Blocks: []doc.Block{para("Item.")}}}}}}
	linked := &doc.Link{URL: "https://example.org/", Inlines: append(text("site"), starred)}
	b := book(
		filled("A", &doc.Paragraph{Inlines: append(text("x"), outer, linked)}),
		filled("B", &doc.Paragraph{Inlines: []doc.Inline{outer, &doc.Link{URL: "#why", Inlines: text("that note")}}}))
	x := xhtml.Convert(b, nil, nil)
	inspect(t, x)
	shows(t, string(x.Chapters[1].Body),
		`x<sup><a id="r" href="#why" epub:type="noteref" role="doc-noteref">1</a></sup>`,
		`<a href="https://example.org/">site</a><sup><a id="r-2" href="#n" epub:type="noteref" role="doc-noteref">*</a></sup>`,
		`<aside id="why" epub:type="footnote" role="doc-footnote">`+"\n"+`<p><a class="back" href="#r" epub:type="backlink" role="doc-backlink" aria-label="Back to the text">1</a> Outer<sup><a id="r-3" href="#n-2"`,
		"<p>More.</p>\n</aside>", "3</a> Inner.</p>", "*</a> </p>\n<ul>\n<li>Item.</li>")
	shows(t, string(x.Chapters[2].Body),
		`<a id="r-4" href="c001.xhtml#why" epub:type="noteref"`, `<a href="c001.xhtml#why" epub:type="noteref" role="doc-noteref">that note</a>`)
	if strings.Contains(string(x.Chapters[2].Body), "aside") {
		t.Error("the note stands in two files")
	}
}

func TestLinks(t *testing.T) {
	link := func(url string, ns ...doc.Inline) doc.Inline {
		return &doc.Link{Pos: doc.Pos{File: "post.md", Line: 3}, URL: url, Inlines: ns}
	}
	one := filled("One", &doc.Paragraph{Inlines: []doc.Inline{
		link("#two", text("two")...), link("#%E7%AC%AC%E4%B8%80", text("one")...), link("#none", text("gone")...),
		link("about.html", text("about")...), link("https://example.org/"), link("https://a.org/", link("https://b.org/", text("b")...)),
	}})
	two := filled("Two")
	one.ID, two.ID = "第一", "two"
	x := xhtml.Convert(book(one, two), nil, nil)
	inspect(t, x)
	shows(t, body(x), `<a href="c002.xhtml#two">two</a><a href="#s">one</a>goneabout<a href="https://example.org/">https://example.org/</a><a href="https://a.org/">b</a>`)
	var codes []string
	for _, d := range x.Diagnostics {
		codes = append(codes, d.String())
	}
	want := "post.md:3: warning link-dangling: nothing in the text has the ID \"none\"\n" +
		"post.md:3: warning link-unusable: a book cannot link to \"about.html\""
	if got := strings.Join(codes, "\n"); got != want {
		t.Errorf("got %s", got)
	}
}

func TestPageBreaks(t *testing.T) {
	p := &doc.Paragraph{Inlines: []doc.Inline{
		&doc.Text{Text: "Ünd "}, &doc.Emphasis{Inlines: text("so")}, &doc.LineBreak{},
		&doc.Note{Blocks: []doc.Block{para("Not counted.")}}, &doc.Ruby{Base: text("木"), Reading: "き"}, &doc.Text{Text: "end"},
	}} // plain text: "Ünd so 木end"
	code := &doc.CodeBlock{Text: "a\nb"}
	verse := &doc.Verse{Lines: [][]doc.Inline{text("one"), text("two")}}
	table := &doc.Table{Body: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{para("cell")}}}}}}
	sec := section(1, "", "Head", p, code, verse, table)
	x := xhtml.Convert(book(sec), nil, []render.PageBreak{
		{Label: "", Node: sec}, {Label: "i", Node: sec, Offset: 2},
		{Label: "1", Node: p, Offset: 1}, {Label: "2", Node: p, Offset: 4}, {Label: "3", Node: p, Offset: 7}, {Label: "4", Node: p, Offset: 9},
		{Label: "5", Node: code, Offset: 2}, {Label: "6", Node: verse, Offset: 4}, {Label: "7", Node: table, Offset: 3}, {Label: "8", Node: para("unknown")},
	})
	inspect(t, x)
	mark := func(n string) string {
		return `<span epub:type="pagebreak" role="doc-pagebreak" id="page-` + n + `" aria-label="` + n + `"></span>`
	}
	shows(t, body(x), mark("i")+"<section", "Ü"+mark("1")+"nd <em>"+mark("2")+"so</em>", "<ruby>"+mark("3")+"木", "e"+mark("4")+"nd",
		"a\n"+mark("5")+"b", "<br/>\n<span class=\"line\">"+mark("6")+"two", mark("7")+`<div class="table">`)
	var labels []string
	for _, p := range x.Pages {
		labels = append(labels, p.Label)
	}
	if got := strings.Join(labels, " "); got != "i 1 2 3 4 5 6 7" {
		t.Errorf("pages %s", got)
	}
}

// TestListing has a listing's title above it; pages are counted in the listing.
func TestListing(t *testing.T) {
	code := &doc.CodeBlock{Language: "go", Title: "a<b.go", Text: "a\nb"}
	x := xhtml.Convert(book(section(1, "", "Head", code)), nil, []render.PageBreak{{Label: "1", Node: code, Offset: 2}})
	inspect(t, x)
	shows(t, body(x), `<figure class="listing"><figcaption>a&lt;b.go</figcaption>`, `<code class="language-go">a`+"\n"+`<span epub:type="pagebreak"`, "b</code></pre>\n</figure>")
}

func TestTable(t *testing.T) {
	cell := func(s string, cols, rows int) doc.Cell {
		return doc.Cell{ColSpan: cols, RowSpan: rows, Blocks: []doc.Block{para(s)}}
	}
	b := book(&doc.Table{
		Align: []doc.Align{doc.AlignLeft, doc.AlignCenter, doc.AlignRight},
		Head:  []doc.Row{{Cells: []doc.Cell{{}, cell("B", 2, 0)}}},
		Body: []doc.Row{
			{Cells: []doc.Cell{cell("1", 0, 2), cell("2", 0, 9), cell("3", 0, 0)}},
			{Cells: []doc.Cell{cell("4", 2000, 0)}},
		},
	}, &doc.Table{})
	x := xhtml.Convert(b, nil, nil)
	inspect(t, x)
	shows(t, body(x), `aria-label="Table"`,
		`<tr><td class="left"></td><th scope="col" class="center" colspan="2">B</th></tr>`,
		`<tr><td class="left" rowspan="2">1</td><td class="center" rowspan="2">2</td><td class="right">3</td></tr>`,
		`<tr><td class="right" colspan="1000">4</td></tr>`)
	if strings.Count(body(x), "<table>") != 1 {
		t.Error("a table without rows was written")
	}
}

func TestPictures(t *testing.T) {
	barn := &render.Asset{Key: "w", MIME: "image/jpeg", Data: []byte("JPEG"), Width: 300, Height: 200}
	b := book(
		&doc.Figure{Images: []*doc.Image{{URL: "a.jpg", Width: 150}}, Caption: text("A barn. By night.")},
		&doc.Figure{Images: []*doc.Image{{URL: "b.jpg", Alt: "A barn"}}, Caption: text("A barn. By night.")},
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Image{URL: "a.jpg", Decorative: true, Link: "https://example.org/"}, &doc.Image{URL: "gone.png", Alt: "Gone"}}},
	)
	b.Assets = map[string]*render.Asset{"a.jpg": barn, "b.jpg": barn}
	x := xhtml.Convert(b, nil, nil)
	inspect(t, x)
	shows(t, body(x), `<img src="../images/i001.jpg" alt="A barn. By night." width="150" height="100"/>`,
		`<img src="../images/i001.jpg" alt="A barn" width="300" height="200"/>`,
		`<a href="https://example.org/"><img src="../images/i001.jpg" alt="Picture" width="300" height="200"/></a>Gone`)
	if len(x.Images) != 1 || x.Images[0].MIME != "image/jpeg" || string(x.Images[0].Data) != "JPEG" {
		t.Errorf("images %v", x.Images)
	}
	if h := x.Holds; h.Images != 4 || h.Described != 1 { // what a caption says already describes nothing
		t.Errorf("holds %+v", h)
	}
}

func TestCover(t *testing.T) {
	for _, c := range []struct {
		asset *render.Asset
		cover render.Cover
		want  int
	}{
		{&render.Asset{MIME: "image/png", Data: []byte("PNG")}, render.CoverAuto, 0},
		{&render.Asset{MIME: "image/png", Data: []byte("PNG")}, render.CoverNone, -1},
		{&render.Asset{MIME: "image/png", Data: []byte("PNG"), Missing: true}, render.CoverAuto, -1},
		{&render.Asset{MIME: "image/tiff", Data: []byte("II")}, render.CoverAuto, -1},
		{nil, render.CoverAuto, -1},
	} {
		b := book(para("Text."))
		b.Doc.Meta.Cover = &doc.Cover{Image: doc.Image{URL: "c.png"}}
		b.Options.Cover = c.cover
		b.Assets = map[string]*render.Asset{"c.png": c.asset}
		x := xhtml.Convert(b, nil, nil)
		if x.Cover != c.want || (x.Chapters[0].Part == xhtml.CoverPart) != (c.want == 0) {
			t.Errorf("%+v: cover %d, first %s", c.asset, x.Cover, x.Chapters[0].Name)
		}
		inspect(t, x)
	}
}

func TestAnimated(t *testing.T) {
	still := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.Black, color.White})
	for frames, want := range []bool{1: false, 2: true, 3: true} {
		if frames == 0 {
			continue
		}
		g := &gif.GIF{}
		for range frames {
			g.Image, g.Delay = append(g.Image, still), append(g.Delay, 5)
		}
		var data bytes.Buffer
		if err := gif.EncodeAll(&data, g); err != nil {
			t.Fatal(err)
		}
		b := book(&doc.Figure{Images: []*doc.Image{{URL: "a.gif"}}})
		for cut := range data.Len() { // broken files end anywhere
			b.Assets = map[string]*render.Asset{"a.gif": {MIME: "image/gif", Data: data.Bytes()[:cut]}}
			xhtml.Convert(b, nil, nil)
		}
		b.Assets = map[string]*render.Asset{"a.gif": {MIME: "image/gif", Data: data.Bytes()}}
		if got := xhtml.Convert(b, nil, nil).Holds.Animated; got != want {
			t.Errorf("%d frames: %v", frames, got)
		}
	}
}

func TestMarkersAndTasks(t *testing.T) {
	item := func(s string) doc.Item { return doc.Item{Blocks: []doc.Block{para(s)}} }
	marked := item("x")
	marked.Marker = "a)"
	open := item("y")
	open.Task = doc.Open
	loose := doc.Item{Blocks: []doc.Block{para("p"), para("q")}}
	x := xhtml.Convert(book(
		&doc.List{Ordered: true, Start: 1, Items: []doc.Item{item("one")}},
		&doc.List{Ordered: true, Start: 0, Tight: true, Items: []doc.Item{item("nought")}},
		&doc.List{Items: []doc.Item{loose}},
		&doc.List{Ordered: true, Items: []doc.Item{marked, open}}), nil, nil)
	inspect(t, x)
	shows(t, body(x), "<ol>\n<li>one</li>", "<ol start=\"0\">\n<li>nought</li>", "<li>\n<p>p</p>\n<p>q</p>\n</li>",
		"<ul class=\"literal\">\n<li><span class=\"marker\">a)</span> x</li>\n<li><span class=\"marker\">☐</span> y</li>")
}

func TestRightToLeft(t *testing.T) {
	b := book(para("שלום"))
	b.Doc.Meta.Language = "he"
	x := xhtml.Convert(b, nil, nil)
	shows(t, string(x.Page(x.Chapters[1])), `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="he" xml:lang="he" dir="rtl">`)
	shows(t, x.CSS, "padding-right: 2em", "border-right: .25em")
}
