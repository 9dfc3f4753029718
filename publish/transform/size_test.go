package transform_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/transform"
)

// TestLarge takes posts that are large in one way each through the steps: a
// step that is not linear would keep the test for hours.
func TestLarge(t *testing.T) {
	const n = 6000
	for name, line := range map[string]func(i int) string{
		"headings":       func(i int) string { return "## Oaks\n\n### Oaks of the hills\n\n" },
		"paragraphs":     func(i int) string { return "They stand, see Oaks above and Figure 1 below.\n\n" },
		"italics":        func(i int) string { return "He said:\n\n_It stands._\n\n" },
		"all italic":     func(i int) string { return "_It stands._\n\n" },
		"bold":           func(i int) string { return "__Oaks__\n\nThey stand.\n\n" },
		"quotes":         func(i int) string { return "> It stands.\n\n" },
		"quote headings": func(i int) string { return "> #### Oaks\n\n" },
		"calls":          func(i int) string { return fmt.Sprintf("An oak.[%d]\n\n[%d] It stands.\n\n", i%9999+1, i%9999+1) },
		"same call":      func(i int) string { return fmt.Sprintf("An oak.[1]\n\n[1] It stands %d.\n\n", i) },
		"figures":        func(i int) string { return "![image](a.png)\n▲ __Figure 1: Oaks.__\n\n" },
		"pictures":       func(i int) string { return "![](a.png)\n\n" },
		"numbered":       func(i int) string { return fmt.Sprintf("%d、樹\n\n樹立。\n\n", i%9+1) },
		"capitals":       func(i int) string { return fmt.Sprintf("THE OAK OF HILL %d\n\nIt stands.\n\n", i) },
		"framed":         func(i int) string { return "> ### Oaks\n\nThey stand.\n\n#### Hills\n\n" },
		"aligned":        func(i int) string { return "樹　木\n\n" },
		"plural":         func(i int) string { return "Figures 1, 2, 3, 4 and 5 of these, " },
		"list":           func(i int) string { return fmt.Sprintf("(%d) It stands.\n\n", i%999+1) },
		"Chinese":        func(i int) string { return "樹在林中：\n\n" },
		"one line":       func(i int) string { return "[1] in above below “a” " },
		"same title":     func(i int) string { return "### Oaks\n\nSee Oaks above. [o](#oaks)\n\n" },
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("---\ntitle: On Trees\n---\n\nAll about trees.\n\n")
			for i := range n {
				b.WriteString(line(i))
			}
			d := parse(t, []byte(b.String()))
			transform.Run(d, transform.Options{})
			if len(d.Blocks) == 0 {
				t.Error("nothing left")
			}
		})
	}
}

func BenchmarkRun(b *testing.B) {
	var src strings.Builder
	src.WriteString("---\ntitle: On Trees\ndescription: What they are for\n---\n\n_A study of trees._\n\n<!--more-->\n\n")
	prose := strings.Repeat("The oak stands on the hill and has stood there since the river made it, as the foresters say. ", 8)
	for i := range 90 {
		fmt.Fprintf(&src, "### Oaks of hill %d\n\n%s\n\nHe said (see Oaks of hill 3 above):\n\n_It stands._\n\n- A run-in head\n\n%s\n\n", i, prose, prose[:99])
	}
	b.SetBytes(int64(src.Len()))
	for b.Loop() {
		b.StopTimer()
		d := parse(b, []byte(src.String()))
		b.StartTimer()
		transform.Run(d, transform.Options{})
	}
}

func FuzzRun(f *testing.F) {
	for _, s := range []string{
		"# a\n\n_b_\n\n> # c\n\n> d\n\n![]()http://e\n▲ f\n\n---\n\n__g__ is h.",
		"[1]\n\n[1] a\n\n> #### `注：1`\n\n- `1 b`", "a:\n\n_b_\n\n_c_", "-\n\n- a\n\n- \n\nb", "**a**\n\n**b**\n\nc",
		"> — a\n\n> “b” — c\n> — d", "　　a\n\n　　　　b", "(i) a\n\n(ii) b", "a\n>#", "a\n> # b\n--C d", "> | a\n\n>|", "<!--more-->\n\n`a b c d e`\n\n<!--more-->", "Figure 1 above",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		src := []byte("---\ntitle: T\nauthor: G, et al.\n---\n\n" + text)
		d, before := tryParse(src), tryParse(src)
		if d == nil {
			return
		}
		diags := transform.Run(d, transform.Options{})
		for _, fault := range faults(before, d, diags) {
			t.Errorf("%q: %s", text, fault)
		}
		doc.Dump(d)
	})
}
