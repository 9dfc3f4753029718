package catalog

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"time"
)

// The media types and relations of OPDS 1.2 (sections 2, 5, 6 and 8).
const (
	acquisitionFeed = "application/atom+xml;profile=opds-catalog;kind=acquisition"
	navigationFeed  = "application/atom+xml;profile=opds-catalog;kind=navigation"
	relOpen         = "http://opds-spec.org/acquisition/open-access"
	relImage        = "http://opds-spec.org/image"
	relThumbnail    = "http://opds-spec.org/image/thumbnail"
	relFacet        = "http://opds-spec.org/facet"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"feed"`
	NS      string      `xml:"xmlns,attr"`
	DC      string      `xml:"xmlns:dc,attr"`
	OPDS    string      `xml:"xmlns:opds,attr"`
	Thr     string      `xml:"xmlns:thr,attr"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomPerson  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel    string `xml:"rel,attr"`
	Href   string `xml:"href,attr"`
	Type   string `xml:"type,attr"`
	Title  string `xml:"title,attr,omitempty"`
	Length int64  `xml:"length,attr,omitempty"`
	Group  string `xml:"opds:facetGroup,attr,omitempty"`
	Count  int    `xml:"thr:count,attr,omitempty"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	Title      string         `xml:"title"`
	ID         string         `xml:"id"`
	Updated    string         `xml:"updated"`
	Authors    []atomPerson   `xml:"author"`
	Language   string         `xml:"dc:language,omitempty"`
	Publisher  string         `xml:"dc:publisher,omitempty"`
	Issued     string         `xml:"dc:issued,omitempty"`
	Rights     string         `xml:"rights,omitempty"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomContent   `xml:"content"`
	Links      []atomLink     `xml:"link"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// atom writes a page of an acquisition feed that last changed at a time.
func (f feed) atom(at time.Time) Output {
	file := f.file() + ".xml"
	a := f.catalog.newAtom(f.name+".xml", f.title, at)
	a.Links = f.catalog.ways(file, acquisitionFeed)
	for _, t := range f.turns() {
		a.Links = append(a.Links, atomLink{Rel: t.rel, Href: f.href(f.page(t.page) + ".xml"), Type: acquisitionFeed})
	}
	for _, g := range f.groups {
		a.Links = append(a.Links, atomLink{Rel: "subsection", Href: href(g.file()), Type: navigationFeed, Title: g.title})
		for _, fc := range g.facets {
			a.Links = append(a.Links, atomLink{Rel: relFacet, Href: href(fc.name() + ".xml"), Type: acquisitionFeed,
				Title: fc.value, Group: g.title, Count: len(fc.books)})
		}
	}
	for _, b := range f.books {
		a.Entries = append(a.Entries, f.entry(b))
	}
	return Output{file, a.bytes()}
}

// newAtom begins a feed; its pages have one identity, by the name of the first.
func (c Catalog) newAtom(name, title string, at time.Time) atomFeed {
	return atomFeed{NS: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/terms/", OPDS: "http://opds-spec.org/2010/catalog",
		Thr: "http://purl.org/syndication/thread/1.0", Lang: c.Language,
		ID: urn("feed " + c.Title + " " + name), Title: title, Updated: stamp(at), Author: atomPerson{c.Title}}
}

// ways are the links of every feed: to itself, to the start, and up to it.
func (c Catalog) ways(file, kind string) []atomLink {
	self := atomLink{Rel: "self", Href: path.Base(file), Type: kind}
	if path.Dir(file) != Folder {
		return []atomLink{self, {Rel: "start", Href: "catalog.xml", Type: acquisitionFeed}}
	}
	return []atomLink{self, {Rel: "start", Href: "../catalog.xml", Type: acquisitionFeed}, {Rel: "up", Href: "../catalog.xml", Type: acquisitionFeed}}
}

func (f feed) entry(b Book) atomEntry {
	e := atomEntry{Lang: b.Language, Title: b.Title, ID: urn(b.ID), Updated: stamp(b.updated()), Language: b.Language,
		Publisher: b.Publisher, Rights: b.Rights, Summary: b.Summary}
	if b.Subtitle != "" {
		e.Title += ": " + b.Subtitle
	}
	for _, a := range b.Authors {
		e.Authors = append(e.Authors, atomPerson{a})
	}
	if !b.Date.IsZero() {
		e.Issued = b.Date.Format(time.DateOnly)
	}
	for _, t := range b.Tags {
		e.Categories = append(e.Categories, atomCategory{t, t})
	}
	if b.Cover.shown() {
		thumb := b.thumb()
		e.Links = append(e.Links, atomLink{Rel: relImage, Href: f.href(b.Cover.Path), Type: b.Cover.Type},
			atomLink{Rel: relThumbnail, Href: f.href(thumb.Path), Type: thumb.Type})
	}
	for _, file := range b.Files {
		e.Links = append(e.Links, atomLink{Rel: relOpen, Href: f.href(file.Path), Type: mediaType(file.Format), Length: file.Bytes})
	}
	return e
}

func (g group) file() string { return path.Join(Folder, "by-"+g.kind+".xml") }

// navigation writes the feed that leads to a kind's facets.
func (g group) navigation(c Catalog) Output {
	a := c.newAtom(g.file(), c.Title+": "+g.title, updated(c.Books))
	a.Links = c.ways(g.file(), navigationFeed)
	for _, f := range g.facets {
		name := path.Base(f.name())
		a.Entries = append(a.Entries, atomEntry{Title: f.value, ID: urn("facet " + name), Updated: stamp(updated(f.books)),
			Content: &atomContent{"text", fmt.Sprint(len(f.books))},
			Links:   []atomLink{{Rel: "subsection", Href: name + ".xml", Type: acquisitionFeed, Count: len(f.books)}}})
	}
	return Output{g.file(), a.bytes()}
}

// stamp is an Atom date; the epoch stands for one that is not known.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0).UTC()
	}
	return t.Format(time.RFC3339)
}

func (a atomFeed) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(a); err != nil {
		panic(err) // structs of strings are always encoded
	}
	b.WriteByte('\n')
	return b.Bytes()
}
