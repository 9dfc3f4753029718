package markdown

import (
	"path"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// The keys under which the site generators keep the same thing, the more
// telling first.
var (
	titleKeys     = []string{"title"}
	subtitleKeys  = []string{"subtitle", "sub_title", "sub-title"}
	summaryKeys   = []string{"description", "summary", "excerpt", "desc", "og_description"}
	dateKeys      = []string{"date", "pubDate", "publishDate", "publish_date", "published_at", "date_published", "pubdatetime", "published", "created"}
	modifiedKeys  = []string{"updated", "lastmod", "modified", "last_modified_at", "last_modified", "lastModified", "updatedDate", "modDatetime", "date_modified"}
	languageKeys  = []string{"lang", "language", "locale"}
	tagKeys       = []string{"tags", "tag", "taxonomies.tags", "categories", "category", "taxonomies.categories", "keywords", "topics", "subject"}
	rightsKeys    = []string{"rights", "license", "licence", "copyright"}
	publisherKeys = []string{"publisher"}
	sourceKeys    = []string{"canonical_url", "canonicalURL", "canonical-url", "canonical", "original_url", "permalink", "url", "link", "source"}
	idKeys        = []string{"doi", "isbn", "identifier"}
	slugKeys      = []string{"slug"}
	draftKeys     = []string{"draft"}
)

// meta sorts the front matter into fields; what is left is Extra.
func (m *matter) meta() doc.Meta {
	m.keys = fields(m.values)
	meta := doc.Meta{
		Title:     tidyTitle(m.first(titleKeys)),
		Subtitle:  tidyTitle(m.first(subtitleKeys)),
		Summary:   m.summary(),
		Language:  languageTag(m.first(languageKeys)),
		Rights:    m.first(rightsKeys),
		Publisher: m.first(publisherKeys),
		Slug:      m.first(slugKeys),
		Draft:     m.draft(),
		Source:    m.source(),
		ID:        m.id(),
		Tags:      m.tags(),
		Authors:   m.authors(),
		Cover:     m.cover(),
	}
	meta.Standfirst = m.abstract()
	meta.Date = m.date()
	meta.Modified = m.modified()
	meta.Series, meta.SeriesNumber = m.series()
	meta.Extra = m.keys.rest()
	return meta
}

// first gives one text, "" when no key has one.
func (m *matter) first(keys []string) string {
	v, _ := m.keys.take(keys...)
	return textOf(v)
}

// summary gives the description as plain text; one with links is Markdown.
func (m *matter) summary() string {
	v, key := m.keys.take(summaryKeys...)
	s := textOf(v)
	if strings.Contains(s, "](") {
		return doc.PlainText(m.phrase(s, key))
	}
	return tidyTitle(s)
}

// abstract gives the paragraphs of an abstract, which stand first on the page as
// papers have them.
func (m *matter) abstract() []doc.Block {
	v, key := m.keys.take("abstract")
	s := textOf(v)
	if s == "" {
		return nil
	}
	c := newConverter(Source{Name: m.name, Line: m.lineOf(key)}, []byte(s), Options{})
	c.reporter = &m.reporter
	return c.document()
}

func (m *matter) draft() bool {
	v, _ := m.keys.take(draftKeys...)
	if on, _ := v.(bool); on || textOf(v) == "true" || strings.Contains("/"+m.name, "/_drafts/") {
		return true
	}
	// Jekyll's "published: false"; as a date, the key is one of dateKeys.
	if v, ok := m.keys.peek("published"); ok {
		if on, isBool := v.(bool); isBool {
			m.keys.take("published")
			return !on
		}
	}
	return false
}

// source gives the canonical URL: the first value that is a whole URL, for
// Hugo's url and Jekyll's permalink may be paths.
func (m *matter) source() string {
	for _, k := range sourceKeys {
		if v, ok := m.keys.peek(k); ok {
			if s := textOf(v); strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
				m.keys.take(k)
				return s
			}
		}
	}
	return ""
}

func (m *matter) id() string {
	v, key := m.keys.take(idKeys...)
	s := textOf(v)
	if s == "" || key == "identifier" || strings.HasPrefix(strings.ToLower(s), key+":") {
		return s
	}
	if _, doi, ok := strings.Cut(s, "doi.org/"); ok {
		s = doi
	}
	return key + ":" + s
}

// tags joins what the generators keep apart, each once.
func (m *matter) tags() []string {
	var tags []string
	seen := map[string]bool{}
	for _, k := range tagKeys {
		v, _ := m.keys.take(k)
		for _, t := range tagList(k, v) {
			if !seen[t] {
				seen[t] = true
				tags = append(tags, t)
			}
		}
	}
	return tags
}

// tagList gives the tags of one value. In a string they have commas between;
// Jekyll parts the plural keys at spaces where there are none.
func tagList(key string, v any) []string {
	s, ok := v.(string)
	if !ok {
		return textsOf(v)
	}
	if strings.ContainsAny(s, ",，、;") {
		return trimmed(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、;", r) }))
	}
	if key == "tags" || key == "categories" {
		return strings.Fields(s)
	}
	return trimmed([]string{s})
}

// series gives the name and the number within it.
func (m *matter) series() (name, number string) {
	v, _ := m.keys.take("series", "belongs-to-collection", "taxonomies.series")
	if inner, ok := v.(map[string]any); ok {
		f := fields(inner)
		n, _ := f.take("number", "index", "order", "part", "position")
		number = textOf(n)
	}
	if names := textsOf(v); len(names) > 0 {
		name = names[0]
	}
	n, _ := m.keys.take("series_number", "series_order", "series_index", "seriesorder", "series_part", "series_weight", "group-position")
	if s := textOf(n); s != "" {
		number = s
	}
	return name, number
}

// languageTag writes a locale as BCP 47: "en_US.UTF-8" is "en-US".
func languageTag(s string) string {
	s, _, _ = strings.Cut(s, ".")
	return strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
}

// fileTitle makes a title of the file's name: the folder's for a bundle,
// without date and extension.
func fileTitle(name string) string {
	base := bundle(name)
	base = strings.TrimSuffix(base, path.Ext(base))
	if _, rest, ok := nameDate(base); ok && rest != "" {
		base = rest
	}
	return strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(base))
}

// bundle gives the name that tells a post apart: the folder's where the file
// is an index of it.
func bundle(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	base := path.Base(name)
	stem, _, _ := strings.Cut(base, ".")
	if dir := path.Dir(name); (stem == "index" || stem == "_index" || stem == "README") && dir != "." && dir != "/" {
		return path.Base(dir)
	}
	return base
}
