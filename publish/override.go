package publish

import (
	"maps"

	"github.com/octavo-press/octavo/publish/doc"
)

// override sets the fields of m that o sets.
func override(m *doc.Meta, o doc.Meta) {
	texts := []struct {
		to   *string
		from string
	}{
		{&m.Title, o.Title}, {&m.Subtitle, o.Subtitle}, {&m.Language, o.Language}, {&m.Summary, o.Summary},
		{&m.Series, o.Series}, {&m.SeriesNumber, o.SeriesNumber}, {&m.Rights, o.Rights},
		{&m.Publisher, o.Publisher}, {&m.Source, o.Source}, {&m.ID, o.ID}, {&m.Slug, o.Slug},
	}
	for _, t := range texts {
		if t.from != "" {
			*t.to = t.from
		}
	}
	if o.Authors != nil {
		m.Authors = o.Authors
	}
	if o.Standfirst != nil {
		m.Standfirst = o.Standfirst
	}
	if o.Tags != nil {
		m.Tags = o.Tags
	}
	if o.Cover != nil {
		m.Cover = o.Cover
	}
	if !o.Date.IsZero() {
		m.Date = o.Date
	}
	if !o.Modified.IsZero() {
		m.Modified = o.Modified
	}
	m.Draft = m.Draft || o.Draft
	if m.Extra == nil && o.Extra != nil {
		m.Extra = map[string]any{}
	}
	maps.Copy(m.Extra, o.Extra)
}
