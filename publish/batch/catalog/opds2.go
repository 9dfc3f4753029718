package catalog

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"time"
)

// The shapes of OPDS 2.0 (drafts.opds.io/opds-2.0), on Readium's web
// publication manifest.
type (
	opdsFeed struct {
		Metadata     opdsMetadata      `json:"metadata"`
		Links        []opdsLink        `json:"links"`
		Facets       []opdsFacets      `json:"facets,omitempty"`
		Publications []opdsPublication `json:"publications,omitempty"`
		Groups       *[]opdsFeed       `json:"groups,omitempty"` // none; a feed without publications must have it
	}
	opdsMetadata struct {
		Title         string `json:"title"`
		Modified      string `json:"modified,omitempty"`
		NumberOfItems int    `json:"numberOfItems"`
		ItemsPerPage  int    `json:"itemsPerPage,omitempty"`
		CurrentPage   int    `json:"currentPage,omitempty"`
	}
	opdsLink struct {
		Rel        string          `json:"rel,omitempty"`
		Href       string          `json:"href"`
		Type       string          `json:"type"`
		Title      string          `json:"title,omitempty"`
		Size       int64           `json:"size,omitempty"`
		Width      int             `json:"width,omitempty"`
		Height     int             `json:"height,omitempty"`
		Properties *opdsProperties `json:"properties,omitempty"`
	}
	opdsProperties struct {
		NumberOfItems int `json:"numberOfItems"`
	}
	opdsFacets struct {
		Metadata struct {
			Title string `json:"title"`
		} `json:"metadata"`
		Links []opdsLink `json:"links"`
	}
	opdsPublication struct {
		Metadata opdsBook   `json:"metadata"`
		Links    []opdsLink `json:"links"`
		Images   []opdsLink `json:"images,omitempty"`
	}
	opdsBook struct {
		Type        string         `json:"@type"`
		Identifier  string         `json:"identifier"`
		Title       string         `json:"title"`
		Subtitle    string         `json:"subtitle,omitempty"`
		Author      []string       `json:"author,omitempty"`
		Language    string         `json:"language,omitempty"`
		Publisher   string         `json:"publisher,omitempty"`
		Published   string         `json:"published,omitempty"`
		Modified    string         `json:"modified"`
		Description string         `json:"description,omitempty"`
		Subject     []string       `json:"subject,omitempty"`
		BelongsTo   *opdsBelonging `json:"belongsTo,omitempty"`
		Pages       int            `json:"numberOfPages,omitempty"`
		Access      *Access        `json:"accessibility,omitempty"`
	}
	opdsBelonging struct {
		Series string `json:"series"`
	}
)

const opds2Type = "application/opds+json"

// json writes a page of a feed of OPDS 2.0 that last changed at a time.
func (f feed) json(at time.Time) Output {
	file := f.file() + ".json"
	o := opdsFeed{Metadata: opdsMetadata{Title: f.title, Modified: stamp(at), NumberOfItems: f.total},
		Links: []opdsLink{{Rel: "self", Href: path.Base(file), Type: opds2Type}}}
	if path.Dir(file) == Folder {
		o.Links = append(o.Links, opdsLink{Rel: "start", Href: "../catalog.json", Type: opds2Type})
	}
	if f.of > 1 {
		o.Metadata.ItemsPerPage, o.Metadata.CurrentPage = f.catalog.PerPage, f.number
	}
	for _, t := range f.turns() {
		o.Links = append(o.Links, opdsLink{Rel: t.rel, Href: f.href(f.page(t.page) + ".json"), Type: opds2Type})
	}
	if len(f.books) == 0 {
		o.Groups = &[]opdsFeed{}
	}
	for _, g := range f.groups {
		var set opdsFacets
		set.Metadata.Title = g.title
		for _, fc := range g.facets {
			set.Links = append(set.Links, opdsLink{Href: href(fc.name() + ".json"), Type: opds2Type, Title: fc.value,
				Properties: &opdsProperties{len(fc.books)}})
		}
		o.Facets = append(o.Facets, set)
	}
	for _, b := range f.books {
		o.Publications = append(o.Publications, f.publication(b))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(o); err != nil {
		panic(err) // structs of strings are always encoded
	}
	return Output{file, b.Bytes()}
}

func (f feed) publication(b Book) opdsPublication {
	p := opdsPublication{Metadata: opdsBook{Type: "http://schema.org/Book", Identifier: urn(b.ID), Title: b.Title, Subtitle: b.Subtitle,
		Author: b.Authors, Language: b.Language, Publisher: b.Publisher, Modified: stamp(b.updated()), Description: b.Summary, Subject: b.Tags}}
	if !b.Date.IsZero() {
		p.Metadata.Published = b.Date.Format(time.DateOnly)
	}
	if b.Series != "" {
		p.Metadata.BelongsTo = &opdsBelonging{b.Series}
	}
	for _, file := range b.Files {
		p.Metadata.Pages = max(p.Metadata.Pages, file.Pages)
		p.Links = append(p.Links, opdsLink{Rel: relOpen, Href: f.href(file.Path), Type: mediaType(file.Format), Size: file.Bytes})
	}
	p.Metadata.Access = b.Access.readium()
	if b.Cover.shown() {
		p.Images = []opdsLink{f.image(b.Cover)}
		if b.Thumb.shown() {
			p.Images = append(p.Images, f.image(b.Thumb))
		}
	}
	return p
}

func (f feed) image(p Picture) opdsLink {
	return opdsLink{Href: f.href(p.Path), Type: p.Type, Width: p.Width, Height: p.Height}
}

// readium gives the statement in the vocabulary of Readium's manifest, which
// has one older word for the marks of pages and the list of them.
func (a *Access) readium() *Access {
	if a == nil {
		return nil
	}
	r := *a
	r.Features = nil
	for _, f := range a.Features {
		if f == "pageBreakMarkers" || f == "pageNavigation" {
			f = "printPageNumbers"
		}
		if !slices.Contains(r.Features, f) {
			r.Features = append(r.Features, f)
		}
	}
	return &r
}
