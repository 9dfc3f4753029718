package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
)

// builder turns gopdf's skeleton into the book's file.
type builder struct {
	file    *file
	book    *render.Book
	doc     *frame.Document
	res     *resources
	marks   *marks
	streams []object // the pages' contents
	made    *shelf
	painted painted

	catalog  dict
	names    dict // name trees, for the catalog
	info     ref
	pages    []ref
	elements ref // of element 0; the others follow
	links    ref // of link annotation 0; the others follow
}

// The objects that every file of gopdf begins with.
const (
	catalogRef ref = 1 + iota
	pagesRef
	outlinesRef
	resourcesRef
)

// finish writes the file: the skeleton with all that gopdf cannot make.
func (b *builder) finish(ctx context.Context, w io.Writer) error {
	if err := b.assemble(); err != nil {
		return err
	}
	trailer := dict{}.set("Root", catalogRef.bytes()).set("Info", b.info.bytes())
	return b.file.write(ctx, w, trailer)
}

// assemble makes the file's objects.
func (b *builder) assemble() error {
	f, err := split(b.painted.file)
	if err != nil {
		return err
	}
	b.file = f
	for _, step := range []func() error{b.open, b.resources, b.fonts, b.contents} {
		if err := step(); err != nil {
			return err
		}
	}
	b.annotations()
	b.structure()
	b.destinations()
	b.outline()
	b.pageLabels()
	b.attachment()
	b.metadata()
	b.outputIntent()
	b.close()
	return nil
}

// open finds the catalog and the pages.
func (b *builder) open() error {
	d, err := b.dict(catalogRef)
	if err != nil {
		return err
	}
	b.catalog = d
	if d, err = b.dict(pagesRef); err != nil {
		return err
	}
	b.pages = refs(d.get("Kids"))
	if n := opened(len(b.doc.Pages)); len(b.pages) != n {
		return fmt.Errorf("%w: %d pages, not %d", errSplit, len(b.pages), n)
	}
	if err := b.followPages(d); err != nil {
		return err
	}
	b.file.objects[outlinesRef] = object{} // gopdf's nests wrongly; see outline
	return nil
}

// dict reads an object's dictionary.
func (b *builder) dict(r ref) (dict, error) {
	d, _, err := parseDict(b.file.get(r).value)
	if err != nil {
		return nil, fmt.Errorf("%w: object %d: %w", errSplit, r, err)
	}
	return d, nil
}

// refs reads an array of references.
func refs(array []byte) []ref {
	words := bytes.Fields(bytes.Trim(array, "[] "))
	list := make([]ref, 0, len(words)/3)
	for i := 0; i+2 < len(words); i += 3 {
		n, err := strconv.Atoi(string(words[i]))
		if err != nil || string(words[i+2]) != "R" {
			return nil
		}
		list = append(list, ref(n))
	}
	return list
}

// contents puts in the pages' streams and what the pages' dictionaries lack.
// The sentinel proves that gopdf's page is the one we take it for.
func (b *builder) contents() error {
	at := b.marks.pageLinks(len(b.pages))
	b.links = b.file.reserve(len(b.marks.links))
	for i, r := range b.pages {
		d, err := b.dict(r)
		if err != nil {
			return err
		}
		stream := d.ref("Contents")
		if n := bytes.Count(b.file.get(stream).stream, []byte("[] ")); n != 1 ||
			!bytes.Contains(b.file.get(stream).stream, []byte(sentinel(i))) {
			return fmt.Errorf("%w: page %d has %d sentinels", errSplit, i+1, n)
		}
		*b.file.get(stream) = b.streams[i]
		b.file.get(r).value = b.page(d, i, at[i]).append(nil)
	}
	return nil
}

// page completes a page's dictionary; gopdf rounds its sizes.
func (b *builder) page(d dict, i int, links []int) dict {
	p := &b.doc.Pages[i]
	size := append(appendMilli(appendMillis([]byte("[0 0 "), milli(p.W)), milli(p.H)), ']')
	d = d.set("MediaBox", size).set("TrimBox", size)
	d = d.with("StructParents", strconv.Itoa(i)).with("Tabs", "/S")
	if len(links) == 0 {
		return d
	}
	v := []byte{'['}
	for k, l := range links {
		if k > 0 {
			v = append(v, ' ')
		}
		v = b.annotation(l).append(v)
	}
	return d.set("Annots", append(v, ']'))
}

// resources names the pictures and graphics states as the streams do.
func (b *builder) resources() error {
	d, err := b.dict(resourcesRef)
	if err != nil {
		return err
	}
	var pictures, states dict
	for i, r := range b.painted.pictures {
		if err := b.checkColours(r); err != nil {
			return fmt.Errorf("picture %.12s: %w", b.res.drawn[i].Key, err)
		}
		if b.res.drawn[i].MIME == mimeJPEG {
			o := b.file.get(r)
			o.stream, o.load = nil, b.res.drawn[i].Bytes
		}
		pictures = pictures.set(pictureName(i), r.bytes())
	}
	for i, o := range b.res.opacities {
		v := appendMilli([]byte("<</ca "), int64(o))
		v = append(appendMilli(append(v, "/CA "...), int64(o)), ">>"...)
		states = states.set(opacityName(i), v)
	}
	d = d.without("ProcSet").without("ColorSpace")
	d = d.set("XObject", pictures.append(nil)).set("ExtGState", states.append(nil))
	b.file.get(resourcesRef).value = d.append(nil)
	return nil
}

// checkColours makes sure of a picture that the output intent covers: gopdf
// also embeds CMYK.
func (b *builder) checkColours(r ref) error {
	d, err := b.dict(r)
	if err != nil {
		return err
	}
	if s := string(d.get("ColorSpace")); !b.file.get(r).isStream || s == "/DeviceCMYK" {
		return fmt.Errorf("%w: colours %q", errSplit, s)
	}
	return nil
}

// close writes the catalog.
func (b *builder) close() {
	d := b.catalog
	d = d.with("MarkInfo", "<</Marked true>>").with("ViewerPreferences", b.viewerPreferences())
	d = d.set("Lang", appendText(nil, b.language()))
	if len(b.names) > 0 {
		d = d.set("Names", b.names.append(nil))
	}
	b.file.get(catalogRef).value = d.append(nil)
}

// viewerPreferences has the title shown in place of the file's name, and pages
// side by side go on the way the text is read (ISO 32000-1, table 150).
func (b *builder) viewerPreferences() string {
	if phrase.Dir(b.book.Doc.Meta.Language) == "rtl" {
		return "<</DisplayDocTitle true/Direction/R2L>>"
	}
	return "<</DisplayDocTitle true>>"
}

// language is the document's; "und" is BCP 47 for one that is not known, and
// PDF/UA wants a language said (ISO 14289-1, 7.2).
func (b *builder) language() string {
	if l := language(b.book.Doc.Meta.Language); l != "" {
		return l
	}
	return "und"
}

// language gives a language tag that a PDF may have, "" for any other text
// (ISO 32000-1, 14.9.2).
func language(tag string) string {
	for i, part := range strings.Split(tag, "-") {
		if part == "" || len(part) > 8 {
			return ""
		}
		for _, c := range []byte(part) {
			if letter := c|0x20 >= 'a' && c|0x20 <= 'z'; !letter && (i == 0 || c < '0' || c > '9') {
				return ""
			}
		}
	}
	return tag
}
