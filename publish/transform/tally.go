package transform

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// judge holds the tables a language is told by.
type judge struct {
	words   map[string]uint64 // small words of languages in Latin, Cyrillic and Arabic letters: a bit for each of spoken
	longest int               // of them, in bytes
	short   shortWords        // those of at most eight letters a to z
	han     map[rune]chinese  // characters that only one of the two Chinese scripts has
}

type chinese int8

const (
	simplified  chinese = -1
	traditional chinese = 1
)

// theJudge serves every post; the tables are made when the first one asks.
var theJudge = sync.OnceValue(newJudge)

func newJudge() *judge {
	j := &judge{words: map[string]uint64{}, han: make(map[rune]chinese, 700)}
	for i, s := range spoken {
		for w := range strings.FieldsSeq(s.words) {
			j.words[w] |= 1 << i
			j.longest = max(j.longest, len(w))
		}
	}
	for w, languages := range j.words {
		if n, key := plainWord(w); n == len(w) && n <= 8 {
			j.short.put(key, languages)
		}
	}
	for _, c := range simplifiedOnly {
		j.han[c] = simplified
	}
	for _, c := range traditionalOnly {
		j.han[c] = traditional
	}
	return j
}

// shortWords is a table of words by their letters in one number, with more room
// than there are words; a word stands in the first free place from where its
// number, multiplied (Knuth 6.4), would have it.
type shortWords [1 << shortBits]struct{ key, languages uint64 }

const shortBits = 11

func (s *shortWords) get(key uint64) uint64 { return s[s.find(key)].languages }

func (s *shortWords) put(key, languages uint64) {
	i := s.find(key)
	s[i].key, s[i].languages = key, languages
}

// find gives where a word is, or where it would be.
func (s *shortWords) find(key uint64) uint64 {
	i := key * 0x9E3779B97F4A7C15 >> (64 - shortBits)
	for s[i].key != key && s[i].key != 0 {
		i = (i + 1) % (1 << shortBits)
	}
	return i
}

// tally counts what tells languages apart in a text.
type tally struct {
	latin, cyrillic, arabic         int // letters
	han, kana, hangul, hebrew, thai int
	greek, other                    int
	simplified, traditional         int
	words                           int // in scripts that words tell apart
	hits                            [64]int
	word                            []byte
}

func (t *tally) letters() int {
	return t.latin + t.cyrillic + t.arabic + t.han + t.kana + t.hangul + t.hebrew + t.thai + t.greek + t.other
}

func (t *tally) addInlines(ns []doc.Inline, j *judge) {
	for _, n := range ns {
		switch n := n.(type) {
		case *doc.Text:
			t.add(n.Text, j)
		case *doc.Code, *doc.Math, *doc.Note:
		default:
			if in := doc.Inner(n); in != nil {
				t.addInlines(*in, j)
			}
		}
	}
}

// add counts a text. Words of a to z alone, which most are, need no decoding.
func (t *tally) add(s string, j *judge) {
	for i := 0; i < len(s); {
		n, key := plainWord(s[i:])
		switch rest := s[i+n:]; {
		case rest != "" && rest[0] >= utf8.RuneSelf:
			i += t.addMixed(s[i:], j)
		case n == 0:
			i++
		default:
			t.latin += n
			t.addPlain(s[i:i+n], key, j)
			i += n
		}
	}
}

// plainWord gives how many letters of a to z a text begins with, and the last
// eight of them in lower case in one number.
func plainWord(s string) (n int, key uint64) {
	for ; n < len(s) && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z'; n++ {
		key = key<<8 | uint64(s[n]|0x20)
	}
	return n, key
}

// addMixed counts a word that holds other letters than a to z, or a character
// that is of no word, and gives its length.
func (t *tally) addMixed(s string, j *judge) int {
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if !t.letter(c, j) {
			if i > 0 {
				t.addWord(s[:i], j)
			}
			return i + n
		}
		i += n
	}
	t.addWord(s, j)
	return len(s)
}

// addPlain looks up a word of a to z; key is its letters, if they are no more
// than a number holds.
func (t *tally) addPlain(w string, key uint64, j *judge) {
	if len(w) > 8 {
		t.addWord(w, j)
		return
	}
	t.words++
	t.hit(j.short.get(key))
}

// letter counts a character, and tells whether it is of a word to look up.
func (t *tally) letter(c rune, j *judge) bool {
	switch {
	case c < 0x80:
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
		t.latin++
		return true
	case c < 0x250 || c >= 0x1E00 && c < 0x1F00:
		if unicode.IsLetter(c) {
			t.latin++
			return true
		}
	case c >= 0x300 && c < 0x370:
		return true // an accent
	case c >= 0x400 && c < 0x530:
		t.cyrillic++
		return true
	case c >= 0x600 && c < 0x700 && unicode.IsLetter(c):
		t.arabic++
		return true
	default:
		t.wideLetter(c, j)
	}
	return false
}

func (t *tally) wideLetter(c rune, j *judge) {
	switch {
	case c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c < 0x4DC0 || c >= 0x20000 && c < 0x40000:
		t.han++
		switch j.han[c] {
		case simplified:
			t.simplified++
		case traditional:
			t.traditional++
		}
	case c >= 0x3041 && c < 0x3100 && c != '・' && c != 'ー':
		t.kana++
	case c >= 0xAC00 && c < 0xD7B0 || c >= 0x1100 && c < 0x1200:
		t.hangul++
	case c >= 0x370 && c < 0x400 || c >= 0x1F00 && c < 0x2000:
		t.greek++
	case c >= 0x590 && c < 0x600:
		t.hebrew++
	case c >= 0xE00 && c < 0xE80:
		t.thai++
	default:
		if unicode.IsLetter(c) {
			t.other++
		}
	}
}

// addWord looks a word up, in lower case.
func (t *tally) addWord(w string, j *judge) {
	t.words++
	if len(w) > j.longest {
		return
	}
	t.word = t.word[:0]
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			t.word = append(t.word[:0], strings.ToLower(w)...)
			break
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		t.word = append(t.word, c)
	}
	t.hit(j.words[string(t.word)])
}

// hit counts a word for each language that has it among its small ones.
func (t *tally) hit(languages uint64) {
	for ; languages != 0; languages &= languages - 1 {
		t.hits[bits.TrailingZeros64(languages)]++
	}
}

// script gives the tag of the most frequent script's letters and their share
// of all; Japanese counts its Han.
func (t *tally) script() (kind string, n int) {
	han, kana := t.han, t.kana
	if kana*10 >= han {
		kana, han = kana+han, 0
		if t.kana == 0 {
			kana = 0
		}
	}
	for _, s := range []struct {
		kind string
		n    int
	}{
		{"latin", t.latin / 3}, {"cyrillic", t.cyrillic / 3}, {"arabic", t.arabic / 3}, {"han", han}, {"ja", kana},
		{"ko", t.hangul}, {"he", t.hebrew / 3}, {"th", t.thai / 3}, {"el", t.greek / 3},
	} {
		if s.n > n {
			kind, n = s.kind, s.n
		}
	}
	return kind, n
}

// language judges a whole text. English is the answer for Latin letters in no
// language of the tables.
func (t *tally) language() string {
	kind, _ := t.script()
	switch kind {
	case "":
		if t.latin > 0 {
			return "en"
		}
		return ""
	case "han":
		if t.simplified > t.traditional {
			return "zh-Hans"
		}
		return "zh-Hant"
	case "latin", "cyrillic", "arabic":
		if lang, hits, _ := t.spokenMost(kind); hits > 1 {
			return lang
		}
		return usual(kind)
	}
	return kind
}

// usual is the language to expect of a script.
func usual(kind string) string {
	switch kind {
	case "cyrillic":
		return "ru"
	case "arabic":
		return "ar"
	}
	return "en"
}

// sure gives the language of a short text where there is little doubt, else "".
// There is less where the post around it is in another script.
func (t *tally) sure(otherScript bool) string {
	kind, n := t.script()
	if n < 2 {
		return ""
	}
	switch kind {
	case "han":
		return t.sureChinese()
	case "latin", "cyrillic", "arabic":
		if t.han+t.kana+t.hangul > n/2 {
			return ""
		}
		return t.sureSpoken(kind, otherScript)
	}
	if n < 4 {
		return ""
	}
	return kind
}

// sureChinese tells the script of a text that is mostly Han by the characters
// that only one has.
func (t *tally) sureChinese() string {
	if 4*t.han < 3*(t.letters()-2*t.latin/3) {
		return ""
	}
	few, many := min(t.simplified, t.traditional), max(t.simplified, t.traditional)
	if many < 2 || 5*few > many {
		return ""
	}
	if t.simplified > t.traditional {
		return "zh-Hans"
	}
	return "zh-Hant"
}

// sureSpoken tells a language by its small words: every sixth at least, and
// twice as many as of any other.
func (t *tally) sureSpoken(kind string, otherScript bool) string {
	least := 3
	if otherScript {
		least = 2
	}
	lang, hits, second := t.spokenMost(kind)
	if t.words < 2*least || hits < least || hits*6 < t.words || hits < 2*second {
		return ""
	}
	return lang
}

// oneScript gives the Chinese script that has characters of its own in a text,
// if only one has.
func (t *tally) oneScript() string {
	switch {
	case t.simplified > 0 && t.traditional == 0:
		return "zh-Hans"
	case t.traditional > 0 && t.simplified == 0:
		return "zh-Hant"
	}
	return ""
}

// spokenMost gives the language whose small words are most frequent, with the
// hits of it and of the second.
func (t *tally) spokenMost(kind string) (lang string, hits, second int) {
	lang = usual(kind)
	for i, s := range spoken {
		if s.kind != kind {
			continue
		}
		if t.hits[i] > hits {
			lang, hits, second = s.lang, t.hits[i], hits
		} else if t.hits[i] > second {
			second = t.hits[i]
		}
	}
	return lang, hits, second
}
