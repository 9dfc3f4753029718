package markdown

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// authors gives the people of the front matter. Where a list ends in "et al."
// its text stays in Extra as well, for the post's tail may name the others.
func (m *matter) authors() []doc.Author {
	v, key := m.keys.take("authors", "author", "byline", "by", "creator", "creators")
	list := m.authorList(v)
	if s, ok := v.(string); ok && etAl(s) {
		m.keys[key] = s
	}
	return list
}

func (m *matter) authorList(v any) []doc.Author {
	switch v := v.(type) {
	case []any:
		var all []doc.Author
		for _, e := range v {
			all = append(all, m.authorList(e)...)
		}
		return all
	case []map[string]any:
		var all []doc.Author
		for _, e := range v {
			all = append(all, m.authorList(e)...)
		}
		return all
	case map[string]any:
		return m.authorTable(v)
	}
	var all []doc.Author
	for _, name := range splitAuthors(plain(textOf(v))) {
		all = append(all, doc.Author{Name: name})
	}
	return all
}

// authorTable reads a table about one author, or of several by their keys.
func (m *matter) authorTable(v map[string]any) []doc.Author {
	f := fields(v)
	name, _ := f.take("name", "text", "title", "display_name")
	if blank(name) {
		given, _ := f.take("given", "first", "first_name", "given-names", "firstname")
		family, _ := f.take("family", "last", "last_name", "surname", "lastname")
		name = strings.TrimSpace(textOf(given) + " " + textOf(family))
	}
	if blank(name) {
		var all []doc.Author
		for _, k := range sortedKeys(v) {
			if inner, ok := v[k].(map[string]any); ok {
				all = append(all, m.authorTable(inner)...)
			}
		}
		return all
	}
	sort, _ := f.take("sort", "file-as", "file_as")
	role, _ := f.take("role")
	a := doc.Author{Name: plain(textOf(name)), Sort: textOf(sort), Role: relator(textOf(role))}
	if bio, _ := f.take("bio", "description", "about"); !blank(bio) {
		a.Bio = m.phrase(textOf(bio), "bio")
	}
	return []doc.Author{a}
}

// relator gives the MARC code of a role that front matter names; what is no
// role of the book's making is left out.
func relator(role string) string {
	switch strings.ToLower(role) {
	case "editor", "edt":
		return "edt"
	case "translator", "trl":
		return "trl"
	case "illustrator", "ill":
		return "ill"
	case "photographer", "pht":
		return "pht"
	case "contributor", "ctb":
		return "ctb"
	}
	return ""
}

func etAl(s string) bool {
	s = strings.TrimSuffix(strings.TrimSpace(s), ".")
	return strings.HasSuffix(s, "et al") || strings.HasSuffix(s, "等")
}

// splitAuthors parts "A, B and C". An "and" without a comma before it parts
// two people, but not the name of an organisation.
func splitAuthors(s string) []string {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(s, "By ")
	for _, al := range []string{"et al.", "et al", "等"} {
		if t, ok := strings.CutSuffix(s, al); ok && strings.TrimSpace(t) != "" && (al != "等" || endsHan(t)) {
			s = strings.TrimRight(t, " ,，、")
		}
	}
	var names []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、;；/／\n", r) }) {
		part = strings.TrimSpace(part)
		head, rest, _ := strings.Cut(part, " and ")
		if len(names) > 0 && suffix(head) {
			names[len(names)-1] += ", " + head
			part = rest
		}
		names = append(names, splitAnd(part)...)
	}
	for i, n := range names {
		names[i] = withoutAddress(n)
	}
	return trimmed(names)
}

// endsHan guards the suffix 等 ("and others"), which may also end a name.
func endsHan(s string) bool {
	r := []rune(strings.TrimSpace(s))
	return len(r) >= 2 && unicode.Is(unicode.Han, r[len(r)-1])
}

// splitAnd parts "A and B", "and C" and "A & B".
func splitAnd(s string) []string {
	s = strings.TrimPrefix(s, "and ")
	s = strings.TrimSpace(strings.TrimPrefix(s, "& "))
	for _, sep := range []string{" and ", " & ", " und ", " et ", " y "} {
		a, b, ok := strings.Cut(s, sep)
		if ok && personal(a) && personal(b) {
			return append(splitAnd(a), splitAnd(b)...)
		}
	}
	return []string{s}
}

// personal tells a person's name from an organisation's, as far as one can:
// two words or more, none of them one that only organisations have.
func personal(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		switch strings.ToLower(strings.Trim(w, ".,")) {
		case "of", "for", "the", "institute", "institution", "center", "centre", "department", "ministry",
			"office", "council", "committee", "foundation", "university", "school", "agency", "bureau",
			"association", "commission", "group", "society", "company", "ltd", "inc", "gmbh", "press":
			return false
		}
	}
	return len(words) >= 2 || len(words) == 1 && !isASCII(name)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// suffix tells what follows a name after a comma and belongs to it.
func suffix(s string) bool {
	switch strings.Trim(s, ". ") {
	case "Jr", "Sr", "II", "III", "IV", "PhD", "Ph.D", "MD", "M.D", "Esq", "JD", "J.D", "OBE", "MBE", "CBE", "Ltd", "Inc", "LLC":
		return true
	}
	return false
}

// withoutAddress drops "<a@b.c>" and "(http://…)" after a name.
func withoutAddress(s string) string {
	for _, open := range []string{"<", "(http", "(@"} {
		if i := strings.Index(s, open); i > 0 {
			s = s[:i]
		}
	}
	return strings.TrimSpace(s)
}
