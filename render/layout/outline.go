package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
)

// outline gives the bookmarks: the sections as they nest, open to two levels.
func outline(entries []doc.Entry, anchors map[string]frame.Dest, depth int) []frame.OutlineItem {
	var items []frame.OutlineItem
	for _, e := range entries {
		dest, ok := anchors[e.ID]
		if !ok {
			items = append(items, outline(e.Kids, anchors, depth)...)
			continue
		}
		items = append(items, frame.OutlineItem{Title: doc.OneLine(doc.PlainText(e.Title)), Dest: dest,
			Open: depth == 0, Kids: outline(e.Kids, anchors, depth+1)})
	}
	return items
}
