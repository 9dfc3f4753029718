package transform

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// chapterNumbers joins a heading that only counts, such as "Chapter 3" or
// "第三章", with the heading of its level that follows at once.
func (r *run) chapterNumbers() {
	out := r.doc.Blocks[:0]
	for _, b := range r.doc.Blocks {
		s, ok := b.(*doc.Section)
		last, before := at(out, len(out)-1).(*doc.Section)
		if ok && before && last.Level == s.Level && s.Role == "" && isCount(doc.PlainText(last.Title)) {
			r.guess(last, "%q joined to the heading after it", snippet(doc.PlainText(last.Title)))
			last.Title = append(append(last.Title, &doc.LineBreak{Pos: s.Pos}), s.Title...)
			if last.ID == "" {
				last.ID = s.ID
			}
			continue
		}
		out = append(out, b)
	}
	r.doc.Blocks = out
}

// isCount tells a title that is a word for a part and its number.
func isCount(s string) bool {
	if strings.HasPrefix(s, "第") && utf8.RuneCountInString(s) <= 8 {
		return strings.ContainsRune("章節节回部卷編编篇", lastRune(s))
	}
	words := strings.Fields(strings.ToLower(strings.TrimRight(s, ".:")))
	if len(words) != 2 {
		return false
	}
	switch words[0] {
	case "chapter", "part", "section", "book", "act", "kapitel", "teil", "chapitre", "partie", "capítulo", "parte", "capitolo", "глава", "часть":
		return isNumber(words[1])
	}
	return false
}

// isNumber tells digits, roman numerals and the small English numbers.
func isNumber(s string) bool {
	switch s {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve":
		return true
	}
	digits := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsDigit(c) }) < 0
	return digits || strings.Trim(s, "ivxlc") == ""
}
