package para

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/hant"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/render/sp"
)

// benchText gives the paragraphs to set: those of -posts, or made-up ones of
// about 79 KB.
func benchText(b *testing.B) []string {
	if *posts == "" {
		return madeUp(79_000)
	}
	var texts []string
	for file := range strings.SplitSeq(*posts, ",") {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, paragraphs(string(data))...)
	}
	return texts
}

// madeUp gives prose of a size, of words that come as often as they do in
// English: a few often, many once.
func madeUp(size int) []string {
	syllables := strings.Fields("con ver sa tion al ly ex treme in ter est ed pol i cy mil i tar y na tion re port an al y sis ev i dence")
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	var texts []string
	var p strings.Builder
	for size > 0 {
		for range 1 + next(1+next(4)) {
			p.WriteString(syllables[next(1+next(len(syllables)))])
		}
		if p.Len() > 600+next(600) {
			texts = append(texts, p.String()+".")
			size -= p.Len()
			p.Reset()
			continue
		}
		p.WriteByte(' ')
	}
	return texts
}

func setAll(s *Setter, texts []string, lang string) (lines int) {
	for _, text := range texts {
		r := s.Set(Paragraph{
			Runs: []Run{{Text: text, Role: fonts.Serif, Size: 11 * sp.Pt}}, Lang: lang, Measure: sp.MM(132), Hyphenate: true,
		})
		lines += len(r.Lines)
	}
	return lines
}

// BenchmarkCold sets a post with a new setter, and BenchmarkWarm with one that
// has set it before.
func BenchmarkCold(b *testing.B) {
	texts := benchText(b)
	set, err := fonts.NewSet(latin.Files()...)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		setAll(NewSetter(set), texts, "en")
	}
}

func BenchmarkWarm(b *testing.B) {
	texts := benchText(b)
	s := newSetter(b)
	setAll(s, texts, "en")
	b.ReportAllocs()
	for b.Loop() {
		setAll(s, texts, "en")
	}
}

// BenchmarkChinese sets made-up Chinese of about 20 KB, or -posts.
func BenchmarkChinese(b *testing.B) {
	texts := chineseText(b)
	set, err := fonts.NewSet(append(latin.Files(), hant.Files()...)...)
	if err != nil {
		b.Fatal(err)
	}
	for _, warm := range []bool{false, true} {
		name := "cold"
		if warm {
			name = "warm"
		}
		b.Run(name, func(b *testing.B) {
			s := NewSetter(set)
			setAll(s, texts, "zh-Hant")
			b.ReportAllocs()
			for b.Loop() {
				if !warm {
					s = NewSetter(set)
				}
				setAll(s, texts, "zh-Hant")
			}
		})
	}
}

func chineseText(b *testing.B) []string {
	if *posts != "" {
		return benchText(b)
	}
	r := rand.New(rand.NewPCG(7, 8))
	var texts []string
	for size := 0; size < 20_000; size += len(texts[len(texts)-1]) {
		texts = append(texts, randomChinese(r)+randomChinese(r))
	}
	return texts
}
