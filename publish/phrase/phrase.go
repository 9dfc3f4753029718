// Package phrase holds the words a book has that its post has not: the heads
// of contents and notes, labels of boxes, what a screen reader says of a cover.
// They come from one table by language, so that no backend invents its
// own.
//
//	w := phrase.For("zh-Hant")
//	fmt.Println(w.Contents, w.Date(date))
package phrase

import "strings"

// Words is the table of one language.
type Words struct {
	Lang         string
	Contents     string
	Cover        string
	TitlePage    string
	BodyMatter   string // landmark to where the text begins
	Notes        string
	Note         string // "Note 3": followed by a space and a number where the language has one
	Figure       string
	Table        string
	Page         string
	PageList     string
	Landmarks    string
	AboutAuthor  string
	AboutAuthors string
	Authors      string // heads the index of them in a book of many posts
	Books        string // what a catalogue without a title is called
	Tags         string // by which a catalogue groups books
	Languages    string // the same
	Colophon     string
	HowToCite    string
	Source       string
	Published    string
	Updated      string
	By           string // before the names in a byline, "" where the language uses none
	BackToText   string // what a backlink of a note says
	NoPicture    string // drawn in place of a picture that cannot be had
	CoverOf      string // alternative text of a cover; %s is the title
	Picture      string // neutral alternative of a picture without one
	BoxNote      string // labels of boxes, by doc.Callout.Kind; see Box
	BoxTip       string
	BoxImportant string
	BoxWarning   string
	BoxCaution   string

	// Sentences of an EPUB's accessibility summary; see Sentences.
	AccessText        string // of every book
	AccessNoPictures  string
	AccessDescribed   string // every picture has an alternative
	AccessUndescribed string // one has none
	AccessPages       string // the page list is that of the PDF

	date   string      // how a date reads; see Date
	months *[12]string // as they stand in a date, nil where months are numbers
	comma  string      // between names
	and    string      // before the last of three or more names
	pair   string      // between two names, "" where it is as and
}

// Box is the label of a box of a kind of doc.Callout, "" for a plain one.
func (w *Words) Box(kind string) string {
	switch kind {
	case "note":
		return w.BoxNote
	case "tip":
		return w.BoxTip
	case "important":
		return w.BoxImportant
	case "warning":
		return w.BoxWarning
	case "caution":
		return w.BoxCaution
	}
	return ""
}

// BoxKind is the opposite of Box: the kind of box that a label names, whatever
// its case, "" for none.
func (w *Words) BoxKind(label string) string {
	for _, kind := range [...]string{"note", "tip", "important", "warning", "caution"} {
		if strings.EqualFold(w.Box(kind), label) {
			return kind
		}
	}
	return ""
}
