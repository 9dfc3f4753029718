package para

import "github.com/octavo-press/octavo/render/sp"

// crowd marks the tokens of stretches that are wider than the measure and have
// no spot inside.
func (sc *scratch) crowd(measure sp.Len) {
	for i := 1; i < len(sc.spots); i++ {
		a, b := &sc.spots[i-1], &sc.spots[i]
		if widthBetween(a, b) <= measure {
			continue
		}
		for k := a.token; k <= b.token && int(k) < len(sc.tokens); k++ {
			if k < b.token || b.off > 0 {
				sc.tokens[k].crowded = true
			}
		}
	}
}

// anywhere gives the breaks of a token's word and those between all its
// clusters.
func (sc *scratch) anywhere(t *token) []opportunity {
	b := &sc.builder
	b.reset(t.style, t.word.key.text, kindPart|t.shapedAs())
	b.itemise()
	var w word
	for _, it := range b.items {
		w.addSegment(b, it)
	}
	b.measure(&w)
	return b.withClusters(t.word.breaks)
}

// withClusters adds the cluster borders to a list of breaks.
func (b *builder) withClusters(known []opportunity) []opportunity {
	var list []opportunity
	marks := b.seg.mark(b.runes)
	for i := 1; i < len(b.runes); i++ {
		off := b.offsets[i]
		switch {
		case len(known) > 0 && known[0].off == off:
			list = append(list, known[0])
			known = known[1:]
		case marks[i]&markCluster != 0:
			list = append(list, opportunity{off, b.pens[i], breakEmergency})
		}
	}
	return list
}
