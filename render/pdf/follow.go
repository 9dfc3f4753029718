package pdf

import (
	"slices"
	"strconv"
)

// mostOpened is how many pages gopdf opens. For each it writes the list of all
// before it anew, which takes time and memory with the square of their number.
var mostOpened = 500

// opened is how many of so many pages gopdf opens.
func opened(pages int) int { return min(pages, mostOpened) }

// followPages adds the pages behind those that gopdf opened, each with a stream,
// as it would have: after the pattern of the last. tree is what it lists them in.
func (b *builder) followPages(tree dict) error {
	n, all := len(b.pages), len(b.doc.Pages)
	if n == all {
		return nil
	}
	pattern, err := b.dict(b.pages[n-1])
	if err != nil {
		return err
	}
	kids := tree.get("Kids")
	kids = slices.Clone(kids[:len(kids)-len(" ]")])
	at := b.file.reserve(2 * (all - n))
	for i := n; i < all; i++ {
		b.file.get(at).value = pattern.set("Contents", (at + 1).bytes()).append(nil)
		b.file.get(at + 1).stream = []byte(sentinel(i))
		b.pages = append(b.pages, at)
		kids = append(at.append(append(kids, ' ')), ' ')
		at += 2
	}
	tree = tree.set("Kids", append(kids, " ]"...)).with("Count", strconv.Itoa(all))
	b.file.get(pagesRef).value = tree.append(nil)
	return nil
}
