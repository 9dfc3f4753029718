package transform

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// identify gives every section, and every figure and table that is counted,
// an identifier that is unique in the document and the same at every build:
// the author's, else one made of the title's ASCII letters and digits, else
// one that counts, such as "s-3" for a Chinese title.
func (r *run) identify() {
	ids := &identifiers{taken: map[string]int{}}
	doc.Walk(r.doc, ids.keep)
	n := 0
	doc.Walk(r.doc, func(node doc.Node) bool {
		switch b := node.(type) {
		case *doc.Section:
			n++
			if b.ID == "" {
				b.ID = ids.unique(sectionID(doc.PlainText(b.Title), n))
			}
		case *doc.Figure:
			ids.count(&b.Attr, b.Caption)
		case *doc.Table:
			ids.count(&b.Attr, b.Caption)
		case *doc.Callout:
			ids.count(&b.Attr, b.Title)
		}
		return true
	})
}

// identifiers is the set of those in use, with the number of the last copy.
type identifiers struct{ taken map[string]int }

// keep takes note of the author's own identifiers; the second of one name, and
// what no file may use, gets another.
func (ids *identifiers) keep(n doc.Node) bool {
	var id *string
	switch n := n.(type) {
	case doc.Block:
		id = &n.Common().ID
	case *doc.Span:
		id = &n.ID
	case *doc.Note:
		id = &n.ID
	}
	if id != nil && *id != "" {
		*id = ids.unique(strings.Join(strings.Fields(*id), "-"))
	}
	return true
}

// unique gives id, or with a number after it when it is in use: the second of
// one name ends in -1, as the generators count.
func (ids *identifiers) unique(id string) string {
	n, used := ids.taken[id]
	if !used {
		ids.taken[id] = 0
		return id
	}
	for {
		n++
		next := id + "-" + strconv.Itoa(n)
		if _, used := ids.taken[next]; !used {
			ids.taken[id], ids.taken[next] = n, 0
			return next
		}
	}
}

// count identifies a figure, table or box whose caption counts it.
func (ids *identifiers) count(a *doc.Attr, caption []doc.Inline) {
	if a.ID != "" {
		return
	}
	if l, _ := parseCount(doc.PlainText(caption)); l != "" {
		if id := slug(strings.ReplaceAll(l, ".", "-")); id != "" {
			a.ID = ids.unique(id)
		}
	}
}

// sectionID makes the identifier of the n-th section. A slug must tell most of
// the title: two Latin letters in a Chinese one say nothing.
func sectionID(title string, n int) string {
	letters, ascii := 0, 0
	for _, c := range title {
		if unicode.IsLetter(c) {
			letters++
			if c = unaccented(unicode.ToLower(c)); c <= 'z' {
				ascii++
			}
		}
	}
	if id := slug(title); len(id) > 1 && 2*ascii >= letters {
		return shortened(id)
	}
	return "s-" + strconv.Itoa(n)
}

// longestID keeps identifiers, which are file names in places, at hand.
const longestID = 72

// shortened cuts an identifier after a whole word.
func shortened(id string) string {
	if len(id) <= longestID {
		return id
	}
	if end := strings.LastIndexByte(id[:longestID+1], '-'); end > longestID/2 {
		return strings.TrimRight(id[:end], "-")
	}
	return id[:longestID]
}

// slug makes an identifier of a title as kramdown does: from the first letter
// on, lower-case ASCII letters, digits and hyphens, spaces as hyphens. Accents
// go; other letters too, for addresses must not depend on escapes.
func slug(title string) string {
	var b strings.Builder
	for _, c := range title {
		c = unaccented(unicode.ToLower(c))
		switch {
		case c >= 'a' && c <= 'z':
			b.WriteRune(c)
		case b.Len() == 0:
		case c >= '0' && c <= '9', c == '-', c == '_':
			b.WriteRune(c)
		case unicode.IsSpace(c):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// unaccented gives the ASCII letter under the accents of the Latin blocks.
func unaccented(c rune) rune {
	if c < 0xC0 || c > 0x24F {
		return c
	}
	const (
		from = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķĺľłñńňņòóôõöøōőŕřśšşșťţțùúûüūůűųŵýÿŷźżž"
		to   = "aaaaaaaaacccddeeeeeeeeggiiiiiiiklllnnnnoooooooorrsssstttuuuuuuuuwyyyzzz"
	)
	i := 0
	for _, f := range from {
		if f == c {
			return rune(to[i])
		}
		i++
	}
	return c
}
