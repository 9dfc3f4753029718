// Package xhtml writes a post as the chapters of an EPUB: the tree as XHTML,
// the theme as CSS. It knows no package document, no ZIP and no library that
// makes them.
//
//	x := xhtml.Convert(book, nil, nil)
//	for _, c := range x.Chapters {
//		os.WriteFile(c.Name, x.Page(c), 0o644)
//	}
//
// Chapters link to each other as files of one folder, and expect pictures in
// ../images/ and the style sheet at ../css/book.css.
package xhtml

import (
	"cmp"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
)

// Book is a post as XHTML.
type Book struct {
	Lang        string // BCP 47, "und" when the post does not say
	Dir         doc.Dir
	Words       *phrase.Words
	Title       string // in one line, never empty
	TitleLang   string // BCP 47 where the title's is not the book's
	Chapters    []Chapter
	Nav         []Entry
	Landmarks   []Landmark
	Pages       []Page  // where the pages of the PDF begin, in reading order
	Images      []Image // that the chapters show, each once
	Cover       int     // index of the cover in Images, -1 for none
	Publisher   string  // the post's, else the theme's
	CSS         string
	Fonts       []Font // that the style sheet names
	Holds       Holdings
	Diagnostics []render.Diagnostic
}

// Chapter is one file of the book.
type Chapter struct {
	Name  string // of the file, without folder
	Title string
	Part  Part
	Body  []byte // what stands within the body element
}

// Part is what a chapter is to the book, an epub:type of body.
type Part string

// The parts, in the order they stand in a book.
const (
	CoverPart Part = "cover"
	FrontPart Part = "frontmatter"
	BodyPart  Part = "bodymatter"
	BackPart  Part = "backmatter"
)

// Names of files, as the chapters see them.
const (
	coverFile    = "cover.xhtml"
	titleFile    = "title.xhtml"
	aboutFile    = "about.xhtml"
	colophonFile = "colophon.xhtml"
	imageDir     = "../images/"
	stylesheet   = "../css/book.css"
)

// Entry is a heading in the table of contents.
type Entry struct {
	Title string
	Href  string // from the chapters' folder
	Lang  string // BCP 47 where the heading's is not the book's
	RunIn bool   // a small heading, not for a printed contents page
	Kids  []Entry
}

// Landmark leads to a part of the book that a reader looks for.
type Landmark struct {
	Type  string // epub:type
	Title string
	Href  string // from the chapters' folder
}

// Page is where a printed page begins.
type Page struct {
	Label string
	Href  string // from the chapters' folder
}

// Image is a picture's file.
type Image struct {
	Name string // of the file, without folder
	*render.Asset
	URL string  // as the post names it first
	At  doc.Pos // where it does
}

// Holdings is what accessibility metadata are computed from.
type Holdings struct {
	Images    int  // that mean something to a listener
	Described int  // those with an alternative that the author wrote
	Animated  bool // a picture moves
	Maths     bool // in TeX
	Ruby      bool
}

// Convert writes the book's post as XHTML. Cover is what the book's Cover gave,
// breaks where the pages of its PDF begin; both are nil where there is none.
func Convert(b *render.Book, cover *render.Asset, breaks []render.PageBreak) *Book {
	c := newConverter(b)
	c.plan()
	c.placeBreaks(breaks)
	c.cover(cover)
	c.titlePage()
	c.text()
	c.out.Nav = c.contents()
	c.about()
	c.colophon()
	c.out.CSS = CSS(b.Theme, c.out.Lang, c.out.Dir)
	if b.Options.Device == render.DeviceKindle {
		c.out.CSS = forKindle(c.out.CSS)
	}
	c.wholeFaces()
	c.embed()
	return c.out
}

// converter is a Book being written.
type converter struct {
	book   *render.Book
	meta   *doc.Meta
	out    *Book
	chaps  []chapter
	ids    ids
	places map[doc.Node]place // of every node that can be linked to
	byID   map[string]place   // the same by the document's IDs
	isNote map[string]bool    // of those
	images map[string]int     // index into out.Images, by URL
	byKey  map[string]int     // the same, by the asset's hash
	called map[*doc.Note]*note
	count  int // notes so far

	// The chapter at hand.
	Writer
	file    string
	notes   []*note // called in it and not yet written
	inNotes bool
	depth   int         // of elements
	inLink  bool        // links do not nest
	held    []*doc.Note // called in the link

	marks  map[doc.Node][]mark // where pages begin
	due    []mark              // those of the block at hand, not yet passed
	passed int                 // runes of its plain text written so far
}

func newConverter(b *render.Book) *converter {
	m := &b.Doc.Meta
	lang, dir := bookLang(m)
	out := &Book{Lang: lang, Dir: dir, Words: phrase.For(lang), Title: cmp.Or(label(m.Title), "…"), Publisher: m.Publisher, Cover: -1}
	out.TitleLang = differing(m.TitleLang, lang)
	if out.Publisher == "" && b.Theme != nil {
		out.Publisher = b.Theme.Publisher
	}
	return &converter{
		book: b, meta: m, out: out,
		ids:    ids{},
		places: map[doc.Node]place{},
		byID:   map[string]place{},
		isNote: map[string]bool{},
		images: map[string]int{},
		byKey:  map[string]int{},
		marks:  map[doc.Node][]mark{},
		called: map[*doc.Note]*note{},
	}
}

// begin starts a chapter's file.
func (c *converter) begin(file string, size int) {
	c.file = file
	c.Writer = Writer{b: make([]byte, 0, size)}
}

// end closes the file at hand, with the notes called in it.
func (c *converter) end(title string, part Part) {
	c.endnotes()
	c.out.Chapters = append(c.out.Chapters, Chapter{c.file, title, part, c.Bytes()})
}

func (c *converter) landmark(kind, title, file string) {
	c.out.Landmarks = append(c.out.Landmarks, Landmark{kind, title, file})
}

func (c *converter) report(code string, s doc.Severity, at doc.Pos, message string) {
	c.out.Diagnostics = append(c.out.Diagnostics, render.Diagnostic{Code: code, Severity: s, Pos: at, Message: message})
}
