package transform

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// suspicions reports text that looks like a slip, such as a sentence that
// starts without a space. The text stays as its author wrote it.
func (r *run) suspicions() {
	doc.Walk(r.doc, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Text:
			for i := 0; i < len(n.Text); i++ {
				if c := n.Text[i]; c != '.' && c != '!' && c != '?' && c != ',' {
					continue
				}
				if from, to := slipAt(n.Text, i); to > 0 {
					r.report("suspicious-text", doc.Info, n.Pos, "%q: a space may be missing", n.Text[from:to])
				}
			}
		case *doc.Link:
			return n.URL != doc.PlainText(n.Inlines)
		}
		return true
	})
}

// slipAt finds "word.”Next" or "word.Next" with its full stop at i, and gives
// the words around it. Names such as "Node.js" and "U.S." are none.
func slipAt(s string, i int) (from, to int) {
	if i < 3 {
		return 0, 0
	}
	rest := strings.TrimLeft(s[i+1:], "”’")
	quoted := len(rest) < len(s)-i-1
	next := firstLetters(rest)
	if next < 2 || !unicode.IsUpper(rune(rest[0])) || s[i] == ',' && !quoted {
		return 0, 0
	}
	from = i
	for from > 0 && isASCIILetter(s[from-1]) {
		from--
	}
	word := s[from:i]
	if len(word) < 3 || strings.ToLower(word) != word || from > 0 && strings.IndexByte("./@:_-", s[from-1]) >= 0 {
		return 0, 0
	}
	to = len(s) - len(rest) + next
	if to < len(s) && strings.IndexByte("./@:_(", s[to]) >= 0 {
		return 0, 0
	}
	return from, to
}

// firstLetters counts the ASCII letters s starts with, a capital and small ones.
func firstLetters(s string) int {
	n := 0
	for n < len(s) && isASCIILetter(s[n]) && (n == 0 || s[n] >= 'a') {
		n++
	}
	return n
}
