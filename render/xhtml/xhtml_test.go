package xhtml_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

func text(s string) []doc.Inline { return []doc.Inline{&doc.Text{Text: s}} }

func para(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: text(s)} }

func section(level int, id, title string, blocks ...doc.Block) *doc.Section {
	return &doc.Section{Attr: doc.Attr{ID: id}, Level: level, Title: text(title), Blocks: blocks}
}

// filled is a section that is long enough for a file.
func filled(title string, blocks ...doc.Block) *doc.Section {
	return section(1, "", title, append(blocks, para(strings.Repeat("Rope and bell. ", 300)))...)
}

func book(blocks ...doc.Block) *render.Book {
	return &render.Book{Doc: &doc.Document{Meta: doc.Meta{Title: "Book", Language: "en"}, Blocks: blocks}}
}

// pictured gives the document's pictures all the same few bytes.
func pictured(d *doc.Document) *render.Book {
	b := &render.Book{Doc: d, Assets: map[string]*render.Asset{}}
	add := func(url string) {
		b.Assets[url] = &render.Asset{Key: url, MIME: "image/png", Data: []byte("PNG"), Width: 30, Height: 20}
	}
	if d.Meta.Cover != nil {
		add(d.Meta.Cover.Image.URL)
	}
	doc.Walk(d, func(n doc.Node) bool {
		if m, ok := n.(*doc.Image); ok {
			add(m.URL)
		}
		return true
	})
	return b
}

// body gives all that the book's text chapters hold.
func body(x *xhtml.Book) string {
	var b strings.Builder
	for _, c := range x.Chapters {
		if c.Part == xhtml.BodyPart {
			b.Write(c.Body)
		}
	}
	return b.String()
}

// inspect fails unless every file is well-formed, IDs are unique and every link
// within the book leads to one.
func inspect(t *testing.T, x *xhtml.Book) {
	t.Helper()
	ids := map[string]bool{}
	var links []string
	for _, c := range x.Chapters {
		dec := xml.NewDecoder(bytes.NewReader(x.Page(c)))
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v\n%s", c.Name, err, c.Body)
			}
			e, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "id":
					if ids[c.Name+"#"+a.Value] || ids["#"+a.Value] {
						t.Errorf("%s: the ID %q stands twice", c.Name, a.Value)
					}
					ids[c.Name+"#"+a.Value], ids["#"+a.Value] = true, true
				case "href":
					if strings.HasPrefix(a.Value, "#") {
						links = append(links, c.Name+a.Value)
					} else if strings.Contains(a.Value, ".xhtml#") && !strings.Contains(a.Value, ":") {
						links = append(links, a.Value)
					}
				}
			}
		}
	}
	for _, p := range x.Pages {
		links = append(links, p.Href)
	}
	for _, l := range append(links, hrefs(x.Nav)...) {
		if !ids[l] && strings.Contains(l, "#") {
			t.Errorf("nothing at %q", l)
		}
	}
}

func hrefs(es []xhtml.Entry) []string {
	var all []string
	for _, e := range es {
		all = append(append(all, e.Href), hrefs(e.Kids)...)
	}
	return all
}

// TestSamples takes every node through, so that none is forgotten.
func TestSamples(t *testing.T) {
	blocks, inlines := doc.Samples()
	for _, n := range inlines {
		blocks = append(blocks, &doc.Paragraph{Inlines: []doc.Inline{n}})
	}
	for _, b := range blocks {
		t.Run(fmt.Sprintf("%T", b), func(t *testing.T) {
			d := &doc.Document{Blocks: []doc.Block{b}}
			x := xhtml.Convert(pictured(d), nil, nil)
			inspect(t, x)
			if x.Chapters[1].Name != "c001.xhtml" || len(x.Chapters[1].Body) < 8 {
				t.Errorf("wrote nothing of it: %s", x.Chapters[1].Body)
			}
		})
	}
	x := xhtml.Convert(pictured(doc.Sample()), nil, nil)
	inspect(t, x)
	for line := range strings.Lines(doc.FullText(&doc.Document{Blocks: doc.Sample().Blocks[:13]})) {
		for word := range strings.FieldsSeq(line) {
			if !strings.Contains(body(x), xhtml.Escape(word)) {
				t.Errorf("lost %q", word)
			}
		}
	}
}

// TestNavIsTheOutline holds the two walks over sections together.
func TestNavIsTheOutline(t *testing.T) {
	d := doc.Sample()
	d.Blocks = append(d.Blocks,
		&doc.Div{Blocks: []doc.Block{section(1, "", "In a div", section(2, "deep", "Deep"))}},
		section(1, "last", "Last"))
	d.Meta.Authors = nil // no page about them
	var titles func([]doc.Entry) string
	titles = func(es []doc.Entry) string {
		s := ""
		for _, e := range es {
			s += "(" + doc.PlainText(e.Title) + titles(e.Kids) + ")"
		}
		return s
	}
	var nav func([]xhtml.Entry) string
	nav = func(es []xhtml.Entry) string {
		s := ""
		for _, e := range es {
			s += "(" + e.Title + nav(e.Kids) + ")"
		}
		return s
	}
	x := xhtml.Convert(pictured(d), nil, nil)
	if got, want := nav(x.Nav), titles(doc.Outline(d)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	inspect(t, x)
}

func TestNavIsNeverEmpty(t *testing.T) {
	for _, blocks := range [][]doc.Block{nil, {para("Text.")}} {
		x := xhtml.Convert(book(blocks...), nil, nil)
		if len(x.Nav) != 1 || x.Nav[0].Title != "Book" {
			t.Errorf("got %v", x.Nav)
		}
	}
}

// FuzzConvert puts any string wherever the tree has one.
func FuzzConvert(f *testing.F) {
	for _, s := range []string{"", "a<b>&\"'", "\x00\x1f\x7f\u0085", "\xff\xc3", "\u2028]]>", "<!--", "#leaves", "https://a b/%zz?[#]#",
		"javascript:alert(1)", "zh_hant", "\uFFFE\uFFFF", "1", "x y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := doc.Sample()
		fill(reflect.ValueOf(d), s)
		inspect(t, xhtml.Convert(pictured(d), nil, nil))
	})
}

// fill sets every string below v.
func fill(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(s)
		}
	case reflect.Pointer, reflect.Interface:
		fill(v.Elem(), s)
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), s)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), s)
		}
	}
}

// TestDepth nests deeper than browsers and validators can follow.
func TestDepth(t *testing.T) {
	var b doc.Block = para("The innermost.")
	for range 5000 {
		b = &doc.Quote{Blocks: []doc.Block{b}}
	}
	var n doc.Inline = &doc.Text{Text: "The core."}
	for range 5000 {
		n = &doc.Emphasis{Inlines: []doc.Inline{n}}
	}
	deep := section(1, "innermost", "In", para("Of all."))
	for i := range 300 {
		deep = section(301-i, fmt.Sprintf("d%d", i), "Round", deep)
	}
	x := xhtml.Convert(book(b, &doc.Paragraph{Inlines: []doc.Inline{n}}, deep), nil, nil)
	inspect(t, x)
	got := body(x)
	if n := strings.Count(got, "<blockquote>") + strings.Count(got, "<em>"); n > 250 {
		t.Errorf("%d elements deep", n)
	}
	if !strings.Contains(got, "The innermost.") || !strings.Contains(got, "The core.") {
		t.Error("what stood deep is lost")
	}
	if len(x.Diagnostics) != 2 || x.Diagnostics[0].Code != "nesting-too-deep" {
		t.Errorf("got %v", x.Diagnostics)
	}
}

// TestSplit makes a section too long for one file.
func TestSplit(t *testing.T) {
	long := strings.Repeat("A sentence of some length. ", 400) // 10 KB
	var blocks []doc.Block
	for i := range 60 {
		blocks = append(blocks, para(fmt.Sprintf("[%d] %s", i, long)))
	}
	sub := section(2, "sub", "Under", blocks...)
	sub.Lang = "fr"
	link := &doc.Paragraph{Inlines: []doc.Inline{&doc.Link{URL: "#sub", Inlines: text("there")}}}
	x := xhtml.Convert(book(para("Front. "+long[:4000]), section(1, "one", "One", append([]doc.Block{link}, blocks[:30]...)...),
		section(1, "two", "Two", append(blocks[:3:3], sub)...)), nil, nil)
	inspect(t, x)
	names := ""
	for _, c := range x.Chapters {
		names += c.Name + " " + c.Title + "\n"
		if len(c.Body) > 300_000 {
			t.Errorf("%s has %d bytes", c.Name, len(c.Body))
		}
	}
	want := "title.xhtml Title page\nc001.xhtml Book\nc002.xhtml One\nc003.xhtml One\nc004.xhtml Two\nc005.xhtml Under\nc006.xhtml Under\nc007.xhtml Under\n"
	if names != want {
		t.Errorf("got\n%swant\n%s", names, want)
	}
	for i := range 60 {
		if n := strings.Count(body(x), fmt.Sprintf("[%d] ", i)); n != map[bool]int{true: 2, false: 1}[i < 30]+map[bool]int{true: 1}[i < 3] {
			t.Errorf("paragraph %d stands %d times", i, n)
		}
	}
	if last := x.Chapters[7].Body; !bytes.Contains(last, []byte(`<div lang="fr" xml:lang="fr">`)) {
		t.Errorf("the language is lost: %.200s", last)
	}
}

// TestShortSectionsRunOn leaves no page with a few lines alone, but for what has
// a role of its own.
func TestShortSectionsRunOn(t *testing.T) {
	part := section(1, "", "Part", para("Text."))
	part.Role = doc.RolePart
	x := xhtml.Convert(book(para("Front."), section(1, "", "One", para("Text.")), filled("Two"), filled("Three"), section(1, "", "Four", para("Text.")), part), nil, nil)
	inspect(t, x)
	var got []string
	for _, c := range x.Chapters[1:] {
		got = append(got, c.Name+" "+strings.Join(regexp.MustCompile(`<h1>(.*?)</h1>`).FindAllString(string(c.Body), -1), ""))
	}
	want := "c001.xhtml <h1>One</h1><h1>Two</h1>|c002.xhtml <h1>Three</h1><h1>Four</h1>|c003.xhtml <h1>Part</h1>"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s", got)
	}
}

// TestManySections has more top sections than a book can have files.
func TestManySections(t *testing.T) {
	var blocks []doc.Block
	for i := range 20_000 {
		blocks = append(blocks, section(1, "same", fmt.Sprintf("Head %d", i), para("Text.")))
	}
	x := xhtml.Convert(book(blocks...), nil, nil)
	inspect(t, x)
	if len(x.Nav) != len(blocks) || len(x.Chapters) > 20 {
		t.Errorf("%d entries, %d files", len(x.Nav), len(x.Chapters))
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"a<b>&\"":              "a&lt;b&gt;&amp;&quot;",
		"a\x00b\x08\r\n":       "ab\n",
		"\xffé\xc3":            "\uFFFDé\uFFFD",
		"a\u0085b\u009f":       "a b",
		"\uFFFEx\uFFFF\uFFFD":  "x\uFFFD",
		"a\u00a0\u200d\u2028b": "a\u00a0\u200d b",
		"𠮶😀漢":                  "𠮶😀漢",
	} {
		got := xhtml.Escape(in)
		if got != want || !utf8.ValidString(got) {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTag(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "EN_us": "en-US", "zh-hant-hk": "zh-Hant-HK", "es-419": "es-419", "sl-rozaj": "sl-rozaj", "de-1901": "de-1901",
		"": "", "english": "", "e": "", "x-klingon": "", "en-": "en", "en-us-us": "en-US", "zh-yue-Hant": "zh-yue-Hant",
		"en-u-ca-buddhist": "en", "日本": "", "en us": "",
	} {
		if got := xhtml.Tag(in); got != want {
			t.Errorf("Tag(%q) = %q, want %q", in, got, want)
		}
	}
}
