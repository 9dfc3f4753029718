package pdf

import (
	"strings"
	"testing"
	"time"

	"github.com/octavo-press/octavo/render/sp"
)

func TestAppendMilli(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 1: ".001", -1: "-.001", 10: ".01", 500: ".5", 1000: "1", -1500: "-1.5", 12340: "12.34", 595276: "595.276", -1000000: "-1000",
	} {
		if got := string(appendMilli(nil, n)); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestMilliRounds(t *testing.T) {
	for l, want := range map[sp.Len]int64{0: 0, sp.Pt: 1000, sp.MM(210): 595276, -sp.Pt / 2: -500, 32: 0, 33: 1, -33: -1} {
		if got := milli(l); got != want {
			t.Errorf("%d: %d, want %d", l, got, want)
		}
	}
}

func TestAppendText(t *testing.T) {
	for s, want := range map[string]string{
		"a(b)\\\r": `(a\(b\)\\\r)`,
		"é":        "<FEFF00E9>",
		"𝔸":        "<FEFFD835DD38>",
		"":         "()",
	} {
		if got := string(appendText(nil, s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
	if got := cutText(strings.Repeat("葉", 20_000)); len(got) != 3*maxString+len("…") {
		t.Errorf("a text of %d bytes is too long for PDF/A", len(got))
	}
}

func TestMappable(t *testing.T) {
	for s, want := range map[string]string{"ffi": "ffi", "\x00": "\uFFFD", "\uFEFFa": "\u2060a", "\uE001": "\uFFFD", "\U0010FFFD": "\uFFFD", "\u00AD": "\u00AD"} {
		if got := mappable(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestParseLabel(t *testing.T) {
	for s, want := range map[string]string{
		"": "<<>>", "1": "<</S/D>>", "12": "<</S/D/St 12>>", "i": "<</S/r>>", "xiv": "<</S/r/St 14>>", "IV": "<</S/R/St 4>>",
		"iiii": "<</P(iiii)>>", "A-3": "<</P(A-3)>>", "007": "<</P(007)>>", "0": "<</P(0)>>",
	} {
		if got := string(parseLabel(s).dict()); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		zone      int
		info, xmp string
	}{
		{0, "D:20250731093000Z", "2025-07-31T09:30:00Z"},
		{8 * 3600, "D:20250731093000+08'00'", "2025-07-31T09:30:00+08:00"},
		{-3*3600 - 1800, "D:20250731093000-03'30'", "2025-07-31T09:30:00-03:30"},
	} {
		at := time.Date(2025, 7, 31, 9, 30, 0, 0, time.FixedZone("", c.zone))
		if c.zone == 0 {
			at = at.UTC()
		}
		if infoDate(at) != c.info || xmpDate(at) != c.xmp {
			t.Errorf("%s, %s; want %s, %s", infoDate(at), xmpDate(at), c.info, c.xmp)
		}
	}
	if infoDate(time.Time{}) != "" || xmpDate(time.Time{}) != "" {
		t.Error("no date is a date")
	}
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "zh-Hant-HK": "zh-Hant-HK", "de-1901": "de-1901", "": "", "zh_TW": "", "1x": "", "Traditional Chinese": "", "en-": "", "abcdefghi": ""} {
		if got := language(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

// Info and XMP say the same.
func TestMetadataInStep(t *testing.T) {
	b := &builder{book: newSheet(t).book()}
	c := b.catalogue()
	xmp, info := string(c.xmp()), string(c.info())
	for _, want := range []string{
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">On Trees &amp; Leaves</rdf:li>`, "<rdf:li>Ada Grün</rdf:li><rdf:li>Bo Lee</rdf:li>",
		"Why leaves fall &lt;early&gt;.", "<rdf:li>en-GB</rdf:li>", "<rdf:li>trees</rdf:li><rdf:li>autumn</rdf:li>", "<pdf:Keywords>trees, autumn<",
		"<rdf:li>The Press</rdf:li>", "CC BY 4.0", "<dc:source>https://example.org/trees<", "<dc:identifier>doi:10.1000/182<",
		"<rdf:li>2025-07-31T00:00:00Z</rdf:li>", "<xmp:ModifyDate>2025-08-02T09:30:00+02:00<", "<pdfuaid:part>1<", "<pdfaid:conformance>A<",
	} {
		if !strings.Contains(xmp, want) {
			t.Errorf("XMP does not say %s", want)
		}
	}
	for _, want := range []string{
		"/Title(On Trees & Leaves)", "/Author<FEFF004100640061", "/Subject(Why leaves fall <early>.)", "/Keywords(trees, autumn)",
		"/CreationDate(D:20250731000000Z)", "/ModDate(D:20250802093000+02'00')",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("Info does not say %s: %s", want, info)
		}
	}
}

func TestEscapeXML(t *testing.T) {
	if got := escapeXML("a<b>&\x00\x0b\uFFFE\té\xff"); got != "a&lt;b&gt;&amp;\té\uFFFD" {
		t.Errorf("%q", got)
	}
}

func TestNameTree(t *testing.T) {
	got := string(nameTree([]named{{"b", []byte("[1]")}, {"a(", []byte("[2]")}, {"b", []byte("[3]")}}))
	if want := `<</Names[(a\()[2](b)[1]]>>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if nameTree(nil) != nil {
		t.Error("an empty tree is a tree")
	}
}
