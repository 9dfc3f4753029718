// Package pack writes hyphenation patterns as the tries that package hyphen
// walks.
//
//	t := pack.New()
//	err := t.AddPattern(".hy3ph")
//	os.WriteFile("xx.trie", t.Encode(), 0o644)
package pack

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// node is a state of the trie: the levels of the pattern that ends there, as
// package hyphen lists them, and the states its letters lead to.
type node struct {
	levels string
	kids   map[byte]*node
}

// Trie is a trie in the making.
type Trie struct {
	root       *node
	apostrophe bool

	levels []byte
	lists  map[string]int // where in levels a list is
	nodes  []byte
	places map[string]int // where a state like this one is
}

// New makes an empty trie.
func New() *Trie {
	return &Trie{root: newNode(), lists: map[string]int{}, places: map[string]int{}}
}

func newNode() *node { return &node{kids: map[byte]*node{}} }

// Levels of exceptions outdo those of all patterns.
const (
	never  = 10
	always = 11
)

// AddPattern adds one like .ab4ai: digits are the level of their place.
func (t *Trie) AddPattern(p string) error {
	var letters []byte
	levels := map[int]int{}
	for i := range len(p) {
		if c := p[i]; c >= '0' && c <= '9' {
			if levels[len(letters)] != 0 {
				return fmt.Errorf("pattern %q: two digits in a place", p)
			}
			levels[len(letters)] = int(c - '0')
		} else {
			letters = append(letters, c)
		}
	}
	t.add(string(letters), levels)
	return nil
}

// AddException adds a word with all its hyphens, as a pattern of the whole.
func (t *Trie) AddException(w string) {
	letters := "."
	levels := map[int]int{}
	for _, r := range strings.ToLower(w) {
		if r == '-' {
			levels[len(letters)] = always
			continue
		}
		if len(letters) > 1 && levels[len(letters)] == 0 {
			levels[len(letters)] = never
		}
		letters += string(r)
	}
	t.add(letters+".", levels)
}

func (t *Trie) add(letters string, levels map[int]int) {
	n := t.root
	for i := range len(letters) {
		kid := n.kids[letters[i]]
		if kid == nil {
			kid = newNode()
			n.kids[letters[i]] = kid
		}
		n = kid
	}
	n.levels = list(levels, len(letters))
	t.apostrophe = t.apostrophe || strings.Contains(letters, "'")
}

// list writes levels by their distance from the pattern's end.
func list(levels map[int]int, end int) string {
	var b []byte
	for _, at := range slices.Backward(slices.Sorted(maps.Keys(levels))) {
		if levels[at] == 0 {
			continue
		}
		for ; end-at > 15; end -= 15 {
			b = append(b, 15<<4|15)
		}
		b = append(b, byte((end-at)<<4|levels[at]))
		end = at
	}
	return string(b)
}

// Encode writes the trie; trie.go of package hyphen says how.
func (t *Trie) Encode() []byte {
	root := t.place(t.root)
	var out []byte
	flags := byte(0)
	if t.apostrophe {
		flags = 1
	}
	out = append(out, flags)
	out = binary.AppendUvarint(out, uint64(root))
	out = binary.AppendUvarint(out, uint64(len(t.levels)))
	out = append(out, t.levels...)
	return append(out, t.nodes...)
}

// place writes a state after its children, unless one like it is there.
func (t *Trie) place(n *node) int {
	labels := slices.Sorted(maps.Keys(n.kids))
	kids := make([]int, len(labels))
	key := fmt.Sprint(n.levels, "|", labels)
	for i, c := range labels {
		kids[i] = t.place(n.kids[c])
		key += fmt.Sprint(" ", kids[i])
	}
	if at, ok := t.places[key]; ok {
		return at
	}
	at := len(t.nodes)
	t.places[key] = at
	t.nodes = append(t.nodes, t.state(n.levels, labels, kids, at)...)
	return at
}

// state writes one state that starts at a place.
func (t *Trie) state(levels string, labels []byte, kids []int, at int) []byte {
	width := 1
	for _, k := range kids {
		for at-k >= 1<<(8*width) {
			width++
		}
	}
	head := byte(min(len(labels), 31) | (width-1)<<5)
	var b bytes.Buffer
	if levels != "" {
		head |= 0x80
	}
	b.WriteByte(head)
	if len(labels) >= 31 {
		b.WriteByte(byte(len(labels)))
	}
	if levels != "" {
		b.Write(binary.AppendUvarint(nil, uint64(t.list(levels))))
	}
	b.Write(labels)
	for _, k := range kids {
		var link [4]byte
		binary.BigEndian.PutUint32(link[:], uint32(at-k))
		b.Write(link[4-width:])
	}
	return b.Bytes()
}

// list gives where a list of levels is.
func (t *Trie) list(levels string) int {
	at, ok := t.lists[levels]
	if !ok {
		at = len(t.levels)
		t.lists[levels] = at
		t.levels = append(append(t.levels, byte(len(levels))), levels...)
	}
	return at
}
