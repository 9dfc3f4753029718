package transform

import "github.com/octavo-press/octavo/publish/doc"

// nest puts blocks under the headings before them. The level of a section is
// its depth: levels start at 1 whatever the post starts with, a skipped one is
// closed, and what stands before the shallowest heading is raised to it.
func (r *run) nest() {
	r.doc.Blocks = nestAt(r.doc.Blocks, 0)
}

func nestAt(blocks []doc.Block, depth int) []doc.Block {
	var top []doc.Block
	var open []*doc.Section // sections under way, outermost first
	var raw []int           // the levels their headings had
	for _, b := range blocks {
		if d, ok := b.(*doc.Div); ok {
			d.Blocks = nestAt(d.Blocks, depth+len(open))
		}
		s, ok := b.(*doc.Section)
		if ok {
			for len(raw) > 0 && raw[len(raw)-1] >= s.Level {
				open, raw = open[:len(open)-1], raw[:len(raw)-1]
			}
		}
		if len(open) == 0 {
			top = append(top, b)
		} else {
			parent := open[len(open)-1]
			parent.Blocks = append(parent.Blocks, b)
		}
		if ok {
			open, raw = append(open, s), append(raw, s.Level)
			s.Level = depth + len(open)
		}
	}
	return top
}
