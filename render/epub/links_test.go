package epub_test

import (
	"encoding/xml"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// element is one of a book's XML.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Kids    []element  `xml:",any"`
}

// attr gives an attribute by its local name, but for xml:lang the only one.
func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each visits the element and all below it.
func (e element) each(visit func(element)) {
	visit(e)
	for _, k := range e.Kids {
		k.each(visit)
	}
}

// typed gives the first element of an epub:type, in e or below.
func (e element) typed(kind string) (found element) {
	e.each(func(k element) {
		if k.attr("type") == kind && found.XMLName.Local == "" {
			found = k
		}
	})
	return found
}

// places is a book's elements by "file" and "file#id".
type places map[string]element

// to resolves a reference in a file.
func (p places) to(file, href string) (element, bool) {
	e, ok := p[name(file, href)]
	return e, ok
}

// name gives what a reference in a file is to, as "file#id".
func name(file, href string) string {
	rel, frag, _ := strings.Cut(href, "#")
	if rel != "" {
		file = path.Join(path.Dir(file), rel)
	}
	if frag != "" {
		return file + "#" + frag
	}
	return file
}

// opened reads a book's files. Of those that are not XML nothing is told but
// that they are there.
func opened(t *testing.T, book []byte) places {
	t.Helper()
	files, _ := unzip(t, book)
	at := places{}
	for name, text := range files {
		var e element
		switch path.Ext(name) {
		case ".xhtml", ".ncx", ".opf":
			if err := xml.Unmarshal([]byte(text), &e); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		at[name] = e
		e.each(func(k element) {
			if id := k.attr("id"); id != "" {
				if _, twice := at[name+"#"+id]; twice {
					t.Errorf("%s: the ID %q stands twice", name, id)
				}
				at[name+"#"+id] = k
			}
		})
	}
	return at
}

// navigated gives books with all that leads somewhere.
func navigated(t *testing.T) map[string]*render.Book {
	books := map[string]*render.Book{"samples": full(t), "odd": odd(t), "empty": plain("", ""), "kobo": full(t)}
	books["kobo"].Options.Device = render.DeviceKobo
	books["notes"] = post(t, []byte("---\ntitle: Notes\n---\n\n# A\n\nOne[^a], two[^b], one again[^a].\n\n"+
		"# B\n\nTwo again[^b].\n\n[^a]: First.\n\n[^b]: Second, with a third[^c].\n\n[^c]: Third.\n"))
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		books[filepath.Base(name)] = post(t, ar.Files[0].Data)
	}
	return books
}

// TestEveryTargetIsThere follows each reference within each book: of contents,
// landmarks, page list, manifest, guide, notes and text.
func TestEveryTargetIsThere(t *testing.T) {
	for name, b := range navigated(t) {
		at, followed := opened(t, build(t, b)), 0
		for file, root := range at {
			if strings.Contains(file, "#") {
				continue
			}
			root.each(func(e element) {
				for _, href := range []string{e.attr("href"), e.attr("src")} {
					if u, err := url.Parse(href); href == "" || err != nil || u.Scheme != "" {
						continue
					}
					followed++
					if _, ok := at.to(file, href); !ok {
						t.Errorf("%s: %s: nothing at %s", name, file, href)
					}
				}
			})
		}
		if followed < 10 {
			t.Errorf("%s: only %d references", name, followed)
		}
	}
}

// TestContentsAgree holds the navigation document, the NCX and the tree's
// outline together: the same headings, nested the same, in the same places.
func TestContentsAgree(t *testing.T) {
	for name, b := range navigated(t) {
		b.Doc.Meta.Authors = nil // no page about them, which the outline does not have
		at := opened(t, build(t, b))
		nav := listed(at["EPUB/nav.xhtml"].typed("toc"))
		if ncx := pointed(at["EPUB/toc.ncx"]); nav != ncx {
			t.Errorf("%s: the nav has\n%s\nthe NCX\n%s", name, nav, ncx)
		}
		if want := outlined(doc.Outline(b.Doc)); want != "" && plainer(nav) != want {
			t.Errorf("%s: the nav has\n%s\nthe tree\n%s", name, plainer(nav), want)
		}
	}
}

// listed gives the entries of nested lists as "(title@href …)".
func listed(e element) string {
	s := ""
	for _, k := range e.Kids {
		switch k.XMLName.Local {
		case "a":
			s += k.Text + "@" + k.attr("href")
		case "ol":
			s += listed(k)
		case "li":
			s += "(" + listed(k) + ")"
		}
	}
	return s
}

// pointed gives those of an NCX.
func pointed(e element) string {
	s := ""
	for _, k := range e.Kids {
		switch k.XMLName.Local {
		case "navMap":
			s += pointed(k)
		case "navPoint":
			s += "(" + k.Kids[0].Kids[0].Text + "@" + k.Kids[1].attr("src") + pointed(k) + ")"
		}
	}
	return s
}

func outlined(es []doc.Entry) string {
	s := ""
	for _, e := range es {
		title := doc.OneLine(doc.PlainText(e.Title))
		if strings.Trim(title, "\x02") == "" {
			title = "…"
		}
		s += "(" + title + outlined(e.Kids) + ")"
	}
	return s
}

// plainer takes the addresses off.
func plainer(s string) string {
	var b strings.Builder
	address := false
	for _, r := range s {
		if r == '@' {
			address = true
		} else if r == '(' || r == ')' {
			address = false
		}
		if !address {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TestNotesLeadBack goes from each call to its note and back.
func TestNotesLeadBack(t *testing.T) {
	calls := 0
	for title, b := range navigated(t) {
		at := opened(t, build(t, b))
		for file, root := range at {
			if strings.Contains(file, "#") {
				continue
			}
			root.each(func(e element) {
				if e.attr("type") != "noteref" {
					return
				}
				calls++
				where := name(file, e.attr("href"))
				home, _, _ := strings.Cut(where, "#")
				note := at[where]
				back, _ := at.to(home, note.typed("backlink").attr("href"))
				if note.attr("type") != "footnote" || back.attr("type") != "noteref" || name(home, back.attr("href")) != where {
					t.Errorf("%s: %s: the note %s leads to %+v", title, file, where, back)
				}
			})
		}
	}
	if calls < 6 {
		t.Errorf("only %d calls", calls)
	}
}

// TestPageListHasEveryMark compares the list of pages with the marks.
func TestPageListHasEveryMark(t *testing.T) {
	marks, pages := 0, 0
	for name, b := range navigated(t) {
		at := opened(t, build(t, b))
		for file, root := range at {
			if !strings.Contains(file, "#") {
				root.each(func(e element) {
					if e.attr("type") == "pagebreak" {
						marks++
					}
				})
			}
		}
		at["EPUB/nav.xhtml"].typed("page-list").each(func(e element) {
			if e.XMLName.Local != "a" {
				return
			}
			pages++
			if mark, _ := at.to("EPUB/nav.xhtml", e.attr("href")); mark.attr("type") != "pagebreak" || mark.attr("aria-label") != e.Text {
				t.Errorf("%s: page %s leads to %+v", name, e.Text, mark)
			}
		})
	}
	if marks != pages || pages < 4 {
		t.Errorf("%d pages, %d marks", pages, marks)
	}
}
