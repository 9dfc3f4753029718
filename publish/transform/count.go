package transform

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseCount reads the label a text starts with, such as "Figure 2.1", "Fig.
// 3", "Appendix A" or "圖 4". It gives the label in one form for all spellings,
// and how many bytes of s it is; "" and 0 for any other text.
func parseCount(s string) (label string, size int) {
	if len(s) > 48 {
		s = s[:48] // a label is short; the rest need not be looked at
	}
	if strings.HasPrefix(s, "第") {
		return hanChapter(s)
	}
	word, i := countWord(s)
	if word == "" {
		return "", 0
	}
	gap := strings.TrimLeft(s[i:], " \u00a0")
	if len(gap) == len(s)-i && isASCIILetter(s[0]) {
		return "", 0
	}
	number := countNumber(gap, word == "appendix" || word == "annex")
	if number == "" {
		return hanCount(word, s)
	}
	size = len(s) - len(gap) + len(number)
	return countLabel(word, number), size
}

// hanCount reads a label such as "圖一" or "表十二", if what follows shows that
// the numeral ends there and is no part of a word.
func hanCount(word, s string) (label string, size int) {
	start := len("圖")
	end := start
	for end < len(s) && strings.ContainsRune("一二三四五六七八九十", firstRune(s[end:])) {
		end += len("一")
	}
	n := 0
	if firstRune(s) >= 0x80 && end > start {
		n = hanNumber(s[start:end])
	}
	if next, _ := utf8.DecodeRuneInString(s[end:]); n == 0 || end < len(s) && wide(next) && !strings.ContainsRune("所顯显為为是和與与及至到可中", next) {
		return "", 0
	}
	return countLabel(word, itoa(n)), end
}

// countLabel gives the one form of a label.
func countLabel(word, number string) string {
	return word + " " + strings.ToLower(strings.TrimLeft(number, "0"))
}

// countsFigure tells a text that starts with the label of a figure, table or
// box.
func countsFigure(s string) bool {
	label, _ := parseCount(s)
	word, _, _ := strings.Cut(label, " ")
	switch word {
	case "figure", "table", "box", "chart", "map", "exhibit", "graph":
		return true
	}
	return false
}

// countWord reads the word of a label in its one form, and its size.
func countWord(s string) (word string, size int) {
	for _, han := range [...][2]string{{"圖", "figure"}, {"图", "figure"}, {"図", "figure"}, {"表", "table"}} {
		if strings.HasPrefix(s, han[0]) {
			return han[1], len(han[0])
		}
	}
	size = strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
	if size <= 0 || size > 12 {
		return "", 0
	}
	word = strings.ToLower(s[:size])
	switch word {
	case "fig", "abb":
		if strings.HasPrefix(s[size:], ".") {
			size++
		}
		return "figure", size
	case "abbildung", "figura", "그림":
		return "figure", size
	case "tabelle", "tableau", "tabla", "tabella", "tabela", "표":
		return "table", size
	case "kapitel", "chapitre", "capítulo", "capitolo":
		return "chapter", size
	case "anhang", "annexe", "anexo":
		return "appendix", size
	case "figure", "table", "box", "chart", "map", "exhibit", "graph", "appendix", "annex", "chapter":
		return word, size
	}
	return "", 0
}

// countNumber reads "3", "2.1", "4a", "A-1", "IV" or, where letters count,
// "A", at the start of s.
func countNumber(s string, letters bool) string {
	end := strings.IndexFunc(s, func(c rune) bool {
		return !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || c == '-')
	})
	if end < 0 {
		end = len(s)
	}
	number := strings.TrimRight(s[:end], ".-")
	digits := strings.IndexFunc(number, func(c rune) bool { return c >= '0' && c <= '9' })
	switch {
	case number == "" || len(number) > 8:
		return ""
	case digits == 0 || digits == 1 || digits == 2 && number[1] == '-':
		return number
	case digits < 0 && (letters && len(number) == 1 && number[0] <= 'Z' || strings.Trim(number, "IVXL") == ""):
		return number
	}
	return ""
}

// hanChapter reads "第三章".
func hanChapter(s string) (label string, size int) {
	rest := strings.TrimPrefix(s, "第")
	end := strings.IndexAny(rest, "章節节回部卷編编篇")
	if end <= 0 || end > 12 || strings.Trim(rest[:end], "一二三四五六七八九十百〇零0123456789") != "" {
		return "", 0
	}
	_, last := utf8.DecodeRuneInString(rest[end:])
	size = len("第") + end + last
	return s[:size], size
}
