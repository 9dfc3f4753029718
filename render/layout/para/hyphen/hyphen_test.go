package hyphen

import (
	"fmt"
	"strings"
	"testing"
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
