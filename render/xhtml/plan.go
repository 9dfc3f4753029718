package xhtml

import (
	"cmp"
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
)

// maxChapter is the text, in bytes, beyond which a section is split over
// files: old engines lay out a whole file at a time, and refuse 300 KB.
const maxChapter = 240_000

// maxChapters is how many top sections each make a file; where there are more,
// they share files up to maxChapter.
const maxChapters = 300

// A file begins on a page of its own, which a few lines would leave empty: text
// of less than minChapter bytes, a page of a tablet, and a section of less than
// minSection, half a phone's, do not stand alone.
const (
	minChapter = 3000
	minSection = 1000
)

// maxSplit is how deep sections are split.
const maxSplit = 6

// chapter is the part of the tree that makes one file.
type chapter struct {
	file   string
	size   int
	pieces []piece
}

// piece is a run of blocks under one parent. A section that is split gives one
// piece with its head and others that go on without.
type piece struct {
	head   *doc.Section // whose heading stands first, nil for none
	blocks []doc.Block
	lang   string // what the split sections around it state
	dir    doc.Dir
	size   int
	depth  int // of split sections around it
}

// place is where something of the tree came to stand.
type place struct{ file, frag string }

// plan splits the text into files and gives everything that can be linked to
// its place.
func (c *converter) plan() {
	c.assign(titleFile, c.meta.Standfirst)
	c.chaps = pack(pieces(c.book.Doc.Blocks, nil, piece{}))
	for i := range c.chaps {
		ch := &c.chaps[i]
		ch.file = fmt.Sprintf("c%03d.xhtml", i+1)
		for _, p := range ch.pieces {
			c.assignPiece(ch.file, p)
		}
	}
}

// pieces cuts blocks at sections, and what is too long at any block. The first
// run is head's, and around says what language it stands in.
func pieces(blocks []doc.Block, head *doc.Section, around piece) []piece {
	within := around
	if head != nil {
		within.depth++
		within.lang = cmp.Or(head.Lang, within.lang)
		within.dir = cmp.Or(head.Dir, within.dir)
	}
	var ps []piece
	run := around
	run.head = head
	end := func() {
		if len(run.blocks) > 0 || run.head != nil {
			ps = append(ps, run)
		}
		run = within
	}
	for _, b := range blocks {
		n := size(b)
		s, ok := b.(*doc.Section)
		switch {
		case ok && n > maxChapter && within.depth < maxSplit:
			end()
			ps = append(ps, pieces(s.Blocks, s, within)...)
		case ok:
			end()
			ps = append(ps, piece{s, s.Blocks, within.lang, within.dir, n, within.depth})
		default:
			if run.size+n > maxChapter && len(run.blocks) > 0 {
				end()
			}
			run.blocks = append(run.blocks, b)
			run.size += n
		}
	}
	end()
	return ps
}

// pack puts pieces into files: a top section, or the text before the first,
// is a file, if it fills one; what a split section is made of is filled up to
// the limit.
func pack(ps []piece) []chapter {
	tops := 0
	for _, p := range ps {
		if p.top() {
			tops++
		}
	}
	var cs []chapter
	for _, p := range ps {
		if len(cs) == 0 || tops <= maxChapters && p.begins(cs[len(cs)-1].size) || cs[len(cs)-1].size+p.size > maxChapter {
			cs = append(cs, chapter{})
		}
		last := &cs[len(cs)-1]
		last.pieces = append(last.pieces, p)
		last.size += p.size
	}
	return cs
}

func (p piece) top() bool { return p.head != nil && p.head.Level <= 1 }

// begins tells whether a piece begins a file after one of so many bytes. What
// has a role of its own, a part or the references, always does.
func (p piece) begins(before int) bool {
	return p.top() && (p.head.Role != "" || before >= minChapter && size(p.head) >= minSection)
}

// size is about how many bytes of XHTML a block makes.
func size(b doc.Block) int {
	n := 0
	doc.WalkBlocks([]doc.Block{b}, func(node doc.Node) bool {
		n += 16
		switch t := node.(type) {
		case *doc.Text:
			n += len(t.Text)
		case *doc.CodeBlock:
			n += len(t.Text)
		}
		return true
	})
	return n
}

func (c *converter) assignPiece(file string, p piece) {
	if p.head != nil {
		c.place(file, p.head, p.head.ID)
		c.assignInlines(file, p.head.Title)
		c.assignInlines(file, p.head.Subtitle)
	}
	c.assign(file, p.blocks)
}

func (c *converter) assign(file string, blocks []doc.Block) {
	doc.WalkBlocks(blocks, func(n doc.Node) bool { return c.placeNode(file, n) })
}

func (c *converter) assignInlines(file string, inlines []doc.Inline) {
	doc.WalkInlines(inlines, func(n doc.Node) bool { return c.placeNode(file, n) })
}

func (c *converter) placeNode(file string, n doc.Node) bool {
	switch n := n.(type) {
	case *doc.Section:
		c.place(file, n, n.ID)
	case doc.Block:
		if id := n.Common().ID; id != "" {
			c.place(file, n, id)
		}
	case *doc.Span:
		if n.ID != "" {
			c.place(file, n, n.ID)
		}
	case *doc.Note:
		if n.ID != "" {
			c.isNote[n.ID] = true
			c.place(file, n, n.ID)
		}
	}
	return true
}

// place gives a node its fragment. The first of two nodes with one ID is the
// one that links mean.
func (c *converter) place(file string, n doc.Node, id string) {
	if _, ok := c.places[n]; ok {
		return
	}
	p := place{file, c.ids.take(id)}
	c.places[n] = p
	if _, ok := c.byID[id]; !ok && id != "" {
		c.byID[id] = p
	}
}
