package batch

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/bookfile"
)

// coverEntry is a cover that was taken out of an EPUB for the catalogue.
type coverEntry struct {
	Path string `json:"path,omitempty"` // slash path in the output, "" where the book has none
	Type string `json:"type,omitempty"`
	Sum  string `json:"sha256,omitempty"`
	Of   string `json:"of"` // the book's sum
}

// covers takes out the covers that the catalogue lacks. A book that cannot be
// read is catalogued without.
func (r *run) covers() error {
	for _, e := range r.manifest.mine() {
		b := e.in("epub")
		if b == nil || e.Cover != nil && e.Cover.Of == b.Sum && r.has(e.Cover.Path) {
			continue
		}
		c := &coverEntry{Of: b.Sum}
		data, mediaType, err := readCover(r.path(b.Path))
		if err != nil {
			r.job.Log.Warn("a book's cover is not read", "book", b.Path, "error", err)
		}
		if data != nil {
			c.Path, c.Type, c.Sum = catalog.CoverPath(e.Post, mediaType), mediaType, sumOf(data)
			if err := bookfile.Write(r.path(c.Path), data); err != nil {
				return err
			}
		}
		e.Cover = c
		r.manifest.refresh(e)
	}
	return nil
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
func readCover(file string) (data []byte, mediaType string, err error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, "", err
	}
	defer z.Close()
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

func readXML(z *zip.ReadCloser, name string, to any) error {
	data, err := readEntry(z, name)
	if err == nil {
		err = xml.Unmarshal(data, to)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func readEntry(z *zip.ReadCloser, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
