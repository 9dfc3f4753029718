package layout

import "github.com/octavo-press/octavo/render/sp"

// walk is a page being filled from a node.
type walk struct {
	pg       *pager
	id       int32
	from     node
	sheet    fill
	k        int32 // next slug
	deferred deferred
	filled   sp.Len // height of the text on the page
	crossed  int64  // cost of headings that figures move past
	full     bool   // figures that moved here leave no room for text
	ends     int    // ends that were offered

	legal, any         int32 // the last ends seen, to fall back on
	legalNode, anyNode node
}

// begin sets the figures that moved here at the page's top.
func (w *walk) begin() {
	w.k = w.from.at
	w.sheet = fill{pg: w.pg}
	for i := range w.from.deferred.n {
		f := w.from.deferred.figures[i]
		s := &w.pg.slugs[f]
		if w.sheet.y > 0 && !w.fits(s, w.sheet.place(s)) {
			w.deferred.figures[w.deferred.n] = f
			w.deferred.n++
			continue
		}
		w.sheet.move(s)
	}
	w.full = w.deferred.n > 0
	if w.from.deferred.n > 0 || int(w.k) == len(w.pg.slugs) {
		w.offer(0)
	}
}

// step sets one slug and says whether another may follow it.
func (w *walk) step() bool {
	if int(w.k) >= len(w.pg.slugs) || w.full {
		return false
	}
	s := &w.pg.slugs[w.k]
	if s.cost == forced && w.k > w.from.at {
		return false
	}
	if w.deferred.n > 0 && w.k == w.pg.text {
		return false // figures stay in front of the colophon
	}
	top := w.sheet.place(s)
	if !w.fits(s, top) && !w.alone() {
		return w.pass(s)
	}
	w.crossed += int64(w.deferred.n) * s.crossing()
	w.sheet.putAt(s, top)
	if w.k < w.pg.text {
		w.filled = w.sheet.base
	}
	w.k++
	w.offer(s.notes)
	return true
}

// fits says whether a slug stands on the page with its top there, with the notes
// it calls and with what pictures give.
func (w *walk) fits(s *slug, top sp.Len) bool {
	_, ok := w.pg.notes.fit(w.from.note, s.notes, w.pg.height-top-s.height-s.tail+w.sheet.give+s.give)
	return ok
}

// crossing is the cost of a figure that moves past the slug: it should not
// leave its section, and yet rather than leave a hole.
func (s *slug) crossing() int64 {
	if !s.opens() || s.marks.section.RunIn {
		return 0
	}
	return crossCost * int64(max(1, 4-s.marks.section.Level))
}

// alone says whether the page is still empty, so that what comes must stand on
// it whether it fits or not.
func (w *walk) alone() bool { return w.sheet.y == 0 && w.k == w.from.at }

// pass leaves a figure for the next page and goes on with the text.
func (w *walk) pass(s *slug) bool {
	if !s.float || w.deferred.n == len(w.deferred.figures) {
		return false
	}
	w.deferred.figures[w.deferred.n] = w.k
	w.deferred.n++
	w.k++
	w.sheet.above = aboveGap
	return true
}

// offer considers the place before the next slug as the page's end.
func (w *walk) offer(called int32) {
	if called == 0 && w.k > 0 {
		called = w.pg.slugs[w.k-1].notes
	}
	room := w.pg.height - w.sheet.foot()
	note, ok := w.pg.notes.fit(w.from.note, called, room+w.sheet.give)
	n := node{at: w.k, prev: w.id, note: note, deferred: w.deferred, cost: w.from.cost + w.crossed}
	free := room - w.pg.notes.height(w.from.note, note)
	if !ok || free < -w.sheet.give {
		n.cost += overfullCost
	} else if free < 0 {
		n.cost += giving(-free, w.sheet.give)
	}
	n.cost += int64(w.deferred.n) * deferCost
	if w.from.deferred.n > 0 && w.k == w.from.at+1 {
		n.cost += loneCost
	}
	if note < w.pg.notes.end(called) {
		n.cost += noteCost
	}
	w.consider(n, free)
}

// consider adds the costs of the page's end and reaches it, or keeps it to
// fall back on.
func (w *walk) consider(n node, free sp.Len) {
	last := int(n.at) == len(w.pg.slugs)
	breakCost := int32(0)
	if !last {
		breakCost = w.pg.slugs[n.at].cost
	}
	switch {
	case last && n.deferred.n == 0:
		n.cost += w.runt()
	case breakCost == forced:
	default:
		n.cost += int64(breakCost) + w.emptiness(free)
	}
	if breakCost >= never && !last {
		w.any, w.anyNode = n.at, n
		return
	}
	if free > w.pg.height*2/5 && !last && breakCost != forced {
		w.legal, w.legalNode = n.at, n
		return
	}
	w.ends++
	w.pg.reach(n)
}

// finish falls back on an end that leaves much empty, or else on one that
// parts what should not be parted.
func (w *walk) finish() {
	switch {
	case w.ends > 0:
	case w.legal >= 0:
		w.pg.reach(w.legalNode)
	case w.any >= 0:
		w.pg.reach(w.anyNode)
	}
}

// emptiness is the cost of what a page leaves empty. A few lines missing are
// shared among pages, but not where text would go on: there a page is filled,
// and what must be empty stands before what does not fit.
func (w *walk) emptiness(free sp.Len) int64 {
	q := int64(max(free, 0) * 4 / w.pg.line)
	switch {
	case q < 4*idleLines:
		return q * q * lineCost100 / 16
	case w.idle():
		return q * q * lineCost100 / 4
	}
	most := int64(4 * wideLines)
	within := min(q, most)
	return (within*within + 2*most*(q-within)) * lineCost100 / 16
}

// idle says whether what comes next would stand on the page up to the next
// place where it may well end.
func (w *walk) idle() bool {
	sheet, slugs := w.sheet, w.pg.slugs
	for i := int(w.k); i < len(slugs); i++ {
		s := &slugs[i]
		sheet.put(s)
		if _, ok := w.pg.notes.fit(w.from.note, s.notes, w.pg.height-sheet.foot()); !ok {
			return false
		}
		if i+1 == len(slugs) || slugs[i+1].cost < parted {
			break
		}
	}
	return true
}

// runt is the cost of a last page with next to nothing on it, such as a
// heading and two lines.
func (w *walk) runt() int64 {
	lines := int64(w.filled / w.pg.line)
	if lines >= fewLines || w.from.prev < 0 {
		return 0
	}
	return runtCost * (fewLines - lines)
}

// giving is the cost of pictures that give so much of what they may.
func giving(given, most sp.Len) int64 {
	part := int64(given * 100 / most)
	return part * part * giveCost / 10000
}
