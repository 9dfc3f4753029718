package cite

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// cslItem is an item of CSL-JSON, its fields in the order they are written.
type cslItem struct {
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Title      string    `json:"title,omitempty"`
	TitleShort string    `json:"title-short,omitempty"`
	Author     []cslName `json:"author,omitempty"`
	Editor     []cslName `json:"editor,omitempty"`
	Translator []cslName `json:"translator,omitempty"`
	Issued     *cslDate  `json:"issued,omitempty"`
	Publisher  string    `json:"publisher,omitempty"`
	Collection string    `json:"collection-title,omitempty"`
	Number     string    `json:"collection-number,omitempty"`
	Abstract   string    `json:"abstract,omitempty"`
	Keyword    string    `json:"keyword,omitempty"`
	Note       string    `json:"note,omitempty"`
	DOI        string    `json:"DOI,omitempty"`
	URL        string    `json:"URL,omitempty"`
	Language   string    `json:"language,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [1][3]int `json:"date-parts"`
}

// CSLJSON gives a list of one item in CSL-JSON, which Zotero, Pandoc and
// citeproc read.
func CSLJSON(m *doc.Meta) string {
	it := cslItem{
		ID: key(m), Type: "post-weblog", Title: title(m),
		Author: cslNames(writers(m)), Editor: cslNames(people(m, "edt")), Translator: cslNames(people(m, "trl")),
		Publisher: doc.OneLine(m.Publisher), Collection: doc.OneLine(m.Series), Number: doc.OneLine(m.SeriesNumber),
		Abstract: doc.OneLine(m.Summary), Keyword: strings.Join(m.Tags, ", "), Note: updated(m),
		DOI: doi(m), URL: address(m), Language: m.Language,
	}
	if m.Subtitle != "" {
		it.TitleShort = doc.OneLine(m.Title)
	}
	if !m.Date.IsZero() {
		it.Issued = &cslDate{[1][3]int{{m.Date.Year(), int(m.Date.Month()), m.Date.Day()}}}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode([]cslItem{it}); err != nil {
		panic(err) // strings and numbers alone
	}
	return b.String()
}

func cslNames(ps []person) []cslName {
	var ns []cslName
	for _, p := range ps {
		if p.family == "" {
			ns = append(ns, cslName{Literal: p.whole})
		} else {
			ns = append(ns, cslName{Family: p.family, Given: p.given})
		}
	}
	return ns
}
