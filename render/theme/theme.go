// Package theme holds looks as data: papers, measures, styles and colours,
// read from themes/*.toml, resolved once and used by both backends.
//
//	t, err := theme.Named("briefing")
//	fmt.Println(t.Styles[theme.Body].Size)
//
// A theme file is TOML of the plainest kind: tables, and keys with a string, a
// number or a boolean. A user's file says where it differs:
//
//	base   = "book"      # or "briefing", "plain"
//	accent = "#004488"   # also ink, muted, tint
//	logo   = "logo.svg"  # beside this file; also footer, publisher
//
//	[font.serif]         # the theme's own faces: regular, italic, bold, …
//	regular = "Fell.ttf"
//
//	[style.heading1]     # see Style; names are those of the constants
//	size  = 1900
//	color = "accent"
//
//	[paper.a4]           # see Paper; millimetres, size and leading in points
//	measure = 128
package theme

import (
	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// Theme is a resolved theme: every style is complete, nothing is inherited.
type Theme struct {
	Name      string
	Papers    map[string]Paper
	Styles    map[Name]Style
	Accent    Color
	Ink       Color
	Muted     Color // running heads, folios, captions
	Tint      Color // grounds of call-outs and code
	ImageBand bool  // the title block shows the post's picture
	DropCap   int   // lines the first letter of the text stands over, 0 for none
	Footer    string
	Publisher string
	CJK       CJK
	Logo      *Logo        // on the first page, nil for none
	Fonts     []fonts.File // the theme's own faces, to be preferred to others
}

// Logo is a picture file, as it was found.
type Logo struct {
	Name string // of the file
	Data []byte // PNG, JPEG or SVG
}

// CJK is how the text of a Chinese, Japanese or Korean document differs.
type CJK struct {
	Leading int // thousandths of the body size
	Indent  int // of a paragraph's first line, thousandths of the body size
}

// Color is sRGB.
type Color [3]uint8

// Paper is a page: trim, text block and the sizes that suit it.
type Paper struct {
	Name    string
	W, H    sp.Len
	Measure sp.Len // width of the text block
	Top     sp.Len // from the trim's top to the text block
	Bottom  sp.Len // from the text block to the trim's bottom
	Inner   sp.Len // inner margin of facing pages; 0 centres the block
	Size    sp.Len // body size
	Leading sp.Len // body leading; the baseline grid
}

// Name names a style.
type Name string

// The styles of the tree's parts.
const (
	Body        Name = "body"
	Title       Name = "title"
	Subtitle    Name = "subtitle"
	Kicker      Name = "kicker" // series and kind above the title
	Byline      Name = "byline"
	Dateline    Name = "dateline"
	Standfirst  Name = "standfirst"
	Heading1    Name = "heading1"
	Heading2    Name = "heading2"
	Heading3    Name = "heading3"
	Heading4    Name = "heading4" // and deeper
	RunIn       Name = "runin"
	SectionSub  Name = "section-subtitle"
	Quote       Name = "quote"
	Attribution Name = "attribution"
	PullQuote   Name = "pullquote"
	Callout     Name = "callout"
	CalloutHead Name = "callout-head"
	Verse       Name = "verse"
	Caption     Name = "caption"
	TableCell   Name = "table-cell"
	TableHead   Name = "table-head"
	Code        Name = "code"
	InlineCode  Name = "inline-code" // only Font and Size count
	Note        Name = "note"
	Label       Name = "label"
	Display     Name = "display"
	ListItem    Name = "list-item"
	Term        Name = "term"
	About       Name = "about"
	Contents1   Name = "contents1"
	Contents2   Name = "contents2"
	ContentsTop Name = "contents-title"
	RunningHead Name = "running-head"
	Folio       Name = "folio"
	Colophon    Name = "colophon"
)

// Style is how one part looks. Sizes are thousandths of the body size, spaces
// thousandths of the body leading, indents thousandths of the body size, so
// that a style fits every paper.
type Style struct {
	Font        fonts.Role
	Weight      int
	Italic      bool
	SmallCaps   bool
	Size        int
	Leading     int // thousandths of the style's own size
	Before      int
	After       int
	Left, Right int // indents of the block
	First       int // indent of the first line
	Align       Alignment
	Color       Color
	Hyphenate   bool
}

// Alignment is how lines are set.
type Alignment string

// The alignments.
const (
	Justify Alignment = "justify"
	Start   Alignment = "start"
	Center  Alignment = "center"
	End     Alignment = "end"
)
