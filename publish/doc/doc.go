// Package doc is the tree between a post and its books: what the text means,
// never how it looks. It knows no points, fonts, pages or HTML, and imports
// the standard library only.
//
//	d := &doc.Document{
//		Meta:   doc.Meta{Title: "On Trees", Language: "en"},
//		Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "A leaf."}}}},
//	}
//	fmt.Print(doc.Dump(d))
//
// The sums Block and Inline are sealed: a program reads them with a type
// switch whose default is loud. Samples holds one value of every node, so that
// a test can take each through whatever reads the tree.
package doc

import (
	"fmt"
	"time"
)

// Pos is where a node stands in its source.
type Pos struct {
	File string
	Line int // 1-based; 0 when it is not known
}

// String gives "file:line", or the file alone when the line is not known.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// At returns the position; it makes every node that embeds Pos a Node.
func (p Pos) At() Pos { return p }

// Document is one post: its metadata and its text.
type Document struct {
	Meta   Meta
	Blocks []Block
}

// Meta is what is known of the post beside its text, and the only owner of it.
// In Title and Subtitle a "\n" is a line break that the author set; OneLine
// takes it out for catalogues.
type Meta struct {
	Title        string
	Subtitle     string
	Authors      []Author
	Contributors []Author  // who wrote parts of a book of many, beside its Authors
	Date         time.Time // zero when there is none; the zone is the author's
	Modified     time.Time // zero when the post does not say
	Language     string    // BCP 47, such as "en" or "zh-Hant"; "" when unknown
	TitleLang    string    // BCP 47 where the title's differs
	Summary      string    // plain text for catalogues
	Standfirst   []Block   // what stands before the excerpt marker
	Tags         []string
	Series       string
	SeriesNumber string
	Rights       string
	Publisher    string
	Source       string // canonical URL
	ID           string // an identifier the post claims, such as a DOI
	Slug         string
	Draft        bool
	Cover        *Cover
	Extra        map[string]any // front matter that has no field here, as JSON values
}

// Author is one person or organisation behind the post.
type Author struct {
	Name string
	Sort string // file-as form, "" when it equals Name
	Role string // MARC relator code, "" means "aut"
	Bio  []Inline
}

// Cover is the picture the post names for itself.
type Cover struct {
	Image   Image
	Caption []Inline
}

// Node is anything in the tree.
type Node interface{ At() Pos }

// Block is a paragraph-level node; the sum is sealed.
type Block interface {
	Node
	block()
	// Common gives the attributes every block has.
	Common() *Attr
}

// Inline is a node within a line of text; the sum is sealed.
type Inline interface {
	Node
	inline()
}

// Attr is what every block carries.
type Attr struct {
	Pos
	ID   string // unique in the document, "" for none
	Lang string // BCP 47 where it differs from what surrounds it
	Dir  Dir
}

// Common returns the attributes themselves.
func (a *Attr) Common() *Attr { return a }
func (*Attr) block()          {}

// Dir is a direction of text that the source states.
type Dir string

// The directions; Auto leaves it to the text.
const (
	Auto Dir = ""
	LTR  Dir = "ltr"
	RTL  Dir = "rtl"
)

// Role says what a Section, Div or Span is for, beyond its shape.
type Role string

// Roles the backends know; others are carried and shown plainly.
const (
	RoleAbout      Role = "about"      // Section: about the authors
	RolePart       Role = "part"       // Section at level 1: one post in a book of many
	RoleIndex      Role = "index"      // Section: names and where to find them
	RoleDateline   Role = "dateline"   // Div: when and where a part was published
	RoleColophon   Role = "colophon"   // Section or Div: case numbers, imprint
	RoleLabel      Role = "label"      // Div: a speaker's name or label before text, not in the contents
	RoleDisplay    Role = "display"    // Div: a paragraph set apart in display style
	RoleDetails    Role = "details"    // Div: folded matter; its first block is the summary line
	RoleStandfirst Role = "standfirst" // Div: further leading text in the body
	RoleSignature  Role = "signature"  // Div: the name under a text
	RoleReferences Role = "references" // Section or Div: bibliography
	RoleExcerpt    Role = "excerpt"    // Div or Span, empty: where the excerpt ends; gone after transform
	RoleKeyboard   Role = "kbd"        // Span
	RoleMark       Role = "mark"       // Span: highlighted
	RoleSmall      Role = "small"      // Span or Div: fine print
	RoleCite       Role = "cite"       // Span: title of a work
	RoleUnderline  Role = "underline"  // Span: underlined
	RoleAbbr       Role = "abbr"       // Span: abbreviation; Title holds the expansion
	RoleInserted   Role = "ins"        // Span
)

// Section is a heading and all that stands under it. Level counts from 1 at
// the top of the document and never skips.
type Section struct {
	Attr
	Level    int
	Title    []Inline
	Subtitle []Inline
	Authors  []string
	RunIn    bool // a small heading right before its text; in the outline, not in the printed contents
	Role     Role
	Blocks   []Block
}

// Paragraph is a paragraph of running text.
type Paragraph struct {
	Attr
	Inlines []Inline
}

// Quote is a block quotation.
type Quote struct {
	Attr
	Blocks      []Block
	Attribution []Inline
}

// PullQuote is a sentence lifted out of the text for display.
type PullQuote struct {
	Attr
	Blocks      []Block
	Attribution []Inline
}

// Callout is a box beside the argument: a note, a warning, a case study.
type Callout struct {
	Attr
	Kind   string // "note", "tip", "important", "warning", "caution", or "" for a plain box
	Title  []Inline
	Blocks []Block
}

// Verse is text whose line breaks are its author's.
type Verse struct {
	Attr
	Lines [][]Inline
}

// Figure is one or more pictures with one caption.
type Figure struct {
	Attr
	Images  []*Image
	Caption []Inline
	Credit  []Inline
}

// Align is how a table's column is set.
type Align string

// The alignments of a column.
const (
	AlignNone   Align = ""
	AlignLeft   Align = "left"
	AlignCenter Align = "center"
	AlignRight  Align = "right"
)

// Table is a grid of cells. Every row covers the same number of columns.
type Table struct {
	Attr
	Head    []Row
	Body    []Row
	Align   []Align // one a column
	Caption []Inline
	Note    []Inline // source or remark under the table
}

// Row is one row of a table.
type Row struct {
	Pos
	Cells []Cell
}

// Cell is one cell; spans of 0 count as 1.
type Cell struct {
	Pos
	Header  bool // heads its row
	ColSpan int
	RowSpan int
	Blocks  []Block
}

// List is a bulleted, numbered or literally marked list.
type List struct {
	Attr
	Ordered bool
	Start   int // number of the first item of an ordered list
	Tight   bool
	Items   []Item
}

// Task is the state of a task list's item.
type Task string

// States of an item; NoTask for an ordinary one.
const (
	NoTask Task = ""
	Open   Task = "open"
	Done   Task = "done"
)

// Item is one item of a list. Marker is the marker as the author wrote it
// ("a)", "（1）"), "" when the list counts for itself.
type Item struct {
	Pos
	Marker string
	Task   Task
	Blocks []Block
}

// Definitions is a list of terms and what they mean.
type Definitions struct {
	Attr
	Items []Definition
}

// Definition is one or more terms with one or more meanings.
type Definition struct {
	Pos
	Terms  [][]Inline
	Bodies [][]Block
}

// CodeBlock is a listing; Text ends without a newline. Title names it, as the
// file that it is of, "" for none.
type CodeBlock struct {
	Attr
	Language string
	Title    string
	Text     string
}

// MathBlock is displayed mathematics in TeX notation.
type MathBlock struct {
	Attr
	Source string
}

// SceneBreak is a break between two stretches of text under one heading.
type SceneBreak struct{ Attr }

// Div groups blocks for a role, a language or a direction.
type Div struct {
	Attr
	Role   Role
	Blocks []Block
}

// Text is plain characters. As parsed, one never spans source lines: where a
// line of the source ended without a break, the next Text begins with a space,
// or with none between East Asian characters.
type Text struct {
	Pos
	Text string
}

// Emphasis is stressed text.
type Emphasis struct {
	Pos
	Inlines []Inline
}

// Strong is strongly stressed text.
type Strong struct {
	Pos
	Inlines []Inline
}

// Strike is text struck out.
type Strike struct {
	Pos
	Inlines []Inline
}

// Code is a stretch of code in a line.
type Code struct {
	Pos
	Text string
}

// Link leads to a URL or, as "#id", to a block of the document.
type Link struct {
	Pos
	URL     string
	Title   string
	Inlines []Inline
}

// Image is a picture in a line or in a Figure. URL is the reference as the
// author wrote it; the book's assets are keyed by it.
type Image struct {
	Pos
	URL        string
	Alt        string
	Title      string
	Link       string // where the picture leads, "" for nowhere
	Width      int    // CSS pixels the author asked for, 0 for none
	Height     int
	Decorative bool // the author says it means nothing to a listener
}

// Note is a footnote at the place of its call. It owns its text.
type Note struct {
	Pos
	ID     string
	Label  string // the label of the source, "" when the notes count for themselves
	Blocks []Block
}

// Math is mathematics in a line, in TeX notation.
type Math struct {
	Pos
	Source string
}

// LineBreak is a break that the author set.
type LineBreak struct{ Pos }

// Superscript is raised text.
type Superscript struct {
	Pos
	Inlines []Inline
}

// Subscript is lowered text.
type Subscript struct {
	Pos
	Inlines []Inline
}

// SmallCaps is text in small capitals.
type SmallCaps struct {
	Pos
	Inlines []Inline
}

// Ruby is base text with its reading.
type Ruby struct {
	Pos
	Base    []Inline
	Reading string
}

// Span carries a role, language or direction over a stretch of text.
type Span struct {
	Pos
	ID      string
	Role    Role
	Lang    string
	Dir     Dir
	Title   string
	Inlines []Inline
}

func (*Text) inline()        {}
func (*Emphasis) inline()    {}
func (*Strong) inline()      {}
func (*Strike) inline()      {}
func (*Code) inline()        {}
func (*Link) inline()        {}
func (*Image) inline()       {}
func (*Note) inline()        {}
func (*Math) inline()        {}
func (*LineBreak) inline()   {}
func (*Superscript) inline() {}
func (*Subscript) inline()   {}
func (*SmallCaps) inline()   {}
func (*Ruby) inline()        {}
func (*Span) inline()        {}

// Byline gives the names that a title page has, each in one line.
func Byline(m *Meta) []string {
	var names []string
	for _, a := range m.Authors {
		if name := OneLine(a.Name); name != "" {
			names = append(names, name)
		}
	}
	return names
}
