package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
)

// order writes the kids of an element: marked content as page.mcid, a link as
// L and its number, an element as its tag.
func order(b *builder, kids [][]child, e frame.Elem) string {
	var s []string
	for _, k := range kids[e] {
		switch {
		case k.elem != 0:
			s = append(s, b.marks.elements[k.elem].Tag)
		case k.link != 0:
			s = append(s, fmt.Sprintf("L%d", k.link))
		default:
			s = append(s, fmt.Sprintf("%d.%d", k.page, k.mcid))
		}
	}
	return strings.Join(s, " ")
}

func TestKidsInOrder(t *testing.T) {
	d := &frame.Document{Pages: make([]frame.Page, 2), Elements: []frame.Element{
		0: {Tag: "Document"},
		1: {Tag: "Sect", Parent: 0},
		2: {Tag: "P", Parent: 1},
		3: {Tag: "Span", Parent: 2}, // first in the tree, second in the line
		4: {Tag: "Link", Parent: 2},
		5: {Tag: "Code", Parent: 4}, // all of the link's text
		6: {Tag: "Em", Parent: 2},   // never appears
		7: {Tag: "Note", Parent: 1},
		8: {Tag: "H2", Parent: 1},   // appears before the note at the foot
		9: {Tag: "Note", Parent: 2}, // at the foot of the page in which the paragraph begins
	}}
	m := newMarks(d)
	m.content(0, 2) // 0.0
	m.content(0, 5) // 0.1
	m.link(0, &frame.Link{Elem: 4})
	m.content(0, 2) // 0.2
	m.content(0, 3) // 0.3
	m.content(0, 8) // 0.4
	m.content(0, 7) // 0.5
	m.content(0, 9) // 0.6
	m.content(1, 2) // 1.0
	b := &builder{doc: d, marks: m}
	kids := b.kidsInOrder()
	for e, want := range map[frame.Elem]string{
		0: "Sect",
		1: "P Note H2", // an element without text of its own keeps the order of the tree
		2: "0.0 Link 0.2 Span 1.0 Em Note",
		4: "Code L1",
		7: "0.5",
	} {
		if got := order(b, kids, e); got != want {
			t.Errorf("element %d: %s, want %s", e, got, want)
		}
	}
}

// What the tree must say beside its shape.
func TestStructureSays(t *testing.T) {
	b := ready(t, sampler(t))
	var out bytes.Buffer
	if err := b.finish(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, o := range b.file.objects {
		all = append(append(all, o.value...), '\n')
	}
	for _, want := range []string{
		"/RoleMap<</PullQuote/BlockQuote/Title/P>>",
		"/A<</O/Table/Scope/Column/ColSpan 2>>",
		"/A<</O/Table/RowSpan 2>>",
		"/A<</O/List/ListNumbering/Decimal>>",
		"/S/Note/P", "/ID(fn1)", "/IDTree<</Names[(fn1)",
		"/Alt(A drawing)", "/A<</O/Layout/BBox[40 215.276 340 295.276]>>",
		"/Lang(fr)", "/ActualText<FEFF007800B2>",
		"/Type/OBJR", "/Type/MCR",
		"/Names<</Dests ", "/Lang(en-GB)", "/MarkInfo<</Marked true>>", "/DisplayDocTitle true",
		"/PageLabels<</Nums[0<<>>1<</S/r>>2<</S/D>>]>>", "/PageMode/UseOutlines",
		"/Dest(leaves)", "/URI(https://example.org/a\\(b\\)?q=%E8%91%89)", "/Contents(Note 1)", "/F 4/",
		"/TrimBox[0 0 419.528 595.276]", "/Tabs/S",
		"/GTS_PDFA1", "/ca 0.5/CA 0.5",
	} {
		if !bytes.Contains(all, []byte(strings.Replace(want, " 0.5", " .5", 2))) {
			t.Errorf("nothing says %s", want)
		}
	}
}

// A book read from right to left opens on the right.
func TestDirection(t *testing.T) {
	b := ready(t, sampler(t))
	for lang, want := range map[string]bool{"en": false, "he": true, "ar-EG": true} {
		b.book.Doc.Meta.Language = lang
		if got := strings.Contains(b.viewerPreferences(), "/Direction/R2L"); got != want {
			t.Errorf("%s: right to left is %v, want %v", lang, got, want)
		}
	}
}

func TestOutlineCounts(t *testing.T) {
	b := ready(t, sampler(t))
	if err := b.finish(t.Context(), new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, o := range b.file.objects {
		d, _, err := parseDict(o.value)
		if err == nil && (d.get("Title") != nil && d.get("Parent") != nil || string(d.get("Type")) == "/Outlines") {
			counts[string(d.get("Title"))] = d.int("Count")
		}
	}
	// "Leaves" is open and shows two, "Why they fall" is closed over two.
	want := map[string]int{"": 4, "(Leaves)": 2, "(Why they fall)": -2, "(Frost)": -1, "(Wind)": -1, "<FEFF8449>": -1, "(Roots)": -1}
	if fmt.Sprint(counts) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", counts, want)
	}
}
