package pdf

import (
	"slices"
	"strconv"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// structure adds the structure tree (ISO 32000-1, 14.7): an object for each
// element, the tree from content back to elements, and the elements' IDs.
func (b *builder) structure() {
	first := b.file.reserve(len(b.marks.elements))
	b.elements = first
	root := b.file.reserve(1)
	for i, kids := range b.kidsInOrder() {
		b.file.objects[int(first)+i].value = b.element(frame.Elem(i), kids, root)
	}
	d := dict{{"Type", []byte("/StructTreeRoot")}}
	d = d.set("K", first.bytes()).set("ParentTree", b.parentTree().bytes())
	d = d.with("ParentTreeNextKey", strconv.Itoa(len(b.pages)+len(b.marks.links)))
	if ids := b.idTree(); ids != nil {
		d = d.set("IDTree", ids)
	}
	if roles := b.roles(); roles != nil {
		d = d.set("RoleMap", roles)
	}
	b.file.objects[root].value = d.append(nil)
	b.catalog = b.catalog.set("StructTreeRoot", root.bytes())
}

// child is a kid of an element: content of its own, or another element.
type child struct {
	kid
	elem frame.Elem // 0 for content
}

// kidsInOrder gives the kids of every element. Where an element holds content
// of its own, they stand as they appear in the book; else in the order of the
// elements. A note interrupts no sentence, though it may stand at the foot of a
// page that ends within one: notes come last.
func (b *builder) kidsInOrder() [][]child {
	elements := b.marks.elements
	kids := make([][]child, len(elements))
	first := make([]int, len(elements)) // when the element or a part of it first appears; 0 never
	for i := len(elements) - 1; i > 0; i-- {
		if own := b.marks.kids[i]; len(own) > 0 && (first[i] == 0 || own[0].order < first[i]) {
			first[i] = own[0].order
		}
		if p := elements[i].Parent; first[i] != 0 && (first[p] == 0 || first[i] < first[p]) {
			first[p] = first[i]
		}
	}
	for i := range elements {
		for _, k := range b.marks.kids[i] {
			kids[i] = append(kids[i], child{kid: k})
		}
		if i > 0 {
			p, order := elements[i].Parent, first[i]
			if elements[i].Tag == "Note" {
				order = 0
			}
			kids[p] = append(kids[p], child{kid: kid{order: order}, elem: frame.Elem(i)})
		}
	}
	for i := range elements {
		if len(b.marks.kids[i]) > 0 || b.marks.endsInOurs(kids[i]) {
			slices.SortStableFunc(kids[i], byAppearance)
		}
	}
	return kids
}

// byAppearance orders kids; those without a place come last.
func byAppearance(a, b child) int {
	switch {
	case a.order == b.order:
		return 0
	case b.order == 0 || a.order != 0 && a.order < b.order:
		return -1
	}
	return +1
}

// element writes one structure element.
func (b *builder) element(i frame.Elem, kids []child, root ref) []byte {
	e := &b.marks.elements[i]
	parent := root
	if i > 0 {
		parent = b.elements + ref(e.Parent)
	}
	v := append(append([]byte("<</S/"), e.Tag...), "/P "...)
	v = parent.append(v)
	page := -1
	if own := b.marks.kids[i]; len(own) > 0 {
		page = own[0].page
		v = b.pages[page].append(append(v, "/Pg "...))
	}
	if len(kids) > 0 {
		v = b.appendKids(append(v, "/K"...), kids, page)
	}
	v = appendKey(v, "/T", e.Title)
	v = appendKey(v, "/Lang", language(e.Lang))
	v = appendKey(v, "/Alt", e.Alt)
	v = appendKey(v, "/ActualText", e.Actual)
	if e.ID != "" {
		v = appendString(append(v, "/ID"...), shortName(e.ID))
	}
	v = b.appendAttributes(v, i)
	return append(v, ">>"...)
}

// appendKey writes a key with a text, if there is one.
func appendKey(dst []byte, key, text string) []byte {
	if text == "" {
		return dst
	}
	return appendText(append(dst, key...), text)
}

// appendKids writes the kids of an element whose Pg is the given page.
func (b *builder) appendKids(dst []byte, kids []child, page int) []byte {
	dst = append(dst, '[')
	for i, k := range kids {
		if i > 0 {
			dst = append(dst, ' ')
		}
		switch {
		case k.elem != 0:
			dst = (b.elements + ref(k.elem)).append(dst)
		case k.link == 0 && k.page == page:
			dst = strconv.AppendInt(dst, int64(k.mcid), 10)
		case k.link == 0:
			dst = b.pages[k.page].append(append(dst, "<</Type/MCR/Pg "...))
			dst = strconv.AppendInt(append(dst, "/MCID "...), int64(k.mcid), 10)
			dst = append(dst, ">>"...)
		default:
			dst = b.pages[k.page].append(append(dst, "<</Type/OBJR/Pg "...))
			dst = b.annotation(k.link - 1).append(append(dst, "/Obj "...))
			dst = append(dst, ">>"...)
		}
	}
	return append(dst, ']')
}

// appendAttributes writes the attributes of tables, lists and figures
// (ISO 32000-1, 14.8.5).
func (b *builder) appendAttributes(dst []byte, i frame.Elem) []byte {
	e := &b.marks.elements[i]
	switch e.Tag {
	case "TH", "TD":
		if e.Scope == "" && e.ColSpan <= 1 && e.RowSpan <= 1 {
			return dst
		}
		dst = append(dst, "/A<</O/Table"...)
		if e.Scope != "" {
			dst = append(append(dst, "/Scope/"...), e.Scope...)
		}
		if e.ColSpan > 1 {
			dst = strconv.AppendInt(append(dst, "/ColSpan "...), int64(e.ColSpan), 10)
		}
		if e.RowSpan > 1 {
			dst = strconv.AppendInt(append(dst, "/RowSpan "...), int64(e.RowSpan), 10)
		}
	case "L":
		if e.List == "" {
			return dst
		}
		dst = append(append(dst, "/A<</O/List/ListNumbering/"...), e.List...)
	case "Figure":
		f, ok := b.marks.boxes[i]
		if !ok {
			return dst
		}
		dst = appendMillis(append(dst, "/A<</O/Layout/BBox["...), f.box[:]...)
		dst[len(dst)-1] = ']'
	default:
		return dst
	}
	return append(dst, ">>"...)
}

// parentTree adds the tree from pages and annotations to their elements. Its
// keys are the pages' numbers, and after them the links'.
func (b *builder) parentTree() ref {
	v := []byte("<</Nums[")
	for i, owners := range b.marks.pages {
		v = append(strconv.AppendInt(v, int64(i), 10), '[')
		for k, e := range owners {
			if k > 0 {
				v = append(v, ' ')
			}
			v = (b.elements + ref(e)).append(v)
		}
		v = append(v, ']')
	}
	for i, l := range b.marks.links {
		v = append(strconv.AppendInt(v, int64(len(b.pages)+i), 10), ' ')
		v = append((b.elements + ref(l.item.Elem)).append(v), ' ')
	}
	return b.file.add(append(v, "]>>"...))
}

// idTree writes the tree from IDs to elements, which must be there where an
// element has an ID (ISO 32000-1, Table 322).
func (b *builder) idTree() []byte {
	var ids []named
	for i, e := range b.marks.elements {
		if e.ID != "" {
			ids = append(ids, named{shortName(e.ID), (b.elements + ref(i)).bytes()})
		}
	}
	return nameTree(ids)
}

// roles writes the role map for those of our own types that are used.
func (b *builder) roles() []byte {
	var own []string
	for i := range b.marks.elements {
		if tag := b.marks.elements[i].Tag; !isStandard(tag) && !slices.Contains(own, tag) {
			own = append(own, tag)
		}
	}
	if len(own) == 0 {
		return nil
	}
	slices.Sort(own)
	var d dict
	for _, tag := range own {
		standard, _ := role(tag)
		d = d.with(tag, "/"+standard)
	}
	return d.append(nil)
}

// box is left, bottom, right, top, in thousandths of a point.
type box [4]int64

// around gives the smallest box around both.
func (a box) around(b box) box {
	return box{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
}

// boxOf turns a rectangle from the page's top left into a box.
func boxOf(height, x, y, w, h sp.Len) box {
	return box{milli(x), milli(height - y - h), milli(x + w), milli(height - y)}
}
