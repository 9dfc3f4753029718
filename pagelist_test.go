package octavo_test

import (
	"bytes"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
)

var (
	listedPage = regexp.MustCompile(`<a href="(xhtml/[^"#]+)#([^"]+)">([^<]+)</a>`)
	notInText  = regexp.MustCompile(`<sup><a [^>]*noteref.*?</sup>|<rt>.*?</rt>|<(?:figcaption|figure|svg).*?>`)
)

// TestPageListNamesTheSamePages compares the words behind each mark of the
// EPUB's page list with those on the page of the PDF whose folio is its label.
// On small paper one of the posts has contents, which the folios do not count.
func TestPageListNamesTheSamePages(t *testing.T) {
	press, err := publish.New(publish.Config{Fonts: all.Files(), Paper: "a5"})
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range []string{river, "code-and-tables.md", "ru-weather-station.md", "ja-night-train.md"} {
		var epub, pdf bytes.Buffer
		if _, err := press.Publish(t.Context(), os.DirFS(posts), name, publish.Output{Format: "epub", Writer: &epub}, publish.Output{Format: "pdf", Writer: &pdf}); err != nil {
			t.Fatal(err)
		}
		files, pages := unzip(t, epub.Bytes()), pdfText(t, pdf.Bytes())
		_, list, _ := strings.Cut(files["EPUB/nav.xhtml"], `epub:type="page-list"`)
		for _, m := range listedPage.FindAllStringSubmatch(list, -1) {
			_, rest, found := strings.Cut(files["EPUB/"+m[1]], `id="`+m[2]+`"`)
			_, rest, _ = strings.Cut(rest, "</span>")
			words := letters(html.UnescapeString(tags.ReplaceAllString(notInText.ReplaceAllString(rest, ""), "")), 20)
			switch {
			case !found:
				t.Errorf("%s: nothing at the mark of page %s", name, m[3])
			case words == "": // a picture alone
			case !opensWith(pages, m[3], words):
				t.Errorf("%s: page %s does not open with %q", name, m[3], words)
			default:
				checked++
			}
		}
	}
	if checked < 12 {
		t.Errorf("only %d pages compared", checked)
	}
}

// letters gives the first letters and digits of a text.
func letters(s string, most int) string {
	var b strings.Builder
	for _, r := range s {
		if most > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
			most--
		}
	}
	return b.String()
}

// opensWith tells whether the page of a folio has words near its head, behind
// what is printed on every page, or behind a picture that moved there.
func opensWith(pages []string, folio, words string) bool {
	for _, p := range pages {
		all := letters(p, len(p))
		if at := strings.Index(all, words); at >= 0 && at < 160 && strings.Contains(" "+strings.Join(strings.Fields(p), " ")+" ", " "+folio+" ") {
			return true
		}
	}
	return false
}
