package bind

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// renamer gives a part names of its own: identifiers and the links to them,
// pictures, and the numbers of notes, which begin anew in each part.
type renamer struct {
	part  int
	notes int
	seen  map[doc.Node]bool // a node may stand in two places
	ids   map[string]bool   // as they were
}

func (r *renamer) rename(n doc.Node) bool {
	if r.seen[n] {
		return false
	}
	r.seen[n] = true
	switch n := n.(type) {
	case doc.Block:
		r.id(&n.Common().ID)
	case *doc.Span:
		r.id(&n.ID)
	case *doc.Note:
		r.id(&n.ID)
		r.notes++ // one with a label takes a number, too, as in a book of its own
		if n.Label == "" {
			n.Label = strconv.Itoa(r.notes)
		}
	case *doc.Link:
		r.anchor(&n.URL)
	case *doc.Image:
		n.URL = Key(r.part, n.URL)
		r.anchor(&n.Link)
	}
	return true
}

func (r *renamer) id(id *string) {
	if *id != "" {
		r.ids[*id] = true
		*id = within(r.part, *id)
	}
}

func (r *renamer) anchor(url *string) {
	if id, ok := strings.CutPrefix(*url, "#"); ok && id != "" {
		*url = "#" + within(r.part, id)
	}
}

// within is an identifier of a part.
func within(part int, id string) string { return partID(part) + "-" + id }
