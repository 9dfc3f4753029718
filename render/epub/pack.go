package epub

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"

	goepub "github.com/go-shiori/go-epub"

	"github.com/octavo-press/octavo/render/xhtml"
)

const styleFile = "book.css"

// untitled is what go-epub calls the book and its chapters; a section without a
// title makes a faulty book.
const untitled = "-"

// pack has go-epub make the book's container: it checks the names, places the
// files and gives them IDs. Of what they hold it gets the first bytes, which it
// must see to tell their type, and of chapters nothing: it would stage each
// file, copy it four times and deflate it, and put an envelope around it that
// has to be replaced (80 KB of text: 3 ms more). The finishing pass stores the
// real bytes. Everything goes in as data under names made here; no path or URL
// ever reaches go-epub, since it would open the one and fetch the other, and no
// title, for what it writes of one has no bound.
//
// It stages in a folder of random name below os.TempDir, which it takes away
// again, also after an error. Its in-memory file system is one for the process
// and not safe for goroutines.
func pack(x *xhtml.Book, w io.Writer) error {
	e, err := goepub.NewEpub(untitled)
	if err != nil {
		return err
	}
	e.Client = &http.Client{Transport: blocked{}}
	if _, err := e.AddCSS(dataURL("text/css", []byte(x.CSS)), styleFile); err != nil {
		return err
	}
	for _, f := range x.Fonts {
		// The parser of data URLs is from before there were types font/*.
		if _, err := e.AddFont(dataURL("application/font-sfnt", f.Data), f.Name); err != nil {
			return err
		}
	}
	for _, m := range x.Images {
		if _, err := e.AddImage(dataURL(m.MIME, m.Data), m.Name); err != nil {
			return err
		}
	}
	for _, c := range x.Chapters {
		if _, err := e.AddSection("", untitled, c.Name, ""); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	_, err = e.WriteTo(w)
	return err
}

// sniffed is how much of a file tells its type.
const sniffed = 512

func dataURL(mime string, data []byte) string {
	data = data[:min(len(data), sniffed)]
	return "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// blocked is a network that does not exist. go-epub tries a source as a file,
// then as a URL, and only then as data.
type blocked struct{}

var errBlocked = errors.New("no network here")

func (blocked) RoundTrip(*http.Request) (*http.Response, error) { return nil, errBlocked }
