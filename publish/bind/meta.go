package bind

import (
	"cmp"
	"slices"
	"time"

	"github.com/octavo-press/octavo/publish/doc"
)

// bylineMost is how many authors of posts stand on the title page of a book
// that names none for the whole.
const bylineMost = 4

// merged gives the metadata of the book.
func merged(posts []Post, opt Options) doc.Meta {
	m := doc.Meta{Title: opt.Title, Language: cmp.Or(opt.Language, majority(posts))}
	for _, p := range posts {
		from := &p.Doc.Meta
		if from.Date.After(m.Date) {
			m.Date = from.Date
		}
		if from.Modified.After(m.Modified) {
			m.Modified = from.Modified
		}
		for _, t := range from.Tags {
			if !slices.Contains(m.Tags, t) {
				m.Tags = append(m.Tags, t)
			}
		}
	}
	if !m.Modified.After(m.Date) {
		m.Modified = time.Time{} // says nothing that the date does not
	}
	m.Rights = common(posts, func(m *doc.Meta) string { return m.Rights })
	m.Publisher = common(posts, func(m *doc.Meta) string { return m.Publisher })
	m.Series = common(posts, func(m *doc.Meta) string { return m.Series })
	m.Authors, m.Contributors = people(posts, opt.By)
	return m
}

// majority is the language that most posts have, of two the one met first.
func majority(posts []Post) string {
	best, most := "", 0
	count := map[string]int{}
	for _, p := range posts {
		count[p.Doc.Meta.Language]++
	}
	for _, p := range posts {
		if l := p.Doc.Meta.Language; l != "" && count[l] > most {
			best, most = l, count[l]
		}
	}
	return best
}

// common is what all posts say, "" where they differ.
func common(posts []Post, of func(*doc.Meta) string) string {
	said := ""
	for i, p := range posts {
		if i > 0 && of(&p.Doc.Meta) != said {
			return ""
		}
		said = of(&p.Doc.Meta)
	}
	return said
}

// people gives those who made the whole, and those who wrote the parts where
// they are others. What is said of them stands in the parts.
func people(posts []Post, by []string) (authors, contributors []doc.Author) {
	seen := map[string]bool{}
	for _, name := range by {
		if name = doc.OneLine(name); name != "" && !seen[name] {
			seen[name] = true
			authors = append(authors, doc.Author{Name: name})
		}
	}
	for _, p := range posts {
		for _, a := range p.Doc.Meta.Authors {
			if name := doc.OneLine(a.Name); name != "" && !seen[name] {
				seen[name] = true
				contributors = append(contributors, doc.Author{Name: name, Sort: a.Sort, Role: a.Role})
			}
		}
	}
	if len(authors) == 0 && len(contributors) <= bylineMost {
		return contributors, nil
	}
	return authors, contributors
}
