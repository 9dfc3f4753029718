package layout

import "github.com/octavo-press/octavo/render/sp"

// pager breaks a column into pages by the least sum of costs over all pages
// (Plass, Optimal Pagination Techniques, 1981): what a page leaves empty, and
// what its end parts. Every place where a page may end is a node, reached by
// the best way there; a page's length bounds the ways, so time is linear.
type pager struct {
	slugs  []slug
	notes  noteStream
	height sp.Len
	line   sp.Len // the body's leading
	grid   sp.Len
	text   int32 // slugs of the text; what stands behind them sinks to the foot

	nodes []node
	best  [2][]int32 // by slug: the best node with figures deferred, and without
}

// node is an end of a page, and the page that ends there.
type node struct {
	at       int32 // slug the next page begins with
	prev     int32 // node the page began at
	note     int32 // note slugs set so far
	deferred deferred
	cost     int64
}

// deferred are figures that move on, in order.
type deferred struct {
	n       int
	figures [3]int32
}

func (d *deferred) has(i int32) bool {
	for _, f := range d.figures[:d.n] {
		if f == i {
			return true
		}
	}
	return false
}

// Costs of what a page does, beside those of the break at its end. A page
// that lacks n lines costs 100·n².
const (
	lineCost100  = 100
	deferCost    = 250  // a figure moves on
	noteCost     = 1200 // a note is continued on the next page
	runtCost     = 700  // the last page lacks a line of a few
	loneCost     = 3000 // one line of text stands below figures
	overfullCost = 1 << 40
)

// Numbers of lines: empty from which on a page is idle where text would stand on
// it; empty from which on each one more costs the same; enough on a last page.
const (
	idleLines = 3
	wideLines = 6
	fewLines  = 8
)

// paginate gives the nodes at the ends of the pages, from the first page on.
func (pg *pager) paginate() []node {
	n := len(pg.slugs)
	for i := range pg.best {
		pg.best[i] = make([]int32, n+1)
		for k := range pg.best[i] {
			pg.best[i][k] = -1
		}
	}
	pg.nodes = append(pg.nodes[:0], node{prev: -1})
	pg.best[1][0] = 0
	for i := 0; i <= n; i++ {
		for _, best := range pg.best {
			id := best[i]
			if id < 0 || i == n && pg.nodes[id].deferred.n == 0 && pg.notes.done(pg.nodes[id].note) {
				continue
			}
			pg.extend(id)
		}
	}
	return pg.path(pg.best[1][n])
}

func (pg *pager) path(last int32) []node {
	var ends []node
	for id := last; id > 0; id = pg.nodes[id].prev {
		ends = append(ends, pg.nodes[id])
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends
}

// reach notes a way to the end of a page, if it is the best so far. A page
// without text, of figures or of the rest of a note, leads on at once.
func (pg *pager) reach(n node) {
	kind := 1
	if n.deferred.n > 0 || int(n.at) == len(pg.slugs) && !pg.notes.done(n.note) {
		kind = 0
	}
	if kind == 0 && n.at == pg.nodes[n.prev].at {
		pg.nodes = append(pg.nodes, n)
		pg.extend(int32(len(pg.nodes) - 1))
		return
	}
	if id := pg.best[kind][n.at]; id < 0 {
		pg.nodes = append(pg.nodes, n)
		pg.best[kind][n.at] = int32(len(pg.nodes) - 1)
	} else if n.cost < pg.nodes[id].cost {
		pg.nodes[id] = n
	}
}

// extend tries all ends of a page that begins at a node.
func (pg *pager) extend(id int32) {
	w := walk{pg: pg, id: id, from: pg.nodes[id], legal: -1, any: -1}
	w.begin()
	for w.step() {
	}
	w.finish()
}

// walk is a page being filled from a node.
type walk struct {
	pg       *pager
	id       int32
	from     node
	sheet    fill
	k        int32 // next slug
	deferred deferred
	filled   sp.Len // height of the text on the page
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
		if _, ok := w.pg.notes.fit(w.from.note, s.notes, w.pg.height-w.sheet.trial(s)); !ok && w.sheet.y > 0 {
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
	if w.deferred.n > 0 && (s.opensSection() || w.k == w.pg.text) {
		return false
	}
	if _, ok := w.pg.notes.fit(w.from.note, s.notes, w.pg.height-w.sheet.trial(s)); !ok && !w.alone() {
		return w.pass(s)
	}
	w.sheet.put(s)
	if w.k < w.pg.text {
		w.filled = w.sheet.base
	}
	w.k++
	w.offer(s.notes)
	return true
}

// opensSection says whether the slug is the heading of a section that figures
// of the one before must not move into. Nor do they move behind the text.
func (s *slug) opensSection() bool {
	return s.marks != nil && s.marks.section != nil && s.marks.section.Level < 3 && !s.marks.section.RunIn
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
	foot := w.sheet.foot()
	note, ok := w.pg.notes.fit(w.from.note, called, w.pg.height-foot)
	n := node{at: w.k, prev: w.id, note: note, deferred: w.deferred, cost: w.from.cost}
	free := w.pg.height - foot - w.pg.notes.height(w.from.note, note)
	if !ok || free < 0 {
		n.cost += overfullCost
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
// place where it may end.
func (w *walk) idle() bool {
	sheet, slugs := w.sheet, w.pg.slugs
	for i := int(w.k); i < len(slugs); i++ {
		s := &slugs[i]
		if _, ok := w.pg.notes.fit(w.from.note, s.notes, w.pg.height-sheet.trial(s)); !ok {
			return false
		}
		sheet.put(s)
		if i+1 == len(slugs) || slugs[i+1].cost < never {
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
