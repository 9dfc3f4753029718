package pdf

import (
	"strconv"

	"github.com/octavo-press/octavo/render/frame"
)

// outline adds the bookmarks, nested as the sections, and opens their pane.
func (b *builder) outline() {
	if len(b.doc.Outline) == 0 {
		b.catalog = b.catalog.without("Outlines").without("PageMode")
		return
	}
	root := outlinesRef
	first, last, shown := b.bookmarks(b.doc.Outline, root)
	v := first.append([]byte("<</Type/Outlines/First "))
	v = last.append(append(v, "/Last "...))
	v = strconv.AppendInt(append(v, "/Count "...), int64(shown), 10)
	b.file.get(root).value = append(v, ">>"...)
	b.catalog = b.catalog.set("Outlines", root.bytes()).with("PageMode", "/UseOutlines")
}

// bookmarks adds the kids of one bookmark and says how many show while it is
// open.
func (b *builder) bookmarks(items []frame.OutlineItem, parent ref) (first, last ref, shown int) {
	first = b.file.reserve(len(items))
	last = first + ref(len(items)-1)
	for i, it := range items {
		r := first + ref(i)
		v := appendText([]byte("<</Title"), it.Title)
		v = parent.append(append(v, "/Parent "...))
		if r > first {
			v = (r - 1).append(append(v, "/Prev "...))
		}
		if r < last {
			v = (r + 1).append(append(v, "/Next "...))
		}
		v = b.appendDest(append(v, "/Dest"...), it.Dest)
		shown++
		if len(it.Kids) > 0 {
			kid, lastKid, n := b.bookmarks(it.Kids, r)
			v = kid.append(append(v, "/First "...))
			v = lastKid.append(append(v, "/Last "...))
			if it.Open {
				shown += n
			} else {
				n = -n // closed: how many would show (ISO 32000-1, Table 153)
			}
			v = strconv.AppendInt(append(v, "/Count "...), int64(n), 10)
		}
		b.file.get(r).value = append(v, ">>"...)
	}
	return first, last, shown
}
