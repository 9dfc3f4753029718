package cite

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/octavo-press/octavo/publish/doc"
)

// BibTeX gives an entry for BibTeX and BibLaTeX. It is @misc, the one kind for
// the web that both know.
func BibTeX(m *doc.Meta) string {
	var b strings.Builder
	b.WriteString("@misc{" + key(m))
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	field("author", bibNames(writers(m)))
	field("editor", bibNames(people(m, "edt")))
	field("translator", bibNames(people(m, "trl")))
	if t := title(m); t != "" {
		field("title", "{"+tex(t)+"}") // the inner braces keep its capitals
	}
	if !m.Date.IsZero() {
		field("year", strconv.Itoa(m.Date.Year()))
		month := strings.ToLower(m.Date.Month().String()[:3])
		b.WriteString(",\n  month = " + month + ",\n  day = {" + strconv.Itoa(m.Date.Day()) + "}")
	}
	field("publisher", tex(m.Publisher))
	field("series", tex(m.Series))
	field("number", tex(m.SeriesNumber))
	field("doi", verbatim(doi(m)))
	field("url", verbatim(address(m)))
	field("language", tex(m.Language))
	field("note", tex(updated(m)))
	b.WriteString("\n}\n")
	return b.String()
}

// bibNames joins people as BibTeX parts them. A name in braces is not parted
// into its words.
func bibNames(ps []person) string {
	names := make([]string, len(ps))
	for i, p := range ps {
		switch {
		case p.family == "":
			names[i] = "{" + tex(p.whole) + "}"
		case strings.Contains(" "+p.family+" ", " and "):
			names[i] = "{" + tex(p.family) + "}, " + tex(p.given)
		default:
			names[i] = tex(p.family) + ", " + tex(p.given)
		}
	}
	return strings.Join(names, " and ")
}

// tex writes text for TeX, in one line. Letters stay as they are: engines have
// read UTF-8 since 2018.
func tex(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
		"{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "%", `\%`, "#", `\#`, "_", `\_`,
	).Replace(doc.OneLine(s))
}

// verbatim writes what TeX reads as it stands; braces would end it.
func verbatim(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(s)
}

// key names the entry by first author, year and the title's first long word,
// or, where that leaves no letter, by a hash of what it is. It changes only
// when one of them does.
func key(m *doc.Meta) string {
	who := ""
	if ps := append(writers(m), people(m, "edt", "trl")...); len(ps) > 0 {
		if who = plainLetters(ps[0].family); ps[0].family == "" {
			who = plainLetters(ps[0].whole)
		}
	}
	year := ""
	if !m.Date.IsZero() {
		year = strconv.Itoa(m.Date.Year())
	}
	word := firstWord(m.Title)
	if word == "" {
		word = firstWord(m.Slug)
	}
	if who == "" && word == "" {
		sum := sha256.Sum256([]byte(m.Title + "\x00" + m.Source))
		word = hex.EncodeToString(sum[:4])
	}
	if who == "" {
		who = "post"
	}
	return who + year + word
}

// firstWord gives the first word of more than three letters, else the first.
func firstWord(s string) string {
	first := ""
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n-–—:/", r) }) {
		if w = plainLetters(w); len(w) > 3 {
			return w
		}
		if first == "" {
			first = w
		}
	}
	return first
}

// plainLetters gives a text's ASCII letters and digits in lower case, accents
// taken off.
func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, norm.NFKD.String(s))
}
