package hyphen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/layout/para/hyphen/internal/pack"
)

// hyphenated writes a word with its hyphens.
func hyphenated(p *Patterns, word string) string {
	var b strings.Builder
	from := 0
	for _, at := range p.Points(nil, word) {
		b.WriteString(word[from:at] + "-")
		from = at
	}
	return b.String() + word[from:]
}

func TestPoints(t *testing.T) {
	tests := map[string]string{
		// The first two are Liang's and Knuth's own examples, the third what
		// \showhyphens says.
		"en-US": "hy-phen-ation con-cate-na-tion su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious",
		// Exceptions of the American patterns, and a capital.
		"en":    "as-so-ciate present project ta-ble oblig-a-tory Ref-or-ma-tion",
		"en-GB": "hy-phen-a-tion ma-nu-script",
		"de":    "Sil-ben-tren-nung grö-ßer Stra-ßen-bahn Do-nau-dampf-schiff-fahrt",
		"fr":    "cé-sure ap-pren-tis-sage l’évé-ne-ment",
		"es":    "mur-cié-la-go tras-atlán-ti-co",
		"it":    "del-l’at-mo-sfe-ra ca-stel-lo",
		"pt":    "com-pu-ta-dor",
		"nl":    "woor-den-boek",
		"ru":    "про-грам-ми-ро-ва-ние",
		"uk":    "не-за-ле-жність",
		"pl":    "prze-no-sze-nie",
		"sv":    "av-stav-ning",
		"da":    "or-de-ling",
		"nb":    "orde-ling",
		"fi":    "ta-vu-tus",
		"hu":    "el-vá-lasz-tás",
		"el":    "συλ-λα-βι-σμός",
		"tr":    "İs-tan-bul he-ce-le-me",
		"la":    "Ro-ma-no-rum",
	}
	for lang, words := range tests {
		p := Open(Match(lang))
		if p == nil {
			t.Errorf("%s: no patterns", lang)
			continue
		}
		for want := range strings.FieldsSeq(words) {
			if got := hyphenated(p, strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
		}
	}
}

// Parts of a word beside an apostrophe are words of their own where the
// patterns do not know it.
func TestApostrophe(t *testing.T) {
	p := Open("en-us")
	for _, want := range []string{"Rus-sia’s", "gov-ern-ment's", "don’t", "o’clock"} {
		if got := hyphenated(p, strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEveryLanguageOpens(t *testing.T) {
	files, err := tries.ReadDir("tries")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".trie")
		if Open(name) == nil {
			t.Errorf("%s does not open", name)
		}
		if !strings.HasPrefix(name, "en-") && name != Thai && Match(name) != name {
			t.Errorf("%s is matched by %q", name, Match(name))
		}
	}
}

func TestMatch(t *testing.T) {
	tests := map[string]string{
		"": "", "zh-Hant": "", "en": "en-us", "en-AU": "en-gb", "EN_us": "en-us", "de-AT": "de", "nn": "no",
		"pt-BR": "pt", "bs": "hr", "sr": "", "sr-Latn-RS": "hr", "xx": "",
	}
	for lang, want := range tests {
		if got := Match(lang); got != want {
			t.Errorf("Match(%q) = %q, want %q", lang, got, want)
		}
	}
}

// naive is Liang's algorithm word for word: every part of the word is looked
// up among the patterns.
func naive(patterns []string, word string, left, right int) []int {
	text := "." + word + "."
	scores := make([]int, len(text)+1)
	for _, p := range patterns {
		letters := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return -1
			}
			return r
		}, p)
		for at := 0; at+len(letters) <= len(text); at++ {
			if text[at:at+len(letters)] != letters {
				continue
			}
			i := at
			for _, c := range p {
				if c >= '0' && c <= '9' {
					scores[i] = max(scores[i], int(c-'0'))
				} else {
					i++
				}
			}
		}
	}
	var points []int
	for i := left; i <= len(word)-right; i++ {
		if scores[i+1]%2 == 1 {
			points = append(points, i)
		}
	}
	return points
}

// Tries of random patterns give what looking them up one by one gives.
func TestTrieAgainstSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	random := func(alphabet string, n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(b)
	}
	for range 200 {
		seen := map[string]bool{}
		var patterns []string
		packed := pack.New()
		for range 60 {
			letters := random("abc", 1+r.IntN(5))
			if r.IntN(5) == 0 {
				letters = "." + letters
			}
			if seen[letters] {
				continue
			}
			seen[letters] = true
			at := r.IntN(len(letters) + 1)
			p := letters[:at] + random("12345", 1) + letters[at:]
			patterns = append(patterns, p)
			if err := packed.AddPattern(p); err != nil {
				t.Fatal(err)
			}
		}
		p := &Patterns{trie: openTrie(packed.Encode()), left: 2, right: 2}
		for range 20 {
			word := random("abc", 4+r.IntN(12))
			if got, want := p.Points(nil, word), naive(patterns, word, 2, 2); !slices.Equal(got, want) {
				t.Fatalf("%s breaks at %v, want %v; patterns %v", word, got, want, patterns)
			}
		}
	}
}

func ExamplePatterns_Points() {
	p := Open(Match("en-GB"))
	fmt.Println(p.Points(nil, "manuscript"))
	// Output: [2 4]
}

func FuzzPoints(f *testing.F) {
	for _, s := range []string{"hyphenation", "İstanbul", "l’été", "\xff", strings.Repeat("ab", 100), "ǆ", "’’"} {
		f.Add(s)
	}
	languages := []*Patterns{Open("en-us"), Open("tr"), Open("fr"), Open("hu")}
	f.Fuzz(func(t *testing.T, word string) {
		for _, p := range languages {
			last := 0
			for _, at := range p.Points(nil, word) {
				if at <= last || at >= len(word) {
					t.Fatalf("%q breaks at %d after %d", word, at, last)
				}
				last = at
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		Open("en-us")
	}
}

func BenchmarkPoints(b *testing.B) {
	p := Open("en-us")
	var points []int
	for b.Loop() {
		points = p.Points(points[:0], "concatenation")
	}
}
