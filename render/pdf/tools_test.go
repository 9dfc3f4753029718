package pdf

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/frame"
	"golang.org/x/text/unicode/norm"
)

// saved writes a PDF to a file of the test's.
func saved(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// tool runs a program that must be on PATH, or the test is skipped.
func tool(t *testing.T, name string, args ...string) (output string, err error) {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	return string(out), err
}

// veraPDF says whether a file passes a profile, and what it does not pass.
func veraPDF(t *testing.T, profile, name string) (passes bool, report string) {
	t.Helper()
	jar := os.Getenv("VERAPDF_JAR")
	if jar == "" {
		t.Skip("VERAPDF_JAR names no veraPDF")
	}
	out, _ := tool(t, "java", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "-f", profile, "--format", "text", "-v", name)
	return strings.HasPrefix(out, "PASS "), out
}

func TestVeraPDF(t *testing.T) {
	name := saved(t, sampler(t).render(t))
	for _, profile := range []string{"ua1", "2a"} {
		if ok, report := veraPDF(t, profile, name); !ok {
			t.Errorf("%s: %s", profile, report)
		}
	}
}

// A file with a tag taken out must fail, or the check above checks nothing.
func TestVeraPDFFindsMissingTag(t *testing.T) {
	s := sampler(t)
	b := ready(t, s)
	page := &b.streams[2]
	untagged := bytes.Replace(page.stream, []byte("/H1<</MCID 0>>BDC\n"), nil, 1)
	untagged = bytes.Replace(untagged, []byte("EMC\n"), nil, 1)
	if bytes.Equal(untagged, page.stream) {
		t.Fatal("no tag to take out")
	}
	page.stream = untagged
	var out bytes.Buffer
	if err := b.finish(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	if ok, report := veraPDF(t, "ua1", saved(t, out.Bytes())); ok || !strings.Contains(report, "7.1-3") && !strings.Contains(report, "FAIL") {
		t.Errorf("passes without a tag: %s", report)
	}
}

func TestReadersDoNotWarn(t *testing.T) {
	name := saved(t, sampler(t).render(t))
	for _, c := range [][]string{
		{"qpdf", "--check", name},
		{"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", name},
		{"mutool", "draw", "-q", "-F", "txt", "-o", os.DevNull, name},
	} {
		t.Run(c[0], func(t *testing.T) {
			out, err := tool(t, c[0], c[1:]...)
			out = strings.ReplaceAll(out, "warning: ICC support is not available\n", "") // how mutool was built
			if err != nil || strings.Contains(strings.ToLower(out), "warning") || c[0] == "gs" && out != "" {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

// The order of reading, as a screen reader has it: a link between the words
// around it, the end of a paragraph with its beginning, a note after its
// paragraph, no page furniture. How pdfinfo names the elements depends on its
// version; the texts, each on a line in quotes, do not.
func TestReadingOrder(t *testing.T) {
	out, err := tool(t, "pdfinfo", "-struct-text", saved(t, sampler(t).render(t)))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(out) {
		if line = strings.TrimSpace(line); len(line) > 2 && line[0] == '"' {
			texts = append(texts, strings.Trim(line, `"`))
		}
	}
	want := []string{
		"On Trees & Leaves", "Leaves ", "1", "Leaves",
		"Efficient offices waffle: AVATAR, see ", "the site of trees", ". After it", "1",
		" the text is broken, well-known; wide slanted ", "déjà vu e\u0301 x\u0323\u0302 ", "and on the next page.",
		"1 A note at the foot.",
		"Why they fall", "Falling is a kind of speech.", `for i := range 10 { \ }`, "1.", "Cold", "2.", "Drought",
		"Tree", "Oak", "October", "Figure 1. What a leaf looks like.", "x2",
	}
	if !slices.Equal(texts, want) {
		t.Errorf("got  %q\nwant %q", texts, want)
	}
}

func TestCopiedWords(t *testing.T) {
	out, err := tool(t, "pdftotext", "-raw", "-f", "3", "-l", "3", saved(t, sampler(t).render(t)), "-")
	if err != nil {
		t.Fatal(err)
	}
	want := norm.NFD.String("Leaves Efficient offices waffle: AVATAR, see the site of trees . After it 1 the text is bro\u00AD" +
		" ken, well-known; wide slanted déjà vu e\u0301 x\u0323\u0302 1 A note at the foot. 1")
	if got := strings.Fields(norm.NFD.String(out)); !slices.Equal(got, strings.Fields(want)) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What is drawn is what was measured: glyphs read back from the file stand
// where the frames say.
func TestPositions(t *testing.T) {
	s := longBook(t)
	out, err := tool(t, "mutool", "draw", "-q", "-F", "trace", saved(t, s.render(t)), "7")
	if err != nil {
		t.Fatal(err)
	}
	var drawn [][2]float64
	for line := range strings.Lines(out) {
		var x, y float64
		at := strings.Index(line, "glyph=")
		if at < 0 { // a further letter of a ligature
			continue
		}
		if _, err := fmt.Sscanf(line[at:], "glyph=%q x=%q y=%q", new(string), (*quoted)(&x), (*quoted)(&y)); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		drawn = append(drawn, [2]float64{x, y})
	}
	i := 0
	for _, it := range s.Pages[6].Items {
		r, ok := it.(*frame.GlyphRun)
		if !ok {
			continue
		}
		for n, g := range r.Glyphs {
			x, y := (r.X + g.X.Len()).Points(), (s.Pages[6].H - r.Y + r.Lift(n)).Points()
			if i >= len(drawn) || math.Abs(drawn[i][0]-x) > 0.002 || math.Abs(drawn[i][1]-y) > 0.002 {
				t.Fatalf("glyph %d of %d: want it at %.4f, %.4f", i, len(drawn), x, y)
			}
			i++
		}
	}
	if i != len(drawn) || i < 1000 {
		t.Errorf("%d glyphs drawn, %d in the frames", len(drawn), i)
	}
}

// quoted scans a number in quotes.
type quoted float64

func (q *quoted) Scan(state fmt.ScanState, _ rune) error {
	word, err := state.Token(true, nil)
	if err != nil {
		return err
	}
	f, err := strconv.ParseFloat(strings.Trim(string(word), `"`), 64)
	*q = quoted(f)
	return err
}
