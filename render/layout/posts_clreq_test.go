package layout_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// Marks that must not begin or end a line (CLREQ 3.1.5; JLREQ 3.1.7 and 3.1.8).
const (
	neverFirst = "、，。．：；！？）」』】》〉〕］｝…—～・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％℃"
	neverLast  = "（「『【《〈〔［｛"
	closers    = "、，。．：；）」』】》〉〕］｝"
)

// wideGlyph is a glyph of a line with its place on the page.
type wideGlyph struct {
	text string
	x    sp.Len
	size sp.Len
}

// glyphs gives a line's glyphs from left to right, one without text in place of
// the labels of notes.
func (p *laidPost) glyphs(l line) []wideGlyph {
	var gs []wideGlyph
	for _, r := range l.runs {
		if p.in(r.Elem, "Reference") || p.in(r.Elem, "Lbl") {
			gs = append(gs, wideGlyph{})
			continue
		}
		rest := r.Text
		for _, g := range r.Glyphs {
			gs = append(gs, wideGlyph{rest[:g.Len], r.X + g.X.Len(), r.Size})
			rest = rest[g.Len:]
		}
	}
	return gs
}

// wideParagraphs gives the lines of each paragraph of a Chinese or Japanese post.
func (p *laidPost) wideParagraphs() [][]line {
	lang := p.book.Doc.Meta.Language
	if !strings.HasPrefix(lang, "zh") && !strings.HasPrefix(lang, "ja") {
		return nil
	}
	at := map[frame.Elem]int{}
	var out [][]line
	for _, l := range p.lines() {
		if p.tag(l.elem) != "P" || p.in(l.elem, "Table") {
			continue
		}
		i, ok := at[l.elem]
		if !ok {
			i = len(out)
			at[l.elem] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], l)
	}
	return out
}

// No line of Chinese begins or ends with a mark that must not stand there.
func TestPagesKeepMarksInLines(t *testing.T) {
	lines := 0
	eachPost(t, func(t *testing.T, p laidPost) {
		for _, ls := range p.wideParagraphs() {
			for i, l := range ls {
				gs := p.glyphs(l)
				if lines++; len(gs) == 0 {
					continue
				}
				text := strings.TrimSpace(l.text())
				if i > 0 && gs[0].text != "" && strings.Contains(neverFirst, gs[0].text) && !forcedBreak(ls[i-1]) {
					t.Errorf("page %d: a line begins with a mark: %s", l.page+1, text)
				}
				if last := gs[len(gs)-1].text; i < len(ls)-1 && last != "" && strings.Contains(neverLast, last) {
					t.Errorf("page %d: a line ends with an opening mark: %s", l.page+1, text)
				}
			}
		}
	})
	if lines < 50 && !otherPosts() {
		t.Errorf("only %d lines were tried", lines)
	}
}

// forcedBreak says whether a line ends where its author broke it.
func forcedBreak(l line) bool { return strings.HasSuffix(l.text(), "\n") }

// Full-width marks that follow each other close up: two take three halves of
// their two squares (CLREQ 3.1.6.2).
func TestPagesCloseUpMarks(t *testing.T) {
	pairs := 0
	eachPost(t, func(t *testing.T, p laidPost) {
		for _, ls := range p.wideParagraphs() {
			for _, l := range ls {
				gs := p.glyphs(l)
				for i := 1; i < len(gs); i++ {
					a, b := gs[i-1], gs[i]
					if a.text == "" || b.text == "" || a.size != b.size ||
						!(strings.Contains(closers, a.text) && strings.Contains(closers+neverLast, b.text) || strings.Contains(neverLast, a.text) && strings.Contains(neverLast, b.text)) {
						continue
					}
					if pairs++; b.x-a.x > a.size*17/20 {
						t.Errorf("page %d: %s%s stand %.2f em apart: %s", l.page+1, a.text, b.text, (b.x-a.x).Points()/a.size.Points(), l.text())
					}
				}
			}
		}
	})
	if pairs < 10 && !otherPosts() {
		t.Errorf("only %d pairs were tried", pairs)
	}
}

// Han stand in columns, line under line, where nothing narrower than a square
// stands in the line (CLREQ 3.2.1), unless the line had to take in a mark or to
// give a character to one. A few give way to a neighbour that has other letters,
// too, and would else be very loose.
func TestPagesAlignHan(t *testing.T) {
	aligned, forced, all := 0, 0, 0
	eachPost(t, func(t *testing.T, p laidPost) {
		paper := p.book.Theme.Papers[p.paper]
		for _, ls := range p.wideParagraphs() {
			for i, l := range ls[:len(ls)-1] {
				gs := p.glyphs(l)
				if !onlyHan(gs) || gs[0].size != paper.Size || forcedBreak(l) {
					continue
				}
				squares := paper.Measure / paper.Size
				left := (paper.W - squares*paper.Size) / 2
				all++
				switch indent := (gs[0].x - left + paper.Size/2) / paper.Size; {
				case inColumns(gs, left):
					aligned++
				case !mayEnd(append(gs, p.glyphs(ls[i+1])...), int(squares-indent)):
					forced++
				default:
					t.Logf("page %d: %d characters do not stand in columns: %s", l.page+1, len(gs), l.text())
				}
			}
		}
	})
	t.Logf("of %d lines of Han %d stand in columns, %d cannot for the sake of a mark", all, aligned, forced)
	if aligned*20 < (all-forced)*19 {
		t.Errorf("too few lines stand in columns")
	}
	if all < 5 && !otherPosts() {
		t.Errorf("only %d lines were tried", all)
	}
}

// mayEnd says whether a full line of n squares may end in what stands in it and
// the next one.
func mayEnd(gs []wideGlyph, n int) bool {
	return n < len(gs) && onlyHan(gs[:n+1]) && !strings.Contains(neverLast, gs[n-1].text) && !strings.Contains(neverFirst, gs[n].text)
}

// onlyHan says whether a line is of Han and marks that take a square each.
func onlyHan(gs []wideGlyph) bool {
	for i, g := range gs {
		if g.text == "" {
			return false
		}
		for _, r := range g.text {
			if r < 0x3000 || r > 0x9fff {
				return false
			}
		}
		if i > 0 && strings.Contains(closers+neverLast, g.text) && strings.Contains(closers+neverLast, gs[i-1].text) {
			return false
		}
	}
	return len(gs) > 0
}

// inColumns says whether all glyphs but marks, which move within their squares,
// stand whole squares from the left edge.
func inColumns(gs []wideGlyph, left sp.Len) bool {
	for _, g := range gs {
		off := (g.x - left) % g.size
		if !strings.Contains(closers+neverLast+"！？", g.text) && off > g.size/50 && off < g.size*49/50 {
			return false
		}
	}
	return true
}
