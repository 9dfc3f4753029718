package para

import "slices"

// missing lists the characters without a face.
func (sc *scratch) missing(p *Paragraph) []Missing {
	var list []Missing
	for i := range sc.tokens {
		t := &sc.tokens[i]
		if t.word == nil || t.word.flags&flagMissing == 0 {
			continue
		}
		for _, r := range t.word.key.text {
			m := Missing{r, p.Runs[t.run].Tag}
			if !t.style.covers(r) && !slices.Contains(list, m) {
				list = append(list, m)
			}
		}
	}
	return list
}

func (st *style) covers(r rune) bool { return st.faces.Face(r) != nil }
