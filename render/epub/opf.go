package epub

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

// opf writes the package document (EPUB 3.3, 5).
func (f *finisher) opf(w *xhtml.Writer) {
	w.Raw(`<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id"`)
	w.Attr("xml:lang", f.xhtml.Lang)
	w.Attr("dir", string(f.xhtml.Dir))
	w.Raw(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
	f.identity(w)
	f.people(w)
	f.circumstances(w)
	f.collection(w)
	f.access(w)
	w.Raw("</metadata>\n")
	f.manifest(w)
	f.spine(w)
	f.guide(w)
	w.Raw("</package>\n")
}

// element writes an element of the metadata, nothing for an empty value.
// Attributes stand as they are.
func element(w *xhtml.Writer, name, attrs, value string) {
	if value = doc.OneLine(value); xhtml.Escape(value) == "" {
		return
	}
	w.Raw("<", name, attrs, ">")
	w.Text(value)
	end, _, _ := strings.Cut(name, " ")
	w.Raw("</", end, ">\n")
}

// meta writes a property; refines names the element it is of, "" the book.
func meta(w *xhtml.Writer, property, refines, value string) {
	attrs := ` property="` + property + `"`
	if refines != "" {
		attrs += ` refines="#` + refines + `"`
	}
	element(w, "meta", attrs, value)
}

// identity writes what names the book.
func (f *finisher) identity(w *xhtml.Writer) {
	m := &f.book.Doc.Meta
	element(w, "dc:identifier", ` id="pub-id"`, f.id)
	if m.ID != "" && claimed(m.ID) == "" {
		element(w, "dc:identifier", "", m.ID)
	}
	element(w, "dc:title", ` id="title"`+f.titleLang(), f.xhtml.Title)
	meta(w, "title-type", "title", "main")
	if sub := doc.OneLine(m.Subtitle); xhtml.Escape(sub) != "" {
		element(w, "dc:title", ` id="subtitle"`, sub)
		meta(w, "title-type", "subtitle", "subtitle")
	}
	element(w, "dc:language", "", f.xhtml.Lang)
}

// titleLang gives the attributes of a title in another language than the
// book's.
func (f *finisher) titleLang() string {
	lang := f.xhtml.TitleLang
	if lang == "" {
		return ""
	}
	return ` xml:lang="` + lang + `" dir="` + phrase.Dir(lang) + `"`
}

func (f *finisher) people(w *xhtml.Writer) {
	m := &f.book.Doc.Meta
	persons(w, "creator", m.Authors)
	persons(w, "contributor", m.Contributors)
}

func persons(w *xhtml.Writer, part string, people []doc.Author) {
	n := 0
	for _, a := range people {
		if name := doc.OneLine(a.Name); xhtml.Escape(name) != "" {
			n++
			id := part + strconv.Itoa(n)
			element(w, "dc:"+part, ` id="`+id+`"`, name)
			element(w, "meta", ` property="role" refines="#`+id+`" scheme="marc:relators"`, relator(a.Role))
			meta(w, "file-as", id, cmp.Or(a.Sort, name))
			meta(w, "display-seq", id, strconv.Itoa(n))
		}
	}
}

// relator gives a MARC relator code, three letters.
func relator(role string) string {
	if len(role) == 3 && strings.Trim(role, "abcdefghijklmnopqrstuvwxyz") == "" {
		return role
	}
	return "aut"
}

// circumstances writes when, by whom and from where the post was published.
func (f *finisher) circumstances(w *xhtml.Writer) {
	m := &f.book.Doc.Meta
	if !m.Date.IsZero() && year(m.Date) {
		element(w, "dc:date", "", m.Date.Format(time.DateOnly))
	}
	element(w, "dc:publisher", "", f.xhtml.Publisher)
	element(w, "dc:rights", "", m.Rights)
	element(w, "dc:description", "", m.Summary)
	for _, tag := range m.Tags {
		element(w, "dc:subject", "", tag)
	}
	element(w, "dc:source", "", m.Source)
	if len(f.xhtml.Pages) > 0 {
		// What a citation's page numbers refer to (EPUB Accessibility 1.1, 3.3).
		element(w, "dc:source", ` id="pages"`, f.xhtml.Title+" (PDF)")
		meta(w, "source-of", "pages", "pagination")
	}
	meta(w, "dcterms:modified", "", modified(f.book))
	if f.xhtml.Cover >= 0 { // EPUB 2's way to name the cover, which old readers know
		w.Raw(`<meta name="cover"`)
		w.Attr("content", f.box.ids[imageDir+f.xhtml.Images[f.xhtml.Cover].Name])
		w.Raw("/>\n")
	}
}

// modified gives when the book last changed, never the clock: what the caller
// knows, else what the post says, else the beginning of time.
func modified(b *render.Book) string {
	for _, t := range []time.Time{b.Modified, b.Doc.Meta.Modified, b.Doc.Meta.Date} {
		if t = t.UTC(); !t.IsZero() && year(t) {
			return t.Format("2006-01-02T15:04:05Z")
		}
	}
	return "1970-01-01T00:00:00Z"
}

// year tells whether a day can be written with a year of four digits.
func year(t time.Time) bool { return t.Year() > 0 && t.Year() < 10000 }

// collection names the series, in the standard's way and in calibre's.
func (f *finisher) collection(w *xhtml.Writer) {
	m := &f.book.Doc.Meta
	if name := doc.OneLine(m.Series); xhtml.Escape(name) == "" {
		return
	}
	element(w, "meta", ` property="belongs-to-collection" id="series"`, m.Series)
	meta(w, "collection-type", "series", "series")
	if n, err := strconv.ParseFloat(m.SeriesNumber, 64); err == nil && n >= 0 && n < 1e6 {
		number := strconv.FormatFloat(n, 'f', -1, 64)
		meta(w, "group-position", "series", number)
		w.Raw(`<meta name="calibre:series_index"`)
		w.Attr("content", number)
		w.Raw("/>\n")
	}
	w.Raw(`<meta name="calibre:series"`)
	w.Attr("content", doc.OneLine(m.Series))
	w.Raw("/>\n")
}

// spine writes the order of reading. The contents stand after the title page,
// or beside the order where there is little to list: readers have a list of
// their own, but the landmark that leads to it needs it here.
func (f *finisher) spine(w *xhtml.Writer) {
	w.Raw(`<spine toc="ncx"`)
	if f.xhtml.Dir == doc.RTL {
		w.Raw(` page-progression-direction="rtl"`)
	}
	w.Raw(">\n")
	for _, c := range f.xhtml.Chapters {
		w.Raw("<itemref")
		w.Attr("idref", f.box.ids[textDir+c.Name])
		w.Raw("/>\n")
		if c.Part == xhtml.FrontPart {
			w.Raw(`<itemref idref="nav"`)
			if !f.visibleContents() {
				w.Raw(` linear="no"`)
			}
			w.Raw("/>\n")
		}
	}
	w.Raw("</spine>\n")
}

// guide is EPUB 2's landmarks, which Kindle reads.
func (f *finisher) guide(w *xhtml.Writer) {
	w.Raw("<guide>\n")
	for _, l := range f.landmarks() {
		w.Raw("<reference")
		w.Attr("type", guideTypes[l.Type])
		w.Attr("title", l.Title)
		w.Attr("href", l.Href)
		w.Raw("/>\n")
	}
	w.Raw("</guide>\n")
}

var guideTypes = map[string]string{
	"cover": "cover", "titlepage": "title-page", "toc": "toc", "bodymatter": "text",
}
