package layout

import "github.com/octavo-press/octavo/render/sp"

// rowCost is the cost of a page break within a row of a table.
const rowCost = 150

// sliced cuts a long row between its lines. The first and the last slice hold
// two lines.
func sliced(r *row, tall sp.Len) []slug {
	cuts := rowCuts(r, tall)
	out := make([]slug, 0, len(cuts))
	next := make([]int, len(r.cells)) // first slug of each cell not yet taken
	tops := make([]sp.Len, len(r.cells))
	from := sp.Len(0)
	for i, to := range cuts {
		part := &row{cells: make([]setCell, len(r.cells)), x: r.x, w: r.w, height: to - from}
		s := slug{height: to - from, content: part}
		for k := range r.cells {
			s.notes = max(s.notes, part.take(r, k, &next[k], tops[k], to))
			tops[k] = to
		}
		s.cost = rowCost
		if i == 0 {
			s.cost = 0
			part.top, part.air = r.top, r.air
			s.height += r.air
		} else if i == 1 || i == len(cuts)-1 {
			s.cost = never
		}
		if i == len(cuts)-1 {
			part.bottom = r.bottom
			s.height += r.air
		}
		part.height = s.height
		out = append(out, s)
		from = to
	}
	return out
}

// take moves the slugs of cell k that end by height to into the slice, and
// gives the last note they call.
func (part *row) take(r *row, k int, next *int, top, to sp.Len) int32 {
	cell := &r.cells[k]
	part.cells[k].x = cell.x
	first := *next
	for *next < len(cell.slugs) {
		if top = below(&cell.slugs[*next], top, *next == first); top > to {
			break
		}
		*next++
	}
	part.cells[k].slugs = cell.slugs[first:*next]
	notes := int32(0)
	for _, s := range part.cells[k].slugs {
		notes = max(notes, s.notes)
	}
	return notes
}

// rowCuts gives the heights at which a row may be cut. What a cell has beside
// a cut goes below it.
func rowCuts(r *row, tall sp.Len) []sp.Len {
	var cuts []sp.Len
	next := make([]int, len(r.cells))
	from := sp.Len(0)
	for {
		// The lowest foot of what comes next in any cell is a cut: the others
		// take what ends above it, and go on below.
		to := from
		for k := range r.cells {
			if i := next[k]; i < len(r.cells[k].slugs) {
				to = max(to, below(&r.cells[k].slugs[i], from, true))
			}
		}
		if to == from {
			break
		}
		for k := range r.cells {
			slugs, first, top := r.cells[k].slugs, next[k], from
			for next[k] < len(slugs) {
				if top = below(&slugs[next[k]], top, next[k] == first); top > to {
					break
				}
				next[k]++
			}
		}
		cuts = append(cuts, to)
		from = to
	}
	if len(cuts) == 0 {
		return []sp.Len{tall}
	}
	return cuts
}

// paint draws the cells beside each other and the rules.
func (r *row) paint(p *painter, x, y sp.Len) {
	if r.top.weight > 0 {
		p.rule(x+r.x, y, r.w, r.top.weight, r.top.color)
	}
	for k := range r.cells {
		if slugs := r.cells[k].slugs; len(slugs) > 0 {
			p.column(slugs, x+r.cells[k].x, y+r.air)
		}
	}
	if r.bottom.weight > 0 {
		p.rule(x+r.x, y+r.height-r.bottom.weight, r.w, r.bottom.weight, r.bottom.color)
	}
}
