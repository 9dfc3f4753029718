// Package catalog says what books there are: to reading systems in OPDS 1.2
// and 2.0, to people in a page of HTML, to sha256sum in a list of sums. Its
// functions are pure, and the same books give the same bytes.
//
//	for _, f := range (catalog.Catalog{Title: "Reviews", Books: books}).Files() {
//		// f.Path is the place of f.Data, relative to the books.
//	}
package catalog

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
)

// Catalog is books and what they are called together.
type Catalog struct {
	Title    string // "" is "Books"
	Language string // BCP 47, of the title; "" is "en"
	Books    []Book
}

// Book is one post's books.
type Book struct {
	About
	ID      string    // what it stays known by, such as the path of its post
	Changed time.Time // when its bytes last did
	Cover   Picture   // zero when there is none
	Files   []File    // one of each format
}

// About is what a book says of itself.
type About struct {
	Title        string    `json:"title"`
	Subtitle     string    `json:"subtitle,omitempty"`
	Authors      []string  `json:"authors,omitempty"`
	Date         time.Time `json:"date,omitzero"`
	Language     string    `json:"language,omitempty"` // BCP 47
	Summary      string    `json:"summary,omitempty"`
	Tags         []string  `json:"tags,omitempty"`
	Series       string    `json:"series,omitempty"`
	SeriesNumber string    `json:"seriesNumber,omitempty"`
	Publisher    string    `json:"publisher,omitempty"`
	Rights       string    `json:"rights,omitempty"`
	Source       string    `json:"source,omitempty"` // the post's address
}

// Picture is a cover in a file of its own; Path is relative to the catalogue.
type Picture struct{ Path, Type, Sum string }

// shown reports whether catalogues may have the picture: OPDS 1.2, 5.4 wants
// one of these types.
func (p Picture) shown() bool {
	return p.Path != "" && slices.Contains([]string{"image/jpeg", "image/png", "image/gif"}, p.Type)
}

// File is a book in one format; Path is relative to the catalogue.
type File struct {
	Format string
	Path   string
	Bytes  int64
	Pages  int
	Sum    string // SHA-256 in hex
}

// Output is a file of the catalogue.
type Output struct {
	Path string
	Data []byte
}

// Folder is where the files lie that the first ones refer to.
const Folder = "catalog"

// Files gives catalog.xml (OPDS 1.2), catalog.json (OPDS 2.0), index.html, the
// feeds they refer to, and SHA256SUMS over these and the books.
func (c Catalog) Files() []Output {
	c.Title, c.Language = cmp.Or(c.Title, "Books"), cmp.Or(c.Language, "en")
	c.Books = slices.Clone(c.Books)
	slices.SortStableFunc(c.Books, func(a, b Book) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
	groups := c.groups()
	all := feed{catalog: c, name: "catalog", title: c.Title, books: c.Books}
	out := []Output{all.atom(groups), all.json(groups), c.page()}
	for _, g := range groups {
		out = append(out, g.navigation(c))
		for _, f := range g.facets {
			part := feed{c, f.name(), c.Title + ": " + f.value, f.books}
			out = append(out, part.atom(nil), part.json(nil))
		}
	}
	return append(out, c.sums(out))
}

// group is facets of a kind, such as all authors.
type group struct {
	kind, title string
	facets      []facet
}

// facet is the books that have something in common.
type facet struct {
	kind, value string
	books       []Book
}

// groups finds the facets, by value. A kind of which there is but one value
// over all the books tells nothing and is left out.
func (c Catalog) groups() []group {
	var out []group
	for _, g := range []struct {
		kind, title string
		of          func(Book) []string
	}{
		{"author", "Author", func(b Book) []string { return b.Authors }},
		{"tag", "Tag", func(b Book) []string { return b.Tags }},
		{"language", "Language", func(b Book) []string { return []string{b.Language} }},
	} {
		if facets := facetsOf(g.kind, c.Books, g.of); len(facets) > 1 {
			out = append(out, group{g.kind, g.title, facets})
		}
	}
	return out
}

func facetsOf(kind string, books []Book, of func(Book) []string) []facet {
	var out []facet
	at := map[string]int{}
	for _, b := range books {
		for i, v := range of(b) {
			if v == "" || slices.Contains(of(b)[:i], v) {
				continue
			}
			n, ok := at[v]
			if !ok {
				n, at[v] = len(out), len(out)
				out = append(out, facet{kind: kind, value: v})
			}
			out[n].books = append(out[n].books, b)
		}
	}
	slices.SortFunc(out, func(a, b facet) int { return cmp.Compare(a.value, b.value) })
	return out
}

// name is the facet's file without its extension: values are in any script,
// names in ASCII.
func (f facet) name() string { return path.Join(Folder, f.kind+"-"+Key(f.value)) }

// Key is a short name that any file system takes, for one that may be long or
// in any script.
func Key(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// Stale reports whether a path is of a kind that a catalogue makes in its
// folder, and so may be removed when this one has not made it.
func Stale(p string) bool {
	dir, name := path.Split(p)
	kind, key, ok := strings.Cut(strings.TrimSuffix(name, path.Ext(name)), "-")
	if by, is := strings.CutPrefix(name, "by-"); is && dir == Folder+"/" {
		return slices.Contains([]string{"author.xml", "tag.xml", "language.xml"}, by)
	}
	if _, err := hex.DecodeString(key); !ok || err != nil || len(key) != 16 {
		return false
	}
	return dir == Folder+"/" && slices.Contains([]string{"author", "tag", "language", "cover"}, kind)
}

// CoverPath is where the cover of a book belongs, by its ID and media type.
func CoverPath(id, mediaType string) string {
	ext := map[string]string{"image/png": ".png", "image/svg+xml": ".svg", "image/webp": ".webp", "image/gif": ".gif"}[mediaType]
	return path.Join(Folder, "cover-"+Key(id)+cmp.Or(ext, ".jpg"))
}

// feed is books under one title, in a file named so in both kinds of OPDS.
type feed struct {
	catalog Catalog
	name    string
	title   string
	books   []Book
}

// href is a path as a relative URL within the feed.
func (f feed) href(p string) string {
	return strings.Repeat("../", strings.Count(f.name, "/")) + href(p)
}

func href(p string) string { return (&url.URL{Path: p}).String() }

// updated is when the last of the books changed.
func updated(books []Book) time.Time {
	var last time.Time
	for _, b := range books {
		if at := b.updated(); at.After(last) {
			last = at
		}
	}
	return last.UTC()
}

// updated falls back to the date of the post: Atom must have one (RFC 4287,
// 4.1.2).
func (b Book) updated() time.Time {
	if b.Changed.IsZero() {
		return b.Date.UTC()
	}
	return b.Changed.UTC().Truncate(time.Second)
}

// mediaType is that of a format; those of other backends are bytes.
func mediaType(format string) string {
	switch format {
	case "epub":
		return "application/epub+zip"
	case "pdf":
		return "application/pdf"
	case "html":
		return "text/html"
	}
	return "application/octet-stream"
}

// urn makes a UUID of a name (RFC 9562, version 8: the hash is our own choice).
func urn(name string) string {
	u := sha256.Sum256([]byte("octavo catalogue\n" + name))
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
