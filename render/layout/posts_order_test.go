package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// pageText gives the text of a page's runs that are of interest, by element.
func (p *laidPost) pageText(page int, want func(r *frame.GlyphRun) bool) string {
	var b strings.Builder
	for _, it := range p.Frames.Pages[page].Items {
		if r, ok := it.(*frame.GlyphRun); ok && want(r) {
			b.WriteString(strings.ReplaceAll(r.Text, "\u00ad", ""))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// bare is text without spaces and hyphens, as lines may part words there.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\u2002\u2003\u3000\u200b\n-\u2010\u2011", r) {
			return -1
		}
		return r
	}, s)
}

// drawn gives text as the pages' runs have it: what is written from right to left
// is drawn from the left.
func (p *laidPost) drawn(s string) string {
	s = bare(s)
	if phrase.Dir(p.book.Doc.Meta.Language) != "rtl" {
		return s
	}
	rs := []rune(s)
	slices.Reverse(rs)
	return string(rs)
}

// The outline leads to the headings of its titles.
func TestPagesAgreeWithTheOutline(t *testing.T) {
	eachPost(t, func(t *testing.T, p laidPost) {
		var walk func(items []frame.OutlineItem)
		walk = func(items []frame.OutlineItem) {
			for _, it := range items {
				heads := p.pageText(it.Dest.Page, func(r *frame.GlyphRun) bool {
					tag := p.tag(p.blockOf(r.Elem))
					return len(tag) == 2 && tag[0] == 'H' && r.Y >= it.Dest.Y && !p.in(r.Elem, "Reference")
				})
				if !strings.Contains(bare(heads), p.drawn(it.Title)) {
					t.Errorf("the outline's %q leads to %q", it.Title, heads)
				}
				walk(it.Kids)
			}
		}
		walk(p.Frames.Outline)
	})
}

// The contents give the labels of the pages that their entries lead to.
func TestPagesAgreeWithTheContents(t *testing.T) {
	eachPost(t, func(t *testing.T, p laidPost) {
		for i, pg := range p.Frames.Pages {
			for _, it := range pg.Items {
				l, ok := it.(*frame.Link)
				if !ok || !p.in(l.Elem, "TOCI") {
					continue
				}
				entry := p.pageText(i, func(r *frame.GlyphRun) bool { return r.Elem == l.Elem })
				dest, ok := p.Frames.Anchors[l.Name]
				if !ok {
					t.Errorf("the entry %q leads nowhere", entry)
					continue
				}
				if label := p.Frames.Pages[dest.Page].Label; !strings.HasSuffix(strings.TrimRight(entry, " "), "\u00a0"+label) {
					t.Errorf("the entry %q leads to page %s", entry, label)
				}
			}
		}
	})
}

// A running head names the book and the section in force at the page's top.
func TestPagesAgreeWithTheirRunningHeads(t *testing.T) {
	eachPost(t, func(t *testing.T, p laidPost) {
		paper := p.book.Theme.Papers[p.paper]
		title, section := doc.OneLine(p.book.Doc.Meta.Title), ""
		for i, pg := range p.Frames.Pages {
			want := section
			for _, it := range p.Frames.Outline {
				if it.Dest.Page != i {
					continue
				}
				if section = it.Title; want == "" || p.begins(i, it.Dest.Y) {
					want = it.Title
				}
			}
			var heads []string
			for _, it := range pg.Items {
				if r, ok := it.(*frame.GlyphRun); ok && r.Elem == frame.Artifact && r.Y < paper.Top {
					heads = append(heads, strings.TrimSpace(p.pageText(i, func(o *frame.GlyphRun) bool { return o == r })))
				}
			}
			head := bare(strings.Join(heads, ""))
			if head != "" && !saysHead(head, p.drawn(title), p.drawn(want)) {
				t.Errorf("page %s has the head %q, want %q and %q", pg.Label, heads, title, want)
			}
		}
	})
}

// saysHead says whether a head is a title and a section, or the title alone,
// each whole or cut short.
func saysHead(head, title, section string) bool {
	rest, ok := strings.CutPrefix(head, title)
	if !ok {
		cut, after, found := strings.Cut(head, "…")
		if !found || !strings.HasPrefix(title, cut) {
			return false
		}
		rest = after
	}
	cut, _ := strings.CutSuffix(rest, "…")
	return strings.HasPrefix(section, cut)
}

// begins says whether nothing stands above a height in the text of a page.
func (p *laidPost) begins(page int, y sp.Len) bool {
	for _, it := range p.Frames.Pages[page].Items {
		switch it := it.(type) {
		case *frame.GlyphRun:
			if it.Elem != frame.Artifact && it.Y < y {
				return false
			}
		case *frame.Image:
			if it.Y < y {
				return false
			}
		}
	}
	return true
}
