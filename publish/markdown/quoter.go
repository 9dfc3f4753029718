package markdown

import (
	"strings"
	"unicode"
)

// quoter sets one leaf.
type quoter struct {
	*typesetter
	text      []rune
	inDouble  bool
	inSingle  bool
	lastClose int // the last single mark that can close; 0 before it is looked for, -1 for none
}

func (q *quoter) at(i int) rune {
	if i < 0 || i >= len(q.text) {
		return ' '
	}
	return q.text[i]
}

// next gives what stands for the characters at i, and how many they are; none
// from end on.
func (q *quoter) next(i, end int) (string, int) {
	r := q.text[i]
	switch {
	case r == '"' && q.double:
		return q.doubleMark(i), 1
	case r == '\'' && q.single:
		return q.singleMark(i), 1
	case r == '-' && !q.style.asWritten:
		return q.dash(i, end)
	case r == '.' && !q.style.asWritten && q.at(i-1) != '.' && run(q.text[i:end], '.') == 3:
		return "…", 3
	}
	return string(r), 1
}

// run counts how often r begins text.
func run(text []rune, r rune) int {
	n := 0
	for n < len(text) && text[n] == r {
		n++
	}
	return n
}

// dash sets "--" and "---"; longer runs are lines somebody drew, and one
// before a word, as in "--help", is an option.
func (q *quoter) dash(i, end int) (string, int) {
	n := run(q.text[i:end], '-')
	option := opens(q.at(i-1)) && unicode.IsLetter(q.at(i+n))
	switch {
	case n == 2 && !option:
		return "–", 2
	case n == 3 && !option:
		return "—", 3
	case n > 3 && q.drawn:
		return strings.Repeat("—", n/3) + [3]string{"", "-", "–"}[n%3], n
	}
	return strings.Repeat("-", n), n
}

// doubleMark sets a quotation mark. After a digit, with none open, it is a
// sign for inches or seconds.
func (q *quoter) doubleMark(i int) string {
	before, after := q.at(i-1), q.at(i+1)
	switch {
	case unicode.IsDigit(before) && !q.inDouble:
		return `"`
	case opens(before) && !unicode.IsSpace(after), !q.inDouble && !unicode.IsSpace(after) && !closes(after) && !unicode.IsLetter(before):
		q.inDouble = true
		open, _ := q.style.double()
		return open
	}
	q.inDouble = false
	_, closing := q.style.double()
	return closing
}

// singleMark sets an apostrophe or a single quotation mark.
func (q *quoter) singleMark(i int) string {
	before, after := q.at(i-1), q.at(i+1)
	letter := unicode.IsLetter(before) || unicode.IsDigit(before)
	switch {
	case letter && unicode.IsLetter(after):
		return "’"
	case unicode.IsDigit(before) && !q.inSingle:
		return "'"
	case (opens(before) || before == '"') && !unicode.IsSpace(after):
		if unicode.IsDigit(after) || elision(q.text[i+1:]) || !q.closesLater(i) {
			return "’"
		}
		q.inSingle = true
		return q.style.innerOpen
	case q.inSingle:
		q.inSingle = false
		return q.style.innerClose
	}
	return "’"
}

// closesLater tells whether a single mark after i can close.
func (q *quoter) closesLater(i int) bool {
	if q.lastClose == 0 {
		q.lastClose = -1
		for j := len(q.text) - 1; j > i && q.lastClose < 0; j-- {
			if q.text[j] == '\'' && !unicode.IsSpace(q.at(j-1)) && !unicode.IsLetter(q.at(j+1)) && !unicode.IsDigit(q.at(j+1)) {
				q.lastClose = j
			}
		}
	}
	return q.lastClose > i
}

// elision tells the words that English begins with an apostrophe.
func elision(text []rune) bool {
	n := 0
	for n < len(text) && n < 6 && unicode.IsLetter(text[n]) {
		n++
	}
	switch strings.ToLower(string(text[:n])) {
	case "tis", "twas", "twere", "em", "til", "cause", "n", "bout", "round":
		return true
	}
	return false
}

// opens tells a character after which a mark opens.
func opens(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{<-–—/“‘«„‚¿¡=", r)
}

func closes(r rune) bool { return strings.ContainsRune(".,;:!?)]}…”’»", r) }
