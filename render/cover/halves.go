package cover

import (
	"slices"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/render/layout/place"
)

// marks are where titles fall into halves, the strongest first. Those that
// close the first half stay with it, the others open the second.
var marks = []struct {
	text  string
	close bool
}{
	{": ", true}, {"：", true}, {" – ", false}, {" — ", false}, {"——", false}, {" | ", false}, {"｜", false},
	{"，", true}, {"、", true}, {"！", true}, {"？", true}, {"・", true}, {"·", true},
}

// part breaks a title between its halves; it gives "" where it has none, or
// where its author has set breaks.
func part(title, lang string) string {
	const most = 80 // bytes; longer ones have lines enough to fall as they may
	if strings.Contains(title, "\n") {
		return ""
	}
	if clauses := place.Clauses(title); han(title) && clauses != title && strings.Count(clauses, "\n") < 4 {
		return clauses
	}
	if len(title) > most {
		return ""
	}
	for _, m := range marks {
		head, tail, ok := strings.Cut(title, m.text)
		if !ok || min(len(head), len(tail)) < 6 {
			continue
		}
		if m.close {
			return head + strings.TrimSpace(m.text) + "\n" + strings.TrimSpace(tail)
		}
		return head + "\n" + strings.TrimLeft(m.text, " ") + tail
	}
	if han(title) {
		return partHan([]rune(title), base(lang) == "zh")
	}
	return partPhrases(title, lang)
}

// partPhrases breaks a title before the preposition, conjunction or article
// nearest to its middle, unless one half would be much the shorter.
func partPhrases(title, lang string) string {
	at, before := 0, true
	for i := range title {
		if i > 0 && title[i-1] != ' ' {
			continue
		}
		word, _, _ := strings.Cut(title[i:], " ")
		opens := opener(word, lang)
		if opens && !before && nearer(i, at, len(title)) {
			at = i
		}
		before = opens
	}
	if min(at, len(title)-at)*7 < len(title)*2 {
		return ""
	}
	return strings.TrimSpace(title[:at]) + "\n" + title[at:]
}

// nearer says whether a place is nearer to the middle than another.
func nearer(a, b, n int) bool { return max(a, n-a) < max(b, n-b) }

// partHan breaks a title of Han characters at the pause nearest to its middle.
func partHan(title []rune, chinese bool) string {
	const least = 3 // characters of each half
	at := 0
	for i := least; i+least <= len(title); i++ {
		if pause(title, i, chinese) && nearer(i, at, len(title)) {
			at = i
		}
	}
	if at == 0 {
		return ""
	}
	return string(title[:at]) + "\n" + string(title[at:])
}

// pause says whether Han text pauses before its character i: between
// brackets, behind the particle that makes what stands before it an attribute
// (的 and 之 in Chinese, の in Japanese), or before a Chinese conjunction. Within a
// word, such as 目的, these are none.
func pause(t []rune, i int, chinese bool) bool {
	before, next := t[i-1], t[i]
	switch before {
	case '》', '」', '』', '】', '”':
		return !strings.ContainsRune("，。、：；？！》」』】”", next)
	case '的', 'の':
		return t[i-2] != '目' && !strings.ContainsRune("確确士", next)
	case '之':
		return chinese && !strings.ContainsRune("間间前後后外內内上下中一", next)
	}
	switch next {
	case '《', '「', '『', '【', '“':
		return true
	}
	return chinese && conjunction(before, next, t[i+1])
}

// conjunction says whether a character joins what stands around it, and is no
// part of a word such as 和平 or 參與.
func conjunction(before, r, next rune) bool {
	var heads, tails string // of words that end, and begin, with it
	switch r {
	case '和':
		heads, tails = "共中平溫温緩缓飽饱柔祥調调諧谐饒饶總总", "平諧谐解睦約约議议風风尚善氣气服"
	case '與', '与':
		heads, tails = "參参給给贈赠授付賦赋", "會会其否"
	case '及':
		heads, tails = "以普涉埃危波觸触顧顾提論论企遍", "時时格其早"
	default:
		return false
	}
	return !strings.ContainsRune(heads, before) && !strings.ContainsRune(tails, next)
}

// joined keeps the words that open a phrase with what they open, so that no
// line ends in "of" or "the", and words of Hangul whole.
func joined(title, lang string) string {
	words := strings.Split(title, " ")
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case opener(words[i-1], lang):
			b.WriteString("\u00a0")
		default:
			b.WriteByte(' ')
		}
		writeWord(&b, w)
	}
	return b.String()
}

// writeWord puts word joiners between syllables of Hangul, at which lines may
// break by default (UAX #14, section 8.2), but not those of titles.
func writeWord(b *strings.Builder, word string) {
	before := false
	for _, r := range word {
		hangul := unicode.Is(unicode.Hangul, r)
		if before && hangul {
			b.WriteRune('\u2060')
		}
		b.WriteRune(r)
		before = hangul
	}
}

// opener says whether a word opens a phrase: an article, a preposition or a
// conjunction.
func opener(word, lang string) bool {
	return slices.Contains(strings.Fields(openers(base(lang))), strings.ToLower(word))
}

func openers(lang string) string {
	switch lang {
	case "en", "":
		return "a an the of in on at to for from with without and or but nor by as into onto over under against between about after before through toward towards"
	case "de":
		return "der die das den dem des ein eine einer eines einem einen und oder von vom zu zum zur in im ins an am auf aus bei mit nach für über unter gegen zwischen"
	case "fr":
		return "le la les un une des du de à au aux et ou en dans sur sous par pour avec sans contre entre vers"
	case "es":
		return "el la los las un una unos unas de del al a y e o u en con sin por para sobre entre contra hacia"
	case "it":
		return "il lo la i gli le un uno una di del della dei delle a al alla da in nel nella con su per tra fra e o"
	case "pt":
		return "o a os as um uma de do da dos das em no na nos nas por para com sem sobre entre e ou"
	case "nl":
		return "de het een van in op aan te tot voor met zonder en of door over onder tegen tussen"
	}
	return ""
}

// base is the language of a tag without script and region.
func base(lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	return lang
}
