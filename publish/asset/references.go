package asset

import "github.com/octavo-press/octavo/publish/doc"

// ref is a picture that the document names, at its first place.
type ref struct {
	url   string
	pos   doc.Pos
	w, h  int // CSS pixels the author asked for
	cover bool
}

// references lists the pictures of a document, each once, in reading order;
// the cover comes first.
func references(d *doc.Document) []ref {
	var refs []ref
	seen := map[string]bool{}
	add := func(m *doc.Image, cover bool) {
		if !seen[m.URL] {
			seen[m.URL] = true
			refs = append(refs, ref{m.URL, m.Pos, m.Width, m.Height, cover})
		}
	}
	visit := func(n doc.Node) bool {
		if m, ok := n.(*doc.Image); ok {
			add(m, false)
		}
		return true
	}
	if c := d.Meta.Cover; c != nil {
		add(&c.Image, true)
		doc.WalkInlines(c.Caption, visit)
	}
	for _, a := range d.Meta.Authors {
		doc.WalkInlines(a.Bio, visit)
	}
	doc.Walk(d, visit)
	return refs
}
