package transform

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

const (
	fewestCapitals  = 8   // letters of a heading in capitals
	longestCapitals = 120 // bytes
)

// capitalHeadings takes paragraphs all in capitals for headings where a post
// has no other, as those made of plain text have. One alone is no habit, and
// what is said twice, such as "ADVERTISEMENT", heads nothing, nor does "END OF …".
func (r *run) capitalHeadings() {
	var places []int
	seen := map[string]bool{}
	for i, b := range r.doc.Blocks {
		if isHeading(b) {
			return
		}
		if !isCapitals(b) {
			continue
		}
		s := paragraphText(b)
		if seen[s] {
			return
		}
		seen[s] = true
		if textFollows(r.doc.Blocks, i) && !isCapitals(r.doc.Blocks[i+1]) {
			places = append(places, i)
		}
	}
	if len(places) < 2 || 3*len(places) > len(r.doc.Blocks) {
		return
	}
	for _, i := range places {
		p := paragraph(r.doc.Blocks[i])
		r.guess(p, "%q taken as a heading", snippet(doc.PlainText(p.Inlines)))
		r.doc.Blocks[i] = &doc.Section{Attr: p.Attr, Level: rankBold, Title: p.Inlines}
	}
}

// isCapitals tells a short paragraph whose letters are all Latin capitals.
func isCapitals(b doc.Block) bool {
	p := paragraph(b)
	if p == nil || len(p.Inlines) > 4 {
		return false
	}
	s := doc.PlainText(p.Inlines)
	if s == "" || len(s) > longestCapitals || strings.HasPrefix(s, "END ") || hasLink(p.Inlines) {
		return false
	}
	letters := 0
	for _, c := range s {
		if !unicode.IsLetter(c) {
			continue
		}
		if !unicode.IsUpper(c) || !unicode.Is(unicode.Latin, c) {
			return false
		}
		letters++
	}
	return letters >= fewestCapitals
}
