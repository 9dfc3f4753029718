// Package cite writes references to a post, for readers and for the programs
// that keep their bibliographies:
//
//	fmt.Println(cite.Text(&d.Meta))
//	fmt.Print(cite.BibTeX(&d.Meta))
//
// Every form comes from the post's metadata alone. What the metadata lack is
// left out; nothing is guessed and no day of access is put in, so the same post
// always gives the same reference.
package cite

import (
	"net/url"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// Format is a form of reference.
type Format string

// The formats.
const (
	TextFormat   Format = "text"
	BibTeXFormat Format = "bibtex"
	RISFormat    Format = "ris"
	CSLFormat    Format = "csl-json"
)

// Formats lists the formats there are.
func Formats() []Format { return []Format{TextFormat, BibTeXFormat, RISFormat, CSLFormat} }

// As gives the reference in a format, ending with a line end; false for a
// format there is not.
func As(f Format, m *doc.Meta) (string, bool) {
	switch f {
	case TextFormat:
		return Text(m) + "\n", true
	case BibTeXFormat:
		return BibTeX(m), true
	case RISFormat:
		return RIS(m), true
	case CSLFormat:
		return CSLJSON(m), true
	}
	return "", false
}

// address gives the post's address where it has one on the web, encoded as a
// URL must be.
func address(m *doc.Meta) string {
	u, err := url.Parse(strings.TrimSpace(m.Source))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// doi gives the post's DOI, "10." and what follows, "" when it claims none.
func doi(m *doc.Meta) string {
	id := strings.TrimSpace(m.ID)
	for _, p := range []string{"doi:", "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/"} {
		if len(id) > len(p) && strings.EqualFold(id[:len(p)], p) {
			id = strings.TrimSpace(id[len(p):])
			break
		}
	}
	if registrant, suffix, ok := strings.Cut(id, "/"); ok && strings.HasPrefix(registrant, "10.") && suffix != "" && !strings.ContainsAny(id, " \t\n") {
		return id
	}
	return ""
}

// title gives title and subtitle in one line.
func title(m *doc.Meta) string {
	t, sub := doc.OneLine(m.Title), doc.OneLine(m.Subtitle)
	if t == "" || sub == "" {
		return t + sub
	}
	return t + colon(m.Language) + sub
}

// updated says when the post was changed after it was published.
func updated(m *doc.Meta) string {
	w := phrase.For(m.Language)
	day := w.Date(m.Modified)
	if day == "" || day == w.Date(m.Date) {
		return ""
	}
	if east(m.Language) {
		return w.Updated + day
	}
	return w.Updated + " " + day
}

// person is an author as bibliographies want one: family and given name, or
// the whole as it stands for an organisation, or a name that is not turned.
type person struct{ family, given, whole string }

// people gives those whose MARC relator code is one of codes, in order.
func people(m *doc.Meta, codes ...string) []person {
	var ps []person
	for _, a := range m.Authors {
		name := doc.OneLine(a.Name)
		if name == "" || !slices.Contains(codes, a.Role) {
			continue
		}
		p := person{whole: name}
		family, given, ok := strings.Cut(doc.OneLine(a.Sort), ",")
		if family, given = strings.TrimSpace(family), strings.TrimSpace(given); ok && family != "" && given != "" {
			p.family, p.given = family, given
		}
		ps = append(ps, p)
	}
	return ps
}

// writers are the authors: all who have no other part in the post that
// bibliographies know.
func writers(m *doc.Meta) []person {
	var codes []string
	for _, a := range m.Authors {
		if a.Role != "edt" && a.Role != "trl" {
			codes = append(codes, a.Role)
		}
	}
	return people(m, codes...)
}
