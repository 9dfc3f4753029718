package transform

import "github.com/octavo-press/octavo/publish/doc"

// excerpt makes what stands before the first excerpt marker the standfirst,
// and drops all markers. A marker within a paragraph does not split it: the
// paragraph is of one piece, and all of it stands first. Where headings, bold
// ones too, pictures or listings come before the marker, it tells where a list
// of posts should stop reading, and no more.
func (r *run) excerpt() {
	end, found := r.markers()
	if r.excerpted = found; !found {
		return
	}
	for i, b := range r.doc.Blocks[:end] {
		if !standsFirst(b) || i < end-1 && isBold(b) {
			return
		}
	}
	r.standfirst(end)
}

// standsFirst tells what a standfirst is made of.
func standsFirst(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Paragraph:
		images, _, _ := pictures(b.Inlines)
		return images == nil
	case *doc.List, *doc.Quote, *doc.Verse:
		return true
	}
	return false
}

// markers drops every excerpt marker and gives the number of blocks that stand
// before the first, or hold it.
func (r *run) markers() (end int, found bool) {
	out := r.doc.Blocks[:0]
	for _, b := range r.doc.Blocks {
		here := isMarkerBlock(b)
		within := !here && dropMarkers(b)
		if !here {
			out = append(out, b)
		}
		if (here || within) && !found {
			end, found = len(out), true
		}
	}
	r.doc.Blocks = out
	return end, found
}

func isMarkerBlock(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Div:
		return b.Role == doc.RoleExcerpt
	case *doc.Paragraph:
		n := sole(b.Inlines)
		return n != nil && isMarker(n)
	}
	return false
}

func isMarker(n doc.Inline) bool {
	s, ok := n.(*doc.Span)
	return ok && s.Role == doc.RoleExcerpt
}

// dropMarkers takes the markers out of a block and tells whether it had any.
func dropMarkers(b doc.Block) bool {
	found := false
	drop := func(ns []doc.Inline) []doc.Inline {
		out := ns[:0]
		after := false // the marker stood right before
		for _, n := range ns {
			if isMarker(n) {
				found, after = true, true
				continue
			}
			// Of the spaces on both sides of it one is kept.
			if !after || len(out) == 0 || !blank(n) || !blank(out[len(out)-1]) {
				out = append(out, n)
			}
			after = false
		}
		return mergeTexts(out)
	}
	doc.Rewrite{Inlines: drop}.BlockList([]doc.Block{b})
	return found
}

func isBold(b doc.Block) bool {
	p := paragraph(b)
	if p == nil {
		return false
	}
	_, v := voiceOf(p.Inlines)
	return v == bold && !onlyCode(p.Inlines)
}
