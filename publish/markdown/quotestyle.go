package markdown

import (
	"strings"
	"unicode"
)

// quoteStyle is how a language sets its quotations.
type quoteStyle struct {
	outerOpen, outerClose string
	innerOpen, innerClose string
	asWritten             bool // the text has its own marks, as East Asian ones do
}

func (s quoteStyle) double() (open, closing string) { return s.outerOpen, s.outerClose }

// styleOf gives the marks of a language (Unicode CLDR, "delimiters"; French
// with the narrow space that belongs inside).
func styleOf(lang string) quoteStyle {
	primary, rest, _ := strings.Cut(strings.ToLower(lang), "-")
	switch primary {
	case "zh", "yue":
		if rest == "hans" || strings.HasPrefix(rest, "cn") {
			return quoteStyle{"“", "”", "‘", "’", true}
		}
		return quoteStyle{"「", "」", "『", "』", true}
	case "ja":
		return quoteStyle{"「", "」", "『", "』", true}
	case "ko", "th", "lo", "km", "my", "bo":
		return quoteStyle{"“", "”", "‘", "’", true}
	case "he", "yi":
		return quoteStyle{`"`, `"`, "'", "'", true}
	case "fr":
		return quoteStyle{"«\u202f", "\u202f»", "“", "”", false}
	case "ru", "uk", "be", "el", "no", "nb", "nn", "fa", "hy":
		return quoteStyle{"«", "»", "„", "“", false}
	case "de", "cs", "sk", "sl", "bg", "is", "lt", "mk", "et", "ka":
		return quoteStyle{"„", "“", "‚", "‘", false}
	case "pl", "hu", "ro", "hr", "sr", "bs":
		return quoteStyle{"„", "”", "‚", "’", false}
	case "sv", "fi":
		return quoteStyle{"”", "”", "’", "’", false}
	}
	return quoteStyle{"“", "”", "‘", "’", false}
}

// guessLanguage tells a language by its script, and one in Latin letters by
// its smallest words. It is meant for quotation marks only; "" is English or
// unknown.
func guessLanguage(s string) string {
	var han, kana, hangul, cyrillic, hebrew, greek, thai, letters int
	for _, r := range s {
		if r < unicode.MaxASCII {
			if isLetter(r) {
				letters++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case r >= 0x3040 && r <= 0x30FF:
			kana++
		case r >= 0xAC00 && r <= 0xD7A3:
			hangul++
		case r >= 0x0400 && r <= 0x052F:
			cyrillic++
		case r >= 0x0590 && r <= 0x05FF:
			hebrew++
		case r >= 0x0370 && r <= 0x03FF:
			greek++
		case r >= 0x0E00 && r <= 0x0E7F:
			thai++
		}
	}
	for _, script := range []struct {
		n, share int
		lang     string
	}{
		{kana, 10, "ja"}, {han, 5, "zh"}, {hangul, 4, "ko"}, {thai, 4, "th"},
		{cyrillic, 2, "ru"}, {hebrew, 2, "he"}, {greek, 2, "el"},
	} {
		if script.n*script.share > letters {
			return script.lang
		}
	}
	return latinLanguage(s)
}

// latinLanguage votes by words that no two of these languages share.
func latinLanguage(s string) string {
	votes := [7]int{}
	langs := [7]string{"", "de", "fr", "sv", "pl", "nb", "fi"}
	words := 0
	for w := range strings.FieldsSeq(s[:min(len(s), 20_000)]) {
		words++
		switch strings.ToLower(w) {
		case "the", "of", "and", "to", "is":
			votes[0]++
		case "der", "und", "ist", "nicht", "das", "ein":
			votes[1]++
		case "le", "les", "des", "est", "une", "dans":
			votes[2]++
		case "och", "är", "inte", "att":
			votes[3]++
		case "się", "jest", "nie", "że":
			votes[4]++
		case "ikke", "og", "jeg":
			votes[5]++
		case "ja", "että", "oli", "hän":
			votes[6]++
		}
	}
	best := 0
	for i, n := range votes {
		if n > votes[best] {
			best = i
		}
	}
	if votes[best]*20 < words {
		return ""
	}
	return langs[best]
}
