package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// named is an entry of a name tree.
type named struct {
	name  string
	value []byte
}

// nameTree writes a name tree of one node (ISO 32000-1, 7.9.6), nil for no
// entries. Of entries of one name the first stays.
func nameTree(entries []named) []byte {
	if len(entries) == 0 {
		return nil
	}
	slices.SortStableFunc(entries, func(a, b named) int { return strings.Compare(a.name, b.name) })
	v := []byte("<</Names[")
	for i, e := range entries {
		if i > 0 && entries[i-1].name == e.name {
			continue
		}
		v = append(appendString(v, e.name), e.value...)
	}
	return append(v, "]>>"...)
}

// maxName is how long a name may be. PDF/A would take longer ones, but each
// link says the name that it leads to.
const maxName = 500

// shortName gives an anchor's name, a hash in place of one that is too long.
func shortName(name string) string {
	if len(name) <= maxName {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}
