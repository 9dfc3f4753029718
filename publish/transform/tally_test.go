package transform

import (
	"strings"
	"testing"
)

// addSlowly counts a text as add does, each character alone and each word by
// the table of all.
func (t *tally) addSlowly(s string, j *judge) {
	start := -1
	for i, c := range s {
		in := t.letter(c, j)
		if in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			t.addWord(s[start:i], j)
			start = -1
		}
	}
	if start >= 0 {
		t.addWord(s[start:], j)
	}
}

// TestTally has the fast way of words of a to z give what the slow way does.
func TestTally(t *testing.T) {
	j := theJudge()
	for w, languages := range j.words {
		if n, key := plainWord(w); n == len(w) && n <= 8 && j.short.get(key) != languages {
			t.Errorf("%q is not found", w)
		}
	}
	var all []string
	for w := range j.words {
		all = append(all, w, strings.ToUpper(w), w+"x")
	}
	for _, s := range []string{
		"", "a", "The house—of the lords, é la carte", "naïve été of", "über den Wolken", "e\u0301te of the", "the\xffhouse of\xc3", "thэ дом и the", "的the地 of国",
		"international understanding of it's", strings.Join(all, " "), strings.Join(all, "–"), strings.Join(all, "э "),
	} {
		var fast, slow tally
		fast.add(s, j)
		slow.addSlowly(s, j)
		if got, want := fast.counts(), slow.counts(); got != want {
			t.Errorf("%.60q: %v, want %v", s, got, want)
		}
	}
}

func (t *tally) counts() [77]int {
	c := [77]int{t.latin, t.cyrillic, t.arabic, t.han, t.kana, t.hangul, t.hebrew, t.thai, t.greek, t.other, t.simplified, t.traditional, t.words}
	copy(c[13:], t.hits[:])
	return c
}
