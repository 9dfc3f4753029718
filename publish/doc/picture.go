package doc

import "strings"

// WalkPictures visits every picture of the document but its cover, in reading
// order, with the caption of its figure; one in a line has none.
func WalkPictures(d *Document, visit func(m *Image, caption []Inline)) {
	captions := map[*Image][]Inline{}
	see := func(n Node) bool {
		switch n := n.(type) {
		case *Figure:
			for _, m := range n.Images {
				captions[m] = n.Caption
			}
		case *Image:
			visit(n, captions[n])
		}
		return true
	}
	Walk(d, see)
	for _, a := range d.Meta.Authors {
		WalkInlines(a.Bio, see)
	}
}

// Described reports whether somebody wrote an alternative for a picture: one
// that is the beginning of its caption describes nothing, since the caption is
// read out, too.
func Described(m *Image, caption []Inline) bool {
	alt := OneLine(m.Alt)
	return alt != "" && !strings.HasPrefix(OneLine(PlainText(caption)), strings.TrimSuffix(alt, "…"))
}
