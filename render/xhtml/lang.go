package xhtml

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// Tag gives a language tag as RFC 5646 writes it, "zh-Hant-HK" for
// "zh_hant_hk": language, script, region and variants, up to the first subtag
// that is none of them. It gives "" for what is no tag, since validators
// refuse a book for a malformed one.
func Tag(lang string) string {
	primary, rest, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"), "-")
	if !made(primary, letters, 2, 3) {
		return ""
	}
	tag := strings.ToLower(primary)
	kind := extended
	for p := range strings.SplitSeq(rest, "-") {
		set, k := subtag(p)
		if k == none || k < kind {
			break
		}
		if kind = k; kind < variant {
			kind++ // there is one of each but of variants
		}
		tag += "-" + set
	}
	return tag
}

// The kinds of subtag, in the order they stand in a tag.
const (
	none = iota
	extended
	script
	region
	variant
)

// subtag tells what a subtag is and sets its case as RFC 5646, 2.1.1 likes it.
func subtag(p string) (string, int) {
	low := strings.ToLower(p)
	switch {
	case made(p, letters, 3, 3):
		return low, extended
	case made(p, letters, 4, 4):
		return strings.ToUpper(low[:1]) + low[1:], script
	case made(p, letters, 2, 2), made(p, digits, 3, 3):
		return strings.ToUpper(low), region
	case made(p, letters+digits, 5, 8), made(p, letters+digits, 4, 4) && made(p[:1], digits, 1, 1):
		return low, variant
	}
	return "", none
}

const (
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits  = "0123456789"
)

// made tells whether s has shortest to longest characters, all from set.
func made(s, set string, shortest, longest int) bool {
	return len(s) >= shortest && len(s) <= longest && strings.Trim(s, set) == ""
}

// bookLang gives the language and direction of the whole book. BCP 47 keeps
// "und" for a text whose language is not known.
func bookLang(m *doc.Meta) (string, doc.Dir) {
	lang := Tag(m.Language)
	if lang == "" {
		return "und", doc.LTR
	}
	return lang, doc.Dir(phrase.Dir(lang))
}

// differing gives a language and "" for that of what surrounds it.
func differing(lang, around string) string {
	if lang = Tag(lang); lang == around {
		return ""
	}
	return lang
}

// direction gives the direction of a language that is stated, Auto for none.
func direction(lang string) doc.Dir {
	if lang == "" {
		return doc.Auto
	}
	return doc.Dir(phrase.Dir(lang))
}

// LangOf writes a language and its direction, nothing for "".
func (w *Writer) LangOf(lang string) { w.Lang(lang, direction(lang)) }

// east tells the languages whose commas and quotation marks are full-width.
func east(lang string) bool {
	primary, _, _ := strings.Cut(lang, "-")
	switch primary {
	case "zh", "ja", "yue", "cmn", "nan", "hak", "wuu":
		return true
	}
	return false
}
