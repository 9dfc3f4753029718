package layout

import (
	"slices"

	"github.com/octavo-press/octavo/render/sp"
)

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
	crossCost    = 900  // a figure moves past a heading; twice and thrice that past greater ones
	giveCost     = 3000 // pictures give all they may, by the square of the part
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
	pg.nodes = append(slices.Grow(pg.nodes[:0], n/2+1), node{prev: -1}) // fewer ends than slugs
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
