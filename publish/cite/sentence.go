package cite

import (
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// Sentence is a reference in words, in the parts that a book sets apart: the
// address is a link.
type Sentence struct{ Before, URL, After string }

// String gives the whole.
func (s Sentence) String() string { return s.Before + s.URL + s.After }

// Text gives the reference in words.
func Text(m *doc.Meta) string { return Refer(m).String() }

// Refer gives names, title, publisher, day and address, with the quotation
// marks and commas of the post's language.
func Refer(m *doc.Meta) Sentence {
	comma, stop := ", ", "."
	if east(m.Language) {
		comma, stop = "，", "。"
	}
	w := phrase.For(m.Language)
	var names []string
	for _, a := range m.Authors {
		if name := doc.OneLine(a.Name); name != "" {
			names = append(names, name)
		}
	}
	named := title(m)
	if named != "" {
		open, shut := quotes(w.Lang)
		named = open + named + shut
	}
	parts := []string{w.List(names), named, doc.OneLine(m.Publisher), w.Date(m.Date)}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	s := Sentence{Before: strings.Join(parts, comma), After: stop}
	if encoded := address(m); encoded != "" {
		if s.URL = strings.TrimSpace(m.Source); strings.ContainsAny(s.URL, " \t\n") {
			s.URL = encoded
		}
		if s.Before != "" {
			s.Before += comma
		}
	}
	return s
}

// east tells the languages whose commas and colons are full-width.
func east(lang string) bool {
	switch phrase.For(lang).Lang {
	case "zh-Hant", "zh-Hans", "ja":
		return true
	}
	return false
}

func colon(lang string) string {
	if east(lang) {
		return "："
	}
	return ": "
}

// quotes gives the marks around the title of an article.
func quotes(lang string) (open, shut string) {
	switch lang {
	case "zh-Hant":
		return "〈", "〉"
	case "zh-Hans":
		return "《", "》"
	case "ja", "ko":
		return "「", "」"
	case "de", "cs":
		return "„", "“"
	case "pl", "hu", "ro":
		return "„", "”"
	case "fr":
		return "«\u202F", "\u202F»"
	case "es", "it", "pt", "ru", "uk", "el", "nb", "ar", "fa":
		return "«", "»"
	case "da":
		return "»", "«"
	case "sv", "fi":
		return "”", "”"
	}
	return "“", "”"
}
