package fonts_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/all"
)

// plainWords are words to shape: those of an example post, every pair of the
// characters that can be plain, and random ones of them.
func plainWords(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../examples/posts/2026-03-14-the-river-that-moved.md")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(text))
	chars := fonts.PlainChars()
	for _, a := range chars {
		for _, b := range chars {
			words = append(words, string([]rune{a, b}))
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		word := make([]rune, 3+r.IntN(8))
		for i := range word {
			word[i] = chars[r.IntN(len(chars))]
		}
		words = append(words, string(word))
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// TestPlain sets words without a shaper and with one. The faces that text is
// set in need none for nearly all words; of others a sample is enough.
func TestPlain(t *testing.T) {
	words := plainWords(t)
	for _, file := range all.Files() {
		set, err := fonts.NewSet(file)
		if err != nil {
			t.Fatal(err)
		}
		f := set.Primary(fonts.Request{})
		text := strings.HasPrefix(f.Name(), "OctavoS") // Serif, Sans
		step := 1
		if !text {
			step = 37
		}
		plain := 0
		for i := 0; i < len(words); i += step {
			lang := []string{"en", "tr", "zh-Hant"}[i%3]
			plain += checkPlain(t, f, words[i], lang, "Latn") + checkPlain(t, f, words[i], lang, "")
		}
		if text && plain < len(words)*9/10 {
			t.Errorf("%s: only %d of %d words are set without a shaper", f.Name(), plain, len(words))
		}
	}
}

// checkPlain tells how often (1 or 0) the word needed no shaper.
func checkPlain(t *testing.T, f *fonts.Face, word, lang, script string) int {
	t.Helper()
	in := fonts.ShapeInput{Text: []rune(word), Lang: lang, Script: script}
	in.End = len(in.Text)
	got, ok := fonts.ShapePlain(f, in)
	if !ok {
		return 0
	}
	if want := fonts.ShapeWith(f, in); !slices.Equal(got, want) {
		t.Fatalf("%s %s %q %q:\n got %v\nwant %v", f.Name(), lang, script, word, got, want)
	}
	return 1
}
