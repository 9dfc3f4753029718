package layout

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// ahead sets paragraphs on other processors while the flow goes on: what a
// paragraph becomes depends on nothing but itself. In the column a slug holds
// its place until join; what is to be done to its lines is put off till then.
type ahead struct {
	todo    chan *textBlock // nil while nobody is at work
	workers sync.WaitGroup
}

// maxAhead bounds the paragraphs that wait to be set.
const maxAhead = 64

// placeholder is the content of a slug for a paragraph being set.
type placeholder struct{ block *textBlock }

func (placeholder) paint(*painter, sp.Len, sp.Len) { panic("layout: a paragraph was not joined") }

// runs tells the blocks whose text nobody measures before the pages are made.
func runs(b doc.Block) bool {
	switch b.(type) {
	case *doc.Section, *doc.Paragraph, *doc.Quote, *doc.List, *doc.Definitions, *doc.Div:
		return true
	}
	return false
}

// beside has a paragraph set while the flow goes on.
func (f *flow) beside(c *column, b *textBlock) {
	called := int32(0)
	for i := range b.runs {
		called = max(called, f.looks[b.runs[i].Tag].note)
	}
	c.add(slug{content: placeholder{b}, notes: called})
	f.ahead.set(f.setter, b)
}

// set has a worker set a block. There is one for each processor, since the stack
// of a goroutine that set one paragraph has grown as the next one needs it.
func (a *ahead) set(s *para.Setter, b *textBlock) {
	if a.todo == nil {
		todo := make(chan *textBlock, maxAhead)
		for range runtime.GOMAXPROCS(0) {
			a.workers.Go(func() {
				for b := range todo {
					b.setGuarded(s)
				}
			})
		}
		a.todo = todo
	}
	a.todo <- b
}

// setGuarded keeps a panic for join, in whose caller's hands it is.
func (b *textBlock) setGuarded(s *para.Setter) {
	defer func() {
		if r := recover(); r != nil {
			b.fault = fmt.Sprintf("%v\n%s", r, debug.Stack())
		}
	}()
	b.set(s)
}

// finish waits until all blocks are set; the workers go.
func (a *ahead) finish() {
	if a.todo != nil {
		close(a.todo)
		a.workers.Wait()
		a.todo = nil
	}
}

// hasText says whether runs make lines.
func hasText(runs []para.Run) bool {
	return slices.ContainsFunc(runs, func(r para.Run) bool { return r.Text != "" || r.Box != nil })
}

// whenSet does something to slugs of the column, once they are those of lines;
// now gives where a slug of this time is by then.
func (c *column) whenSet(at setting, do func(now func(int) int)) {
	if at.running {
		c.later = append(c.later, do)
		return
	}
	do(func(i int) int { return i })
}

// join puts the lines of the paragraphs that were set into their places, with
// room for so many slugs more.
func (f *flow) join(c *column, more int) {
	f.ahead.finish()
	slugs := make([]slug, 0, joinedLen(c.slugs)+more)
	places := make([]int, 0, len(c.slugs)+1)
	for _, s := range c.slugs {
		places = append(places, len(slugs))
		if p, ok := s.content.(placeholder); ok {
			slugs = f.joined(slugs, p.block, s)
		} else {
			slugs = append(slugs, s)
		}
	}
	places = append(places, len(slugs))
	c.slugs = slugs
	for _, do := range c.later {
		do(func(i int) int { return places[i] })
	}
	c.later = nil
}

// joinedLen is how many slugs there are once lines have their places. A column
// of a long post is a good part of its memory and must not grow by copying.
func joinedLen(slugs []slug) int {
	n := len(slugs)
	for i := range slugs {
		if p, ok := slugs[i].content.(placeholder); ok {
			n += len(p.block.result.Lines) - 1
		}
	}
	return n
}

// joined appends the lines of a paragraph; the first takes what was hung on the
// slug in their place.
func (f *flow) joined(slugs []slug, b *textBlock, place slug) []slug {
	if b.fault != nil {
		panic(b.fault)
	}
	from, notes := len(slugs), int32(0)
	if from > 0 {
		notes = slugs[from-1].notes
	}
	slugs = f.lines(slugs, b)
	for i := range slugs[from:] {
		s := &slugs[from+i]
		s.group, s.notes = place.group, max(s.notes, notes)
		if i == 0 {
			s.space, s.bare, s.cost, s.marks = place.space, place.bare, place.cost, place.marks
		}
	}
	return slugs
}
