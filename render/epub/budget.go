package epub

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

const megabyte = 1 << 20

// budgets are what the ways onto a device take.
var budgets = map[render.Device]int64{
	render.DeviceKindle: 50 * megabyte,   // Send to Kindle by e-mail
	render.DeviceKobo:   100 * megabyte,  // Kobo Writing Life
	render.DeviceApple:  2048 * megabyte, // Apple Books Asset Guide
}

// over gives a diagnostic that names the largest pictures when a book has more
// bytes than it may.
func (e Backend) over(size int64, b *render.Book, x *xhtml.Book) (render.Diagnostic, bool) {
	most := cmp.Or(e.Budget, budgets[b.Options.Device])
	if most <= 0 || size <= most {
		return render.Diagnostic{}, false
	}
	message := fmt.Sprintf("the EPUB has %s, more than %s", bytesOf(size), bytesOf(most))
	if largest := heaviest(x.Images); len(largest) > 0 {
		message += "; its largest pictures: " + strings.Join(largest, ", ")
	}
	at := doc.Pos{}
	if len(b.Doc.Blocks) > 0 {
		at.File = b.Doc.Blocks[0].At().File
	}
	return render.Diagnostic{Code: "book-too-large", Severity: doc.Warning, Pos: at, Message: message}, true
}

// heaviest names the five largest pictures.
func heaviest(images []xhtml.Image) []string {
	images = slices.Clone(images)
	slices.SortStableFunc(images, func(a, b xhtml.Image) int { return b.Len() - a.Len() })
	var names []string
	for _, m := range images[:min(len(images), 5)] {
		url := m.URL
		switch {
		case url == "":
			url = "the drawn cover"
		case strings.HasPrefix(url, "data:"):
			url = "a data URL"
		}
		names = append(names, fmt.Sprintf("%s (%s, line %d)", url, bytesOf(int64(m.Len())), m.At.Line))
	}
	return names
}

// bytesOf writes a size in megabytes with one decimal, in kilobytes below one.
func bytesOf(n int64) string {
	if n < megabyte {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	tenths := n * 10 / megabyte
	return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
}

// counter counts what passes.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
