package batch

import (
	"cmp"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/doc"
)

// about keeps of a post's metadata what a catalogue tells.
func about(m doc.Meta) *catalog.About {
	a := &catalog.About{Title: m.Title, Subtitle: m.Subtitle, Date: m.Date, Language: m.Language, Summary: m.Summary, Tags: m.Tags,
		Series: m.Series, SeriesNumber: m.SeriesNumber, Publisher: m.Publisher, Rights: m.Rights, Source: m.Source}
	for _, p := range m.Authors {
		if p.Role == "" || p.Role == "aut" {
			a.Authors = append(a.Authors, p.Name)
		}
	}
	return a
}

// book is an entry as a catalogue has it.
func (e entry) book() catalog.Book {
	b := catalog.Book{ID: e.Post, Changed: e.Changed}
	if e.About != nil {
		b.About = *e.About
	}
	b.Title = cmp.Or(b.Title, e.Post)
	if e.Cover != nil {
		b.Cover, b.Thumb, b.Access = e.Cover.picture(), e.Cover.Thumb.picture(), e.access()
	}
	for _, f := range e.Books {
		b.Files = append(b.Files, catalog.File{Format: f.Format, Path: f.Path, Bytes: f.Bytes, Pages: f.Pages, Sum: f.Sum})
	}
	return b
}
