package pdf

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"
)

// name gives the face's name in the file: a tag of six letters that marks a
// subset (ISO 32000-1, 9.6.4), made from the glyphs and the face's place in
// the book, and the PostScript name.
func (f *face) name(place int) string {
	h := fnv.New64a()
	h.Write([]byte{byte(place), byte(place >> 8)})
	for _, g := range f.glyphs {
		h.Write([]byte{byte(g.id), byte(g.id >> 8)})
	}
	var tag [7]byte
	sum := h.Sum64()
	for i := range 6 {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	tag[6] = '+'
	return string(tag[:]) + strings.NewReplacer("#", "", "+", "", " ", "").Replace(f.src.Name())
}

// fonts makes the font objects after the pattern of gopdf's.
func (b *builder) fonts() error {
	if len(b.res.faces.list) == 0 {
		return nil
	}
	d, err := b.dict(resourcesRef)
	if err != nil {
		return err
	}
	names, _, err := parseDict(d.get("Font"))
	if err != nil || len(names) != 1 {
		return fmt.Errorf("%w: %d fonts, not one", errSplit, len(names))
	}
	p, err := b.fontPattern(names.ref("F1"))
	if err != nil {
		return err
	}
	for i, f := range b.res.faces.list {
		r, err := b.font(f, f.name(i), p)
		if err != nil {
			return fmt.Errorf("face %s: %w", f.src.Name(), err)
		}
		names = names.set("F"+strconv.Itoa(i+1), r.bytes())
	}
	b.file.get(resourcesRef).value = d.set("Font", names.append(nil)).append(nil)
	return nil
}

// fontDicts is the dictionaries of a font: of Type 0, of its CIDFont and of
// that one's descriptor (ISO 32000-1, 9.7).
type fontDicts struct{ top, cid, descriptor dict }

// fontPattern takes gopdf's font objects out of the file.
func (b *builder) fontPattern(r ref) (p fontDicts, err error) {
	if p.top, err = b.take(r); err != nil {
		return p, err
	}
	if p.cid, err = b.take(p.top.ref("DescendantFonts")); err != nil {
		return p, err
	}
	if p.descriptor, err = b.take(p.cid.ref("FontDescriptor")); err != nil {
		return p, err
	}
	for _, r := range []ref{p.top.ref("ToUnicode"), p.descriptor.ref("FontFile2")} {
		if _, err = b.take(r); err != nil {
			return p, err
		}
	}
	return p, nil
}

// take reads an object's dictionary and frees its number.
func (b *builder) take(r ref) (dict, error) {
	d, err := b.dict(r)
	*b.file.get(r) = object{}
	return d, err
}

// font adds the objects of a face: its glyphs, their widths, what they stand
// for, and a descriptor that describes.
func (b *builder) font(f *face, name string, p fontDicts) (ref, error) {
	program, err := f.font.subset(f.glyphs)
	if err != nil {
		return 0, err
	}
	length := dict{}.with("Length1", strconv.Itoa(len(program)))
	descriptor := f.describe(slices.Clone(p.descriptor)).with("FontName", "/"+name)
	descriptor = descriptor.set("FontFile2", b.file.addStream(length, program).bytes())
	cid := slices.Clone(p.cid).with("BaseFont", "/"+name).with("CIDToGIDMap", "/Identity").set("W", f.widths())
	cid = cid.set("FontDescriptor", b.file.add(descriptor.append(nil)).bytes())
	top := slices.Clone(p.top).with("BaseFont", "/"+name)
	top = top.set("DescendantFonts", append(b.file.add(cid.append(nil)).append([]byte{'['}), ']'))
	top = top.set("ToUnicode", b.file.addStream(nil, f.toUnicode()).bytes())
	return b.file.add(top.append(nil)), nil
}

// widths writes all advances; gopdf cuts them off to thousandths of an em.
func (f *face) widths() []byte {
	v := []byte("[0[")
	for i, g := range f.glyphs {
		if i > 0 {
			v = append(v, ' ')
		}
		v = appendMilli(v, g.width)
	}
	return append(v, "]]"...)
}

// Flags of a font descriptor (ISO 32000-1, Table 123).
const (
	flagFixedPitch = 1 << 0
	flagSerif      = 1 << 1
	flagSymbolic   = 1 << 2 // glyphs beyond the standard Latin set
	flagItalic     = 1 << 6
)

// describe fills in the font descriptor from the face's own measures.
func (f *face) describe(d dict) dict {
	flags := flagSymbolic
	if f.src.FixedPitch() {
		flags |= flagFixedPitch
	}
	if f.src.Serif() {
		flags |= flagSerif
	}
	if f.src.ItalicAngle() != 0 {
		flags |= flagItalic
	}
	b := f.src.BBox()
	v := []byte{'['}
	for i, n := range b {
		if i > 0 {
			v = append(v, ' ')
		}
		v = strconv.AppendInt(v, int64(f.thousandths(n)), 10)
	}
	d = d.with("Flags", strconv.Itoa(flags)).set("FontBBox", append(v, ']'))
	d = d.with("Ascent", strconv.Itoa(f.thousandths(f.src.Ascent())))
	d = d.with("Descent", strconv.Itoa(-f.thousandths(f.src.Descent())))
	d = d.with("CapHeight", strconv.Itoa(f.thousandths(f.src.CapHeight())))
	d = d.with("XHeight", strconv.Itoa(f.thousandths(f.src.XHeight())))
	d = d.with("StemV", strconv.Itoa(f.src.StemV()))
	return d.set("ItalicAngle", appendMilli(nil, int64(math.Round(f.src.ItalicAngle()*1000))))
}

// thousandths turns font units into thousandths of an em.
func (f *face) thousandths(units int) int {
	return int(divide(int64(units)*1000, int64(f.font.upem)))
}

// perBlock is the most entries a block of a CMap may have (Adobe Technical
// Note 5014, 5.1).
const perBlock = 100

const (
	cmapHead = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
	cmapTail = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
)

// toUnicode writes the CMap from glyphs to what they stand for, each glyph by
// itself: a ligature to its letters, a character beyond U+FFFF in two units.
func (f *face) toUnicode() []byte {
	b := append(make([]byte, 0, 512+24*len(f.glyphs)), cmapHead...)
	for from := 1; from < len(f.glyphs); from += perBlock {
		block := f.glyphs[from:min(from+perBlock, len(f.glyphs))]
		b = append(strconv.AppendInt(b, int64(len(block)), 10), " beginbfchar\n"...)
		for i, g := range block {
			b = append(appendHex16(append(b, '<'), uint16(from+i)), "><"...)
			b = append(appendUTF16(b, mappable(g.text)), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, cmapTail...)
}
