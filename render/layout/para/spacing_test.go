package para

import (
	"flag"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

var posts = flag.String("posts", "", "Markdown files whose spacing TestSpacing measures, split by commas")

// TestSpacing measures how even the lines of given posts are. The costs were
// tuned by it; it asserts what they must keep.
func TestSpacing(t *testing.T) {
	if *posts == "" {
		t.Skip("no -posts")
	}
	var texts []string
	for file := range strings.SplitSeq(*posts, ",") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, paragraphs(string(data))...)
	}
	s := newSetter(t)
	a4 := measureSpacing(s, texts, sp.MM(132), 11*sp.Pt)
	a5 := measureSpacing(s, texts, sp.MM(108), 10*sp.Pt)
	t.Logf("A4: %+.3v", a4)
	t.Logf("A5: %+.3v", a5)
	if a4.cv > .17 || a4.loose > .02 || a4.hyphens > .10 || a4.run > 2 {
		t.Errorf("A4 is uneven")
	}
	if a5.cv > .18 || a5.loose > .02 || a5.hyphens > .15 || a5.run > 2 {
		t.Errorf("A5 is uneven")
	}
}

var (
	frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	notProse    = regexp.MustCompile("(?s)^(#|!\\[|>|[-*] |<|```|\\||---|___|\\*\\*\\*)")
	links       = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	marks       = regexp.MustCompile("[*_`]")
)

// paragraphs takes the plain paragraphs of a post.
func paragraphs(post string) []string {
	post = frontMatter.ReplaceAllString(post, "")
	var out []string
	for block := range strings.SplitSeq(post, "\n\n") {
		block = strings.TrimSpace(strings.ReplaceAll(block, "\n", " "))
		if block == "" || notProse.MatchString(block) {
			continue
		}
		out = append(out, marks.ReplaceAllString(links.ReplaceAllString(block, "$1"), ""))
	}
	return out
}

// spacing sums up the lines of five words and more that are not the last of
// their paragraph.
type spacing struct {
	lines                    int
	cv, loose, tight, within float64
	hyphens, expansion       float64
	contrast                 float64 // mean difference of neighbours' expansion, thousandths
	harsh                    float64 // share of neighbours that differ by more than 25
	run, overfull            int
}

func measureSpacing(s *Setter, texts []string, measure, size sp.Len) spacing {
	var gaps, inside []float64
	var m spacing
	hyphens, stretch, pairs := 0, 0.0, 0.0
	for _, text := range texts {
		run, before := 0, math.NaN()
		r := s.Set(Paragraph{
			Runs: []Run{{Text: text, Role: fonts.Serif, Size: size}}, Lang: "en", Measure: measure, Hyphenate: true,
		})
		for _, l := range r.Lines[:max(0, len(r.Lines)-1)] {
			if l.Overfull > 0 {
				m.overfull++
			}
			g := gapsOf(l)
			if len(g) < 4 {
				run = 0
				continue
			}
			mean := meanOf(g)
			gaps = append(gaps, mean)
			inside = append(inside, deviation(g)/mean)
			now := float64(l.Pieces[0].Stretch)
			stretch += math.Abs(now)
			if d := math.Abs(now - before); !math.IsNaN(d) {
				m.contrast += d
				pairs++
				if d > 25 {
					m.harsh++
				}
			}
			before = now
			if t := strings.TrimSpace(textOf(l)); l.Hyphenated || strings.HasSuffix(t, "-") {
				hyphens++
				run++
			} else {
				run = 0
			}
			m.run = max(m.run, run)
		}
	}
	m.lines = len(gaps)
	n := float64(len(gaps))
	slices.Sort(gaps)
	median := gaps[len(gaps)/2]
	for _, g := range gaps {
		if g > 1.5*median {
			m.loose += 1 / n
		}
		if g < .67*median {
			m.tight += 1 / n
		}
	}
	m.cv = deviation(gaps) / meanOf(gaps)
	m.within = meanOf(inside)
	m.hyphens = float64(hyphens) / n
	m.expansion = stretch / n
	m.contrast, m.harsh = m.contrast/pairs, m.harsh/pairs
	return m
}

// gapsOf gives the widths of the spaces of a line, as a reader sees them.
func gapsOf(l Line) []float64 {
	var out []float64
	for _, p := range l.Pieces {
		for i, text := range glyphTexts(p) {
			if text == " " && i+1 < len(p.Glyphs) {
				out = append(out, (p.Glyphs[i+1].X - p.Glyphs[i].X).Points())
			}
		}
	}
	return out
}

func meanOf(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

func deviation(v []float64) float64 {
	m, sum := meanOf(v), 0.0
	for _, x := range v {
		sum += (x - m) * (x - m)
	}
	return math.Sqrt(sum / float64(len(v)))
}
