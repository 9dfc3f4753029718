package layout

import (
	"sort"

	"github.com/octavo-press/octavo/render/sp"
)

// noteStream is the notes of the book one below the other, from which each
// page takes the next piece.
type noteStream struct {
	slugs []slug
	depth []sp.Len // down to each slug's top, and to the end
	start []int    // first slug of each note
	sep   sp.Len   // between the text and the notes
	most  sp.Len   // of a page for a note carried over
}

func newNoteStream(c *column, start []int, sep, most sp.Len) noteStream {
	ns := noteStream{slugs: c.slugs, start: start, sep: sep, most: most, depth: make([]sp.Len, len(c.slugs)+1)}
	for i := range c.slugs {
		s := &c.slugs[i]
		ns.depth[i+1] = ns.depth[i] + s.space + s.lead + s.height + s.close
	}
	return ns
}

// end gives the slug behind the last of so many notes.
func (ns *noteStream) end(called int32) int32 {
	if int(called) >= len(ns.start) {
		return int32(len(ns.slugs))
	}
	return int32(ns.start[called])
}

// done says whether all notes are set.
func (ns *noteStream) done(note int32) bool { return int(note) == len(ns.slugs) }

// height gives the room that slugs from a to b take at the page's foot.
func (ns *noteStream) height(a, b int32) sp.Len {
	if a >= b {
		return 0
	}
	return ns.sep + ns.depth[b] - ns.depth[a]
}

// fit gives how far the notes go on a page that begins with slug from, on
// which the notes up to called are called, with so much room. Each note begins
// on the page of its call, with two lines or all of it. Where that is not
// possible, what fits is given, and false.
func (ns *noteStream) fit(from, called int32, room sp.Len) (to int32, ok bool) {
	end := max(ns.end(called), from)
	if end == from { // none, but the text must have its room
		return from, room >= 0
	}
	if ns.height(from, end) <= room {
		return end, true
	}
	fits := ns.within(from, end, room)
	least := ns.least(from, called)
	if end-fits == 1 && fits > least {
		fits-- // no line of a note goes on alone
	}
	if fits >= least {
		return fits, true
	}
	return max(fits, from), false
}

// least gives how far the notes must go at least: two lines of the last one, or
// three where that is all of it.
func (ns *noteStream) least(from, called int32) int32 {
	if called > 0 && ns.start[called-1] >= int(from) {
		start, end := int32(ns.start[called-1]), ns.end(called)
		if end-start <= 3 {
			return end
		}
		return start + 2
	}
	end := ns.end(called)
	return max(ns.within(from, end, ns.most), min(from+1, end))
}

// within gives how far the notes go in so much room.
func (ns *noteStream) within(from, end int32, room sp.Len) int32 {
	n := sort.Search(int(end-from), func(i int) bool {
		return ns.height(from, from+int32(i)+1) > room
	})
	return from + int32(n)
}
