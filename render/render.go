// Package render is what backends are given and what they give back: the
// frozen Book, the Backend interface, the map of pages.
//
//	type plain struct{}
//
//	func (plain) Format() string { return "txt" }
//	func (plain) Render(ctx context.Context, b *render.Book, w io.Writer) (render.Output, error) {
//		_, err := io.WriteString(w, doc.Dump(b.Doc))
//		return render.Output{}, err
//	}
//
// Everything is resolved before rendering: a backend sees bytes, sizes and
// numbers, no network, no clock, no random.
package render

import (
	"context"
	"io"
	"time"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/theme"
)

// Diagnostic is something to tell the post's author.
type Diagnostic = doc.Diagnostic

// Book is one post, resolved and frozen. Backends read it and never write to
// it; several may read it at once.
type Book struct {
	Doc      *doc.Document
	Assets   map[string]*Asset // by doc.Image.URL
	Theme    *theme.Theme
	Fonts    *fonts.Set
	Options  Options
	Modified time.Time // dcterms:modified and ModDate; never the clock

	// Cover gives the picture that stands for the book on a reader's shelf,
	// nil for a book without one; what was made is kept. A book whose Cover is
	// a nil function has the post's own picture.
	Cover func(context.Context) (*Asset, error)
	// Laid gives the book's pages, laid out at the first call and shared by
	// all who ask.
	Laid func(context.Context) (*Laid, error)
}

// Options are the choices that change a book's bytes.
type Options struct {
	Paper  string // "a4", "letter", "a5", "6x9"; "" is a4
	Cover  Cover
	Links  LinkStyle
	Device Device
	Attach *Attachment // what the PDF carries beside its pages, nil for nothing
	// EmbedFonts has the EPUB carry the theme's faces, whole.
	EmbedFonts bool
}

// Device is what an EPUB is read on.
type Device string

// The devices. The zero value is any.
const (
	DeviceGeneric Device = ""
	DeviceKindle  Device = "kindle"
	DeviceKobo    Device = "kobo"
	DeviceApple   Device = "apple"
)

// Devices lists the devices by name; "generic" is the zero value.
func Devices() []string { return []string{"generic", "kindle", "kobo", "apple"} }

// DeviceNamed gives the device of a name, false for none of Devices.
func DeviceNamed(name string) (Device, bool) {
	switch d := Device(name); d {
	case "generic":
		return DeviceGeneric, true
	case DeviceGeneric, DeviceKindle, DeviceKobo, DeviceApple:
		return d, true
	}
	return "", false
}

// Attachment is a file within a book: the post it was made from.
type Attachment struct {
	Name string // a file name, without folders
	MIME string // "text/markdown"
	Data []byte
}

// Cover is what the first page shows.
type Cover string

// The covers. Where the post has no picture, or it cannot be had, all but
// CoverNone come to CoverType in an EPUB, since shelves show a cover of every
// book. Pages need none: the zero value gives a PDF a cover only where the post
// has a picture, and else lets the title block open the text.
const (
	CoverAuto    Cover = ""        // CoverCompose, but see above
	CoverCompose Cover = "compose" // the post's picture with title and names
	CoverImage   Cover = "image"   // the post's picture as it is
	CoverType    Cover = "type"    // a picture drawn from title and names
	CoverNone    Cover = "none"
)

// LinkStyle is what becomes of URLs on paper.
type LinkStyle string

// The link styles; the zero value is LinksNone, links live on the page but
// their URLs are not printed.
const (
	LinksNone     LinkStyle = ""
	LinksInline   LinkStyle = "inline"
	LinksNotes    LinkStyle = "notes"
	LinksEndnotes LinkStyle = "endnotes"
)

// Asset is a picture of the book, resolved. A missing or broken one has a
// drawn placeholder as its Data and says so in Missing.
type Asset struct {
	Key     string // SHA-256 of the bytes, hex
	Source  string // SHA-256 of the file it was made from, hex; "" for a placeholder
	MIME    string // "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"
	Data    []byte // as found; EPUB takes what its readers can show; nil where Load gives them: ask Bytes
	Load    func() ([]byte, error)
	Size    int // of what Load gives
	Width   int // pixels, the orientation applied
	Height  int
	Missing bool
	Print   *frame.Picture // what a page can take: PNG or JPEG, the orientation applied; nil for SVG
}

// Bytes gives the bytes, read again where they are not in memory. They are not
// to be kept: a post may have hundreds of pictures.
func (a *Asset) Bytes() ([]byte, error) {
	if a.Data != nil || a.Load == nil {
		return a.Data, nil
	}
	return a.Load()
}

// Len is how many bytes there are.
func (a *Asset) Len() int { return max(len(a.Data), a.Size) }

// Laid is a book laid out.
type Laid struct {
	Frames      *frame.Document
	Map         PageMap
	Diagnostics []Diagnostic
}

// PageMap says where each printed page begins in the tree.
type PageMap struct {
	Breaks []PageBreak
}

// PageBreak is the first text of a page: so many runes into the plain text of
// Node, a leaf block (Paragraph, CodeBlock, …), Figure, Table or Section (its
// title). Pages that begin with furniture have no break.
type PageBreak struct {
	Label  string
	Node   doc.Block
	Offset int
}

// Output is what a backend says of the book it wrote.
type Output struct {
	Pages       int // 0 where the format has none
	Diagnostics []Diagnostic
}

// Backend writes one format. Render must not keep the Book, must write the
// same bytes for the same Book, and returns the writer's errors.
type Backend interface {
	Format() string // "epub", "pdf"; also the file name's extension
	Render(ctx context.Context, b *Book, w io.Writer) (Output, error)
}

// Paged is a Backend that draws the pages Book.Laid gives. Where such a book
// is made, its siblings may name its pages.
type Paged interface {
	Backend
	Paged() bool
}
