package batch

import (
	"os"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/render/imaging"
)

// coverEntry is what was taken out of an EPUB for the catalogue: its cover, and
// the same small.
type coverEntry struct {
	pictureEntry
	Thumb  pictureEntry    `json:"thumb,omitzero"`
	Access *catalog.Access `json:"access,omitempty"` // what the book states
	Of     string          `json:"of"`               // the book's sum
}

// pictureEntry is a picture of the catalogue; Path is a slash path in the
// output, "" where there is none.
type pictureEntry struct {
	Path   string `json:"path,omitempty"`
	Type   string `json:"type,omitempty"`
	Sum    string `json:"sha256,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

func (p pictureEntry) picture() catalog.Picture {
	return catalog.Picture{Path: p.Path, Type: p.Type, Sum: p.Sum, Width: p.Width, Height: p.Height}
}

// The room that a small cover has, twice what lists show for screens that are
// twice as fine.
const (
	thumbWidth   = 320
	thumbHeight  = 512
	thumbQuality = 80
)

// covers takes out the covers that the catalogue lacks: those of books that an
// earlier version made, and those that have been lost. A book that cannot be
// read is catalogued without.
func (r *run) covers() error {
	for _, e := range r.manifest.mine() {
		b := e.in("epub")
		if b == nil || e.Cover != nil && e.Cover.Of == b.Sum && r.has(e.Cover.Path) && r.has(e.Cover.Thumb.Path) {
			continue
		}
		data, err := os.ReadFile(r.path(b.Path))
		if err != nil {
			r.job.Log.Warn("a book's cover is not read", "book", b.Path, "error", err)
		}
		if e.Cover, err = r.cover(e.Post, b, data); err != nil {
			return err
		}
		r.manifest.refresh(e)
	}
	return nil
}

// takeCover takes the cover out of an EPUB when a catalogue wants it and does
// not have it.
func (r *run) takeCover(e *entry, b bookEntry, epub []byte) (err error) {
	if r.job.Catalog != nil && (e.Cover == nil || e.Cover.Of != b.Sum) {
		e.Cover, err = r.cover(e.Post, &b, epub)
	}
	return err
}

// access is what the EPUB of an entry states, nil where that is not known.
func (e entry) access() *catalog.Access {
	if e.Cover == nil {
		return nil
	}
	return e.Cover.Access
}

// cover takes the cover out of an EPUB, and what it says of its accessibility.
func (r *run) cover(post string, b *bookEntry, epub []byte) (*coverEntry, error) {
	c := &coverEntry{Of: b.Sum}
	var data []byte
	var mediaType string
	book, err := openEPUB(epub)
	if err == nil {
		c.Access = book.access()
		data, mediaType, err = book.cover()
	}
	if err != nil {
		r.job.Log.Warn("a book's cover is not read", "book", b.Path, "error", err)
	}
	if data == nil {
		return c, nil
	}
	info, _ := imaging.Probe(data) // SVG has no pixels
	full := &frame{data, mediaType, info.Width, info.Height}
	if c.pictureEntry, err = r.hang(catalog.CoverPath(post, mediaType), full); err != nil {
		return c, err
	}
	small, err := imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: thumbWidth, MaxHeight: thumbHeight, Quality: thumbQuality, Cache: r.job.Config.Derived})
	if err != nil {
		return c, nil // the cover itself will do
	}
	c.Thumb, err = r.hang(catalog.ThumbPath(post, small.MIME), &frame{small.Data, small.MIME, small.Width, small.Height})
	return c, err
}

// frame is a picture to be hung.
type frame struct {
	data          []byte
	mediaType     string
	width, height int
}

// hang writes a picture of the catalogue.
func (r *run) hang(path string, f *frame) (pictureEntry, error) {
	return pictureEntry{path, f.mediaType, sumOf(f.data), f.width, f.height}, bookfile.Write(r.path(path), f.data)
}

// has reports whether a file of the output is there, and not the empty one
// that a power cut may leave; "" always is.
func (r *run) has(slash string) bool {
	if slash == "" {
		return true
	}
	info, err := os.Stat(r.path(slash))
	return err == nil && info.Size() > 0
}

// in gives the book of a format, nil when there is none.
func (e entry) in(format string) *bookEntry {
	for i := range e.Books {
		if e.Books[i].Format == format {
			return &e.Books[i]
		}
	}
	return nil
}
