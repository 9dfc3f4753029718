package transform

import "github.com/octavo-press/octavo/publish/doc"

// fewestPictures is how many pictures in a row share the caption of the last:
// one or two before it may just have none.
const fewestPictures = 4

// galleries makes one figure of pictures that follow each other and have one
// caption, under the last.
func (r *run) galleries() {
	r.doc.Blocks = doc.Rewrite{Blocks: r.galleryIn}.BlockList(r.doc.Blocks)
}

func (r *run) galleryIn(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for _, b := range blocks {
		out = append(out, b)
		last, ok := b.(*doc.Figure)
		if !ok || len(last.Caption) == 0 {
			continue
		}
		first := len(out) - 1
		for first > 0 && isUncaptioned(out[first-1]) {
			first--
		}
		if len(out)-first < fewestPictures {
			continue
		}
		r.guess(last, "caption taken as that of the %d pictures before, too", len(out)-1-first)
		out = append(out[:first], joinedFigures(out[first:]))
	}
	return out
}

// isUncaptioned tells a figure of one picture that nothing is said of.
func isUncaptioned(b doc.Block) bool {
	f, ok := b.(*doc.Figure)
	return ok && len(f.Images) == 1 && f.Images[0].Title == "" && len(f.Caption) == 0 && len(f.Credit) == 0 && f.ID == ""
}

// joinedFigures puts the pictures of all figures into the last.
func joinedFigures(figures []doc.Block) *doc.Figure {
	last := figures[len(figures)-1].(*doc.Figure)
	var images []*doc.Image
	for _, f := range figures {
		images = append(images, f.(*doc.Figure).Images...)
	}
	last.Images, last.Pos = images, figures[0].At()
	return last
}
