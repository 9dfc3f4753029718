package transform

import "github.com/octavo-press/octavo/publish/doc"

// tightLists closes up lists whose items are single paragraphs, with a list
// under one perhaps: blank lines in the source part them for the eye only.
func (r *run) tightLists() {
	doc.Walk(r.doc, func(n doc.Node) bool {
		if l, ok := n.(*doc.List); ok && !l.Tight {
			l.Tight = isTight(l)
		}
		return true
	})
}

func isTight(l *doc.List) bool {
	for _, it := range l.Items {
		switch len(it.Blocks) {
		case 0:
		case 1:
			if _, ok := it.Blocks[0].(*doc.Paragraph); !ok {
				return false
			}
		case 2:
			_, para := it.Blocks[0].(*doc.Paragraph)
			_, list := it.Blocks[1].(*doc.List)
			if !para || !list {
				return false
			}
		default:
			return false
		}
	}
	return true
}
