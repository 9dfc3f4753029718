package epub

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/xhtml"
)

// ncx writes the contents for readers from before EPUB 3 (OPF 2.0.1, 2.4.1).
func (f *finisher) ncx(w *xhtml.Writer) {
	w.Raw(`<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"`)
	w.Attr("xml:lang", f.xhtml.Lang)
	w.Attr("dir", string(f.xhtml.Dir))
	w.Raw(">\n<head>\n")
	for _, m := range [][2]string{
		{"dtb:uid", f.id}, {"dtb:depth", strconv.Itoa(depth(f.xhtml.Nav))},
		{"dtb:totalPageCount", "0"}, {"dtb:maxPageNumber", "0"},
	} {
		w.Raw("<meta")
		w.Attr("name", m[0])
		w.Attr("content", m[1])
		w.Raw("/>\n")
	}
	w.Raw("</head>\n")
	ncxText(w, "docTitle", f.xhtml.Title)
	for _, a := range f.book.Doc.Meta.Authors {
		if name := doc.OneLine(a.Name); xhtml.Escape(name) != "" {
			ncxText(w, "docAuthor", name)
		}
	}
	w.Raw("<navMap>\n")
	navPoints(w, f.xhtml.Nav, 0)
	w.Raw("</navMap>\n</ncx>\n")
}

func ncxText(w *xhtml.Writer, name, text string) {
	w.Raw("<", name, "><text>")
	w.Text(text)
	w.Raw("</text></", name, ">\n")
}

// navPoints writes entries, the first as number n+1, and gives the number of
// the last.
func navPoints(w *xhtml.Writer, es []xhtml.Entry, n int) int {
	for _, e := range es {
		n++
		number := strconv.Itoa(n)
		w.Raw(`<navPoint id="np-`, number, `" playOrder="`, number, "\">\n")
		ncxText(w, "navLabel", e.Title)
		w.Raw("<content")
		w.Attr("src", textDir+e.Href)
		w.Raw("/>\n")
		n = navPoints(w, e.Kids, n)
		w.Raw("</navPoint>\n")
	}
	return n
}

func depth(es []xhtml.Entry) int {
	d := 0
	for _, e := range es {
		d = max(d, 1+depth(e.Kids))
	}
	return d
}
