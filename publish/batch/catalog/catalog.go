// Package catalog says what books there are: to reading systems in OPDS 1.2
// and 2.0, to people in a page of HTML, to sha256sum in a list of sums. Its
// functions are pure, and the same books give the same bytes.
//
//	for f := range (catalog.Catalog{Title: "Reviews", Books: books}).Files() {
//		// f.Path is the place of f.Data, relative to the books.
//	}
package catalog

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/octavo-press/octavo/publish/phrase"
)

// Catalog is books and what they are called together.
type Catalog struct {
	Title    string // "" is "Books", in the language
	Language string // BCP 47, of the title and the headings; "" is "en"
	Books    []Book
	PerPage  int // books on a page of a feed; 0 is 100
}

// Book is one post's books.
type Book struct {
	About
	ID      string    // what it stays known by, such as the path of its post
	Changed time.Time // when its bytes last did
	Cover   Picture   // zero when there is none
	Thumb   Picture   // the cover, small; zero: the cover does
	Files   []File    // one of each format
	Access  *Access   // nil when nothing is known
}

// Access is what a book states of its accessibility, in the words of
// schema.org and EPUB Accessibility 1.1.
type Access struct {
	Modes      []string   `json:"accessMode,omitempty"`
	Sufficient [][]string `json:"accessModeSufficient,omitempty"`
	Features   []string   `json:"feature,omitempty"`
	Hazards    []string   `json:"hazard,omitempty"`
	Summary    string     `json:"summary,omitempty"` // for people, in the book's language
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
type Picture struct {
	Path, Type, Sum string
	Width, Height   int // pixels; 0 where they are not known
}

// shown reports whether catalogues may have the picture: OPDS 1.2, 5.4 wants
// one of these types.
func (p Picture) shown() bool {
	return p.Path != "" && slices.Contains([]string{"image/jpeg", "image/png", "image/gif"}, p.Type)
}

// thumb is the small cover, or the cover.
func (b Book) thumb() Picture {
	if b.Thumb.shown() {
		return b.Thumb
	}
	return b.Cover
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
// feeds they refer to, and SHA256SUMS over these and the books, one after
// another: of a large catalogue no more than a page is held.
func (c Catalog) Files() iter.Seq[Output] {
	return func(yield func(Output) bool) {
		c := c.filled()
		lines := c.sums()
		for o := range c.feeds() {
			lines = append(lines, sumOf(o))
			if !yield(o) {
				return
			}
		}
		yield(sumsFile(lines))
	}
}

// filled has the defaults, and the books in their order: the latest first.
func (c Catalog) filled() Catalog {
	c.Language = cmp.Or(c.Language, "en")
	c.Title = cmp.Or(c.Title, phrase.For(c.Language).Books)
	if c.PerPage < 1 {
		c.PerPage = 100
	}
	c.Books = slices.Clone(c.Books)
	slices.SortStableFunc(c.Books, func(a, b Book) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
	return c
}

// feeds gives all files but that of the sums.
func (c Catalog) feeds() iter.Seq[Output] {
	return func(yield func(Output) bool) {
		groups := c.groups()
		all := feed{catalog: c, name: "catalog", title: c.Title, books: c.Books, groups: groups}
		if !all.pages(yield) || !yield(c.page()) {
			return
		}
		for _, g := range groups {
			if !yield(g.navigation(c)) {
				return
			}
			for _, f := range g.facets {
				part := feed{catalog: c, name: f.name(), title: c.Title + ": " + f.value, books: f.books}
				if !part.pages(yield) {
					return
				}
			}
		}
	}
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
	words := phrase.For(c.Language)
	var out []group
	for _, g := range []struct {
		kind, title string
		of          func(Book) []string
	}{
		{"author", words.Authors, func(b Book) []string { return b.Authors }},
		{"tag", words.Tags, func(b Book) []string { return b.Tags }},
		{"language", words.Languages, func(b Book) []string { return []string{b.Language} }},
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
	kind, rest, _ := strings.Cut(strings.TrimSuffix(name, path.Ext(name)), "-")
	key, number, numbered := strings.Cut(rest, "-")
	switch {
	case dir != Folder+"/":
		return false
	case kind == "by":
		return slices.Contains([]string{"author.xml", "tag.xml", "language.xml"}, strings.TrimPrefix(name, "by-"))
	case kind == "page":
		return isNumber(rest)
	case numbered && !isNumber(number):
		return false
	}
	_, err := hex.DecodeString(key)
	return err == nil && len(key) == 16 && slices.Contains([]string{"author", "tag", "language", "cover", "thumb"}, kind)
}

func isNumber(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

// CoverPath is where the cover of a book belongs, by its ID and media type.
func CoverPath(id, mediaType string) string { return picturePath("cover", id, mediaType) }

// ThumbPath is where the small cover of a book belongs.
func ThumbPath(id, mediaType string) string { return picturePath("thumb", id, mediaType) }

func picturePath(kind, id, mediaType string) string {
	ext := map[string]string{"image/png": ".png", "image/svg+xml": ".svg", "image/webp": ".webp", "image/gif": ".gif"}[mediaType]
	return path.Join(Folder, kind+"-"+Key(id)+cmp.Or(ext, ".jpg"))
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
