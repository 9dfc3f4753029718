package batch

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/render/imaging"
)

// coverEntry is a cover that was taken out of an EPUB for the catalogue, and
// the same small.
type coverEntry struct {
	pictureEntry
	Thumb pictureEntry `json:"thumb,omitzero"`
	Of    string       `json:"of"` // the book's sum
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

// cover takes the cover out of an EPUB.
func (r *run) cover(post string, b *bookEntry, epub []byte) (*coverEntry, error) {
	c := &coverEntry{Of: b.Sum}
	data, mediaType, err := readCover(epub)
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

// readCover finds the picture that the package document calls the cover (EPUB
// 3.3, 5.5.1, cover-image), nil when it names none.
func readCover(epub []byte) (data []byte, mediaType string, err error) {
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		return nil, "", err
	}
	var container struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := readXML(z, "META-INF/container.xml", &container); err != nil || len(container.Roots) == 0 {
		return nil, "", err
	}
	opf := container.Roots[0].Path
	var pack struct {
		Items []struct {
			Href       string `xml:"href,attr"`
			Type       string `xml:"media-type,attr"`
			Properties string `xml:"properties,attr"`
		} `xml:"manifest>item"`
	}
	if err := readXML(z, opf, &pack); err != nil {
		return nil, "", err
	}
	for _, item := range pack.Items {
		if strings.Contains(" "+item.Properties+" ", " cover-image ") {
			data, err := readEntry(z, path.Join(path.Dir(opf), item.Href))
			return data, item.Type, err
		}
	}
	return nil, "", nil
}

func readXML(z *zip.Reader, name string, to any) error {
	data, err := readEntry(z, name)
	if err == nil {
		err = xml.Unmarshal(data, to)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func readEntry(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
