package layout_test

import (
	"sort"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// rightOf gives where a run's last glyph ends, spaces left out.
func rightOf(r *frame.GlyphRun) sp.Len {
	n, said := len(r.Glyphs), len(r.Text)
	for n > 1 && strings.TrimSpace(r.Text[said-int(r.Glyphs[n-1].Len):said]) == "" {
		n--
		said -= int(r.Glyphs[n].Len)
	}
	last := r.Glyphs[n-1]
	wide := r.Size.Scale(int64(r.Face.Advance(last.ID)), int64(r.Face.UnitsPerEm()))
	return r.X + last.X.Len() + wide.Scale(int64(1000+r.Stretch), 1000)
}

// No line passes the text block by more than what may hang out of it, but for
// those that are reported.
func TestPagesHaveNoOverfullLines(t *testing.T) {
	eachPost(t, func(t *testing.T, p laidPost) {
		paper, over := p.book.Theme.Papers[p.paper], 0
		for _, l := range p.lines() {
			left := (paper.W - paper.Measure) / 2
			hang := l.runs[0].Size * 3 / 5
			for _, r := range l.runs {
				if right := rightOf(r); r.X < left-hang || right > left+paper.Measure+hang {
					over++
					t.Logf("page %d: from %.1f to %.1f: %s", l.page+1, r.X.Points(), right.Points(), l.text())
				}
			}
		}
		if said := p.reported("line-overfull") + p.reported("table-wide"); over > 0 && said == 0 {
			t.Errorf("%d lines are overfull, and none is reported", over)
		}
	})
}

// A paragraph that goes over pages has two lines on each of them, and so has a
// note.
func TestPagesHaveNoWidowsOrOrphans(t *testing.T) {
	eachPost(t, func(t *testing.T, p laidPost) {
		lines := map[frame.Elem]map[int]int{}
		text := map[frame.Elem]string{}
		for _, l := range p.lines() {
			if tag := p.tag(l.elem); tag != "P" && tag != "Note" || p.in(l.elem, "Table") {
				continue
			}
			if lines[l.elem] == nil {
				lines[l.elem] = map[int]int{}
			}
			lines[l.elem][l.page]++
			text[l.elem] = l.text()
		}
		for _, e := range sortedElems(lines) {
			for page, n := range lines[e] {
				if len(lines[e]) > 1 && n < 2 {
					t.Errorf("one line of a paragraph stands alone on page %d; it ends %q", page+1, text[e])
				}
			}
		}
	})
}

func sortedElems(m map[frame.Elem]map[int]int) []frame.Elem {
	var es []frame.Elem
	for e := range m {
		es = append(es, e)
	}
	sort.Slice(es, func(i, j int) bool { return es[i] < es[j] })
	return es
}

// opensWithHeading says whether a page's text, below figures that moved there,
// begins with a heading.
func (p *laidPost) opensWithHeading(page int) bool {
	for _, it := range p.Frames.Pages[page].Items {
		if r, ok := it.(*frame.GlyphRun); ok && r.Elem != frame.Artifact && !p.in(r.Elem, "Figure") {
			tag := p.tag(p.blockOf(r.Elem))
			return len(tag) == 2 && tag[0] == 'H'
		}
	}
	return false
}

// A heading stands above two lines of what it heads, or a picture, a table or
// the one line that its section has.
func TestPagesKeepHeadings(t *testing.T) {
	eachPost(t, func(t *testing.T, p laidPost) {
		for i, pg := range p.Frames.Pages {
			var heading *frame.GlyphRun
			var below []sp.Len
			for _, it := range pg.Items {
				switch it := it.(type) {
				case *frame.Image:
					below = append(below, it.Y, it.Y+it.H)
				case *frame.Rule:
					if it.Elem != frame.Artifact {
						below = append(below, it.Y, it.Y+it.H)
					}
				case *frame.GlyphRun:
					switch tag := p.tag(p.blockOf(it.Elem)); {
					case it.Elem == frame.Artifact || p.in(it.Elem, "Note"):
					case strings.HasPrefix(tag, "H") && len(tag) == 2:
						if heading == nil || it.Y > heading.Y {
							heading, below = it, nil
						}
					default:
						if n := len(below); heading != nil && it.Y > heading.Y && (n == 0 || it.Y > below[n-1]+it.Size/2) {
							below = append(below, it.Y)
						}
					}
				}
			}
			last, front := i == len(p.Frames.Pages)-1, strings.HasPrefix(pg.Label, "i")
			if last || front || len(below) == 1 && p.opensWithHeading(i+1) {
				continue
			}
			if heading != nil && len(below) < 2 {
				t.Errorf("page %d: %d lines stand below the last heading", i+1, len(below))
			}
		}
	})
}

// No more than two lines in a row end in hyphens.
func TestPagesPartFewWords(t *testing.T) {
	hyphens := 0
	eachPost(t, func(t *testing.T, p laidPost) {
		run, block := 0, frame.Elem(0)
		for _, l := range p.lines() {
			said := strings.TrimSpace(l.runs[len(l.runs)-1].Text)
			parted := strings.HasSuffix(said, "\u00ad") || strings.HasSuffix(said, "-")
			if !parted || l.elem != block {
				run = 0
			}
			block = l.elem
			if !parted {
				continue
			}
			hyphens++
			if run++; run > 2 {
				t.Errorf("page %d: line %d in a row ends in a hyphen: %s", l.page+1, run, l.text())
			}
		}
	})
	if hyphens < 5 && !otherPosts() {
		t.Errorf("only %d lines end in hyphens", hyphens)
	}
}
