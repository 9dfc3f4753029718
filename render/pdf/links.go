package pdf

import (
	"strconv"

	"github.com/octavo-press/octavo/render/frame"
)

// pageLinks gives the links of each page, by their index.
func (m *marks) pageLinks(pages int) [][]int {
	at := make([][]int, pages)
	for i, l := range m.links {
		at[l.page] = append(at[l.page], i)
	}
	return at
}

// annotation gives the object of a link.
func (b *builder) annotation(i int) ref { return b.links + ref(i) }

// annotations writes the links (ISO 14289-1, 7.18): each says in words where
// it leads, names its place in the structure tree and is printed, that is,
// not hidden (ISO 19005-2, 6.3.2).
func (b *builder) annotations() {
	var action []byte
	for i, l := range b.marks.links {
		at := l.item
		r := boxOf(b.doc.Pages[l.page].H, at.X, at.Y, at.W, at.H)
		v := appendMillis([]byte("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect["), r[:]...)
		v = append(v[:len(v)-1], "]/StructParent "...)
		v = strconv.AppendInt(v, int64(len(b.pages)+i), 10)
		v = appendText(append(v, "/Contents"...), linkContents(at))
		if at.URL != "" {
			action = b.action(i, action)
			v = append(append(v, "/A "...), action...)
		} else {
			v = appendString(append(v, "/Dest"...), shortName(at.Name))
		}
		b.file.get(b.annotation(i)).value = append(v, ">>"...)
	}
}

// action gives what link i does, last being what the link before it does. A
// link over several lines has an annotation a line and one action, or the size
// of a long one would grow with its square.
func (b *builder) action(i int, last []byte) []byte {
	goesOn := func(i int) bool {
		all := b.marks.links
		return i > 0 && i < len(all) && all[i].item.URL == all[i-1].item.URL
	}
	if goesOn(i) {
		return last
	}
	v := append(appendString([]byte("<</S/URI/URI"), asciiURI(b.marks.links[i].item.URL)), ">>"...)
	if goesOn(i + 1) {
		return b.file.add(v).bytes()
	}
	return v
}

// maxContents is how many characters of a long link are said.
const maxContents = 400

// linkContents is what a screen reader says of a link, never nothing.
func linkContents(l *frame.Link) string {
	for _, s := range []string{l.Contents, l.URL} {
		if s != "" {
			return cut(s, maxContents)
		}
	}
	return "#" + l.Name
}

// asciiURI escapes what may not stand in a URI, which is an ASCII string
// (ISO 32000-1, 12.6.4.7).
func asciiURI(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7F {
			b = append(b, c)
		} else {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return string(b)
}

// destinations names the anchors. A link to a name keeps working when the
// pages change, and so does a URL that ends in #name.
func (b *builder) destinations() {
	entries := make([]named, 0, len(b.doc.Anchors))
	for name, d := range b.doc.Anchors { // nameTree sorts
		entries = append(entries, named{shortName(name), b.appendDest(nil, d)})
	}
	if dests := nameTree(entries); dests != nil {
		b.names = b.names.set("Dests", b.file.add(dests).bytes())
	}
}

// appendDest writes a destination that keeps the reader's zoom.
func (b *builder) appendDest(dst []byte, d frame.Dest) []byte {
	dst = b.pages[d.Page].append(append(dst, '['))
	dst = appendMillis(append(dst, "/XYZ "...), milli(d.X), milli(b.doc.Pages[d.Page].H-d.Y))
	return append(dst, "null]"...)
}
