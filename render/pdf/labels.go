package pdf

import (
	"strconv"
	"strings"
)

// pageLabels writes the pages' printed numbers (ISO 32000-1, 12.4.2), a range
// for each stretch of pages that count on.
func (b *builder) pageLabels() {
	v := []byte("<</Nums[")
	var last label
	for i := range b.doc.Pages {
		l := parseLabel(b.doc.Pages[i].Label)
		if i == 0 || l != last.next() {
			v = append(strconv.AppendInt(v, int64(i), 10), l.dict()...)
		}
		last = l
	}
	b.catalog = b.catalog.set("PageLabels", append(v, "]>>"...))
}

// label is a page number: a style that counts, or else a text.
type label struct {
	style  string // "D", "r", "R", or ""
	number int
	text   string // where nothing counts
}

// parseLabel tells what a printed number counts in.
func parseLabel(s string) label {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && strconv.Itoa(n) == s {
		return label{style: "D", number: n}
	}
	if n := parseRoman(s); n > 0 {
		return label{style: "r", number: n}
	}
	if n := parseRoman(strings.ToLower(s)); n > 0 && s == strings.ToUpper(s) {
		return label{style: "R", number: n}
	}
	return label{text: s}
}

// next is the label of the page after, if that counts on.
func (l label) next() label {
	if l.style != "" {
		l.number++
	}
	return l
}

// dict writes a page label dictionary; an empty one is a page without number.
func (l label) dict() []byte {
	if l.style == "" {
		return append(appendKey([]byte("<<"), "/P", l.text), ">>"...)
	}
	v := append([]byte("<</S/"), l.style...)
	if l.number != 1 {
		v = strconv.AppendInt(append(v, "/St "...), int64(l.number), 10)
	}
	return append(v, ">>"...)
}

var romanDigits = [...]struct {
	value int
	text  string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
	{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

// parseRoman reads a lower-case roman numeral as it is written today, 0 for
// anything else.
func parseRoman(s string) int {
	n, rest := 0, s
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.text) {
			rest = rest[len(d.text):]
			n += d.value
		}
	}
	if rest != "" || roman(n) != s {
		return 0
	}
	return n
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}
