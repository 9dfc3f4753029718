package transform

import "github.com/octavo-press/octavo/publish/doc"

// Pictures in a row share the caption of the last if they are so many, for one
// or two may just have none, and it has so many words: a shorter one names the
// last alone.
const (
	fewestPictures    = 4
	shortestOfSeveral = 7
)

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
		if !ok || wordCount(doc.PlainText(last.Caption)) < shortestOfSeveral {
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
	return ok && len(f.Images) == 1 && f.Images[0].Title == "" && saysNothing(f.Images[0].Alt) && len(f.Caption) == 0 && len(f.Credit) == 0 && f.ID == ""
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
