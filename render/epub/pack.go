package epub

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"sync"

	goepub "github.com/go-shiori/go-epub"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

const styleFile = "book.css"

// untitled is what go-epub calls the book and its chapters; a section without a
// title makes a faulty book.
const untitled = "-"

// nothing stands for what a file holds, which the finishing pass writes.
const nothing = "data:,-"

// pack has go-epub make the book's container: it checks the names, places the
// files and gives them IDs. Of what they hold it gets nothing: it would stage
// each file, copy it four times and deflate it, and put an envelope around the
// chapters that has to be replaced (80 KB of text: 3 ms more; 20 pictures of
// 1 MB: 184 MB). Everything goes in under names made here; no path or URL ever
// reaches go-epub, since it would open the one and fetch the other, and no
// title, for what it writes of one has no bound.
//
// It stages in a folder of random name below os.TempDir, which it takes away
// again, also after an error. Its in-memory file system is one for the process
// and not safe for goroutines.
func pack(x *xhtml.Book) (*container, error) {
	packed, err := archive(x)
	if err != nil {
		return nil, err
	}
	return read(packed, resources(x))
}

// archive gives go-epub's book.
func archive(x *xhtml.Book) ([]byte, error) {
	e, err := goepub.NewEpub(untitled)
	if err != nil {
		return nil, err
	}
	e.Client = &http.Client{Transport: blocked{}}
	if _, err := e.AddCSS(nothing, styleFile); err != nil {
		return nil, err
	}
	for _, f := range x.Fonts {
		if _, err := e.AddFont(nothing, f.Name); err != nil {
			return nil, err
		}
	}
	for _, m := range x.Images {
		if _, err := e.AddImage(nothing, m.Name); err != nil {
			return nil, err
		}
	}
	for _, c := range x.Chapters {
		if _, err := e.AddSection("", untitled, c.Name, ""); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	var packed bytes.Buffer
	_, err = e.WriteTo(&packed)
	return packed.Bytes(), err
}

// blocked is a network that does not exist. go-epub tries a source as a file,
// then as a URL, and only then as data.
type blocked struct{}

var errBlocked = errors.New("no network here")

func (blocked) RoundTrip(*http.Request) (*http.Response, error) { return nil, errBlocked }

// shelf keeps what go-epub made of the names it was given, one container for
// all: the ID of a file depends on its name alone, and books have the same,
// c001.xhtml, i001.jpg, so that a name new to the shelf is rare. Of an EPUB of
// 80 KB without pictures, staging its files on the disk is half the time.
type shelf struct {
	mu   sync.Mutex
	kept *container // never changed, but replaced; nil before the first
}

// shelved bounds the names kept, some 100 bytes each.
const shelved = 1 << 14

// container gives a book's container, made when there is a file that none had
// before. A nil shelf keeps nothing.
func (s *shelf) container(x *xhtml.Book) (*container, error) {
	if s == nil {
		return pack(x)
	}
	if box := s.get(); box.serves(resources(x)) {
		return box, nil
	}
	box, err := pack(x)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil || len(s.kept.ids) >= shelved {
		s.kept = &container{}
	}
	s.kept = s.kept.with(box)
	return box, nil
}

func (s *shelf) get() *container {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kept
}

// prepare makes the container of the first book while its pages are laid out,
// which does not take all processors all the time. The names of its files do
// not depend on the pages. An error comes again when the container is asked for.
func (s *shelf) prepare(b *render.Book, cover *render.Asset) {
	if s == nil {
		return
	}
	if s.get() == nil {
		_, _ = s.container(xhtml.Convert(b, cover, nil))
	}
}
