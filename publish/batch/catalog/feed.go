package catalog

import (
	"fmt"
	"path"
	"strings"
)

// feed is books under one title, in files named so in both kinds of OPDS: the
// first page has the name itself. Groups are the facets it offers.
type feed struct {
	catalog Catalog
	name    string
	title   string
	books   []Book
	groups  []group
	number  int // of the page, from 1
	of      int
	total   int // books of all pages
}

// pages gives the feed's files, in both kinds. It reports whether more are
// wanted.
func (f feed) pages(yield func(Output) bool) bool {
	per := f.catalog.PerPage
	all := f.books
	f.total, f.of = len(all), max(1, (len(all)+per-1)/per)
	for f.number = 1; f.number <= f.of; f.number++ {
		f.books = all[(f.number-1)*per : min(f.number*per, len(all))]
		if !yield(f.atom(updated(all))) || !yield(f.json(updated(all))) {
			return false
		}
		f.groups = nil // facets are offered on the first page
	}
	return true
}

// page is the file of a page, without its extension.
func (f feed) page(n int) string {
	switch {
	case n == 1:
		return f.name
	case path.Dir(f.name) == Folder:
		return fmt.Sprintf("%s-%d", f.name, n)
	}
	return fmt.Sprintf("%s/page-%d", Folder, n)
}

func (f feed) file() string { return f.page(f.number) }

// turn is a link to another page of a feed (RFC 5005, 3).
type turn struct {
	rel  string
	page int
}

// turns lists the links among the pages, none where there is one.
func (f feed) turns() []turn {
	var out []turn
	if f.of == 1 {
		return nil
	}
	out = append(out, turn{"first", 1}, turn{"last", f.of})
	if f.number > 1 {
		out = append(out, turn{"previous", f.number - 1})
	}
	if f.number < f.of {
		out = append(out, turn{"next", f.number + 1})
	}
	return out
}

// href is a path as a relative URL within the feed's page.
func (f feed) href(p string) string {
	return strings.Repeat("../", strings.Count(f.file(), "/")) + href(p)
}
