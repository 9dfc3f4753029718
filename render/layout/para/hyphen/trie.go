package hyphen

import "encoding/binary"

// trie is a trie of patterns by the bytes of their letters, with equal ends
// shared. The file, which mktries writes:
//
//	flags   1 byte: bit 0, the language's patterns have apostrophes
//	root    uvarint: where in nodes the root is
//	size    uvarint: of levels
//	levels  lists of levels: a count, then bytes of a distance from the
//	        pattern's end, counted on from the last, in the upper half and a
//	        level in the lower; level 15 only counts on
//	nodes   see below
//
// A node is a head byte: bit 7, it has levels; bits 5 and 6, the width of its
// links less one; the rest the number of its children, 31 being that of the
// next byte. Then come a uvarint, where in levels its own are, if any; the
// children's bytes; and their links: how far before this node they start.
type trie struct {
	levels, nodes []byte
	first         [256]int32 // the root's children, or -1: every place of a word starts there
	apostrophe    bool
}

const (
	nodeHasLevels = 0x80
	nodeManyKids  = 31
	skipLevel     = 15
)

func openTrie(data []byte) trie {
	t := trie{apostrophe: data[0]&1 != 0}
	data = data[1:]
	root, n := binary.Uvarint(data)
	data = data[n:]
	size, n := binary.Uvarint(data)
	data = data[n:]
	t.levels, t.nodes = data[:size], data[size:]
	for c := range t.first {
		t.first[c] = -1
		if _, child, ok := t.step(int(root), byte(c)); ok {
			t.first[c] = int32(child)
		}
	}
	return t
}

// score raises the scores of the places in text that the patterns starting at
// start speak of.
func (t *trie) score(text []byte, start int, scores *[3 + 3*longest]uint8) {
	node := int(t.first[text[start]])
	if node < 0 {
		return
	}
	for i := start + 1; ; i++ {
		var next byte
		if i < len(text) {
			next = text[i]
		}
		levels, child, ok := t.step(node, next)
		if levels >= 0 {
			t.raise(levels, i, scores)
		}
		if !ok || i == len(text) {
			return
		}
		node = child
	}
}

// raise applies a list of levels that ends at a place.
func (t *trie) raise(list, end int, scores *[3 + 3*longest]uint8) {
	n := int(t.levels[list])
	for _, b := range t.levels[list+1 : list+1+n] {
		end -= int(b >> 4)
		if level := b & 15; level != skipLevel && level > scores[end] {
			scores[end] = level
		}
	}
}

// step reads a node: where its levels are, or -1, and its child for a byte.
func (t *trie) step(node int, next byte) (levels, child int, ok bool) {
	levels = -1
	head := t.nodes[node]
	p := node + 1
	kids, width := int(head&31), int(head>>5&3)+1
	if kids == nodeManyKids {
		kids = int(t.nodes[p])
		p++
	}
	if head&nodeHasLevels != 0 {
		v, n := binary.Uvarint(t.nodes[p:])
		levels = int(v)
		p += n
	}
	for i, label := range t.nodes[p : p+kids] {
		if label == next {
			link := 0
			for _, b := range t.nodes[p+kids+i*width:][:width] {
				link = link<<8 | int(b)
			}
			return levels, node - link, true
		}
	}
	return levels, 0, false
}
