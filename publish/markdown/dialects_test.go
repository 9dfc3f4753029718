package markdown_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// dialectOrder is the order of the table; what is not named comes last.
var dialectOrder = []string{"CommonMark", "GitHub", "kramdown", "Jekyll", "Jekyll, Hugo, Hexo", "Hugo", "Hexo", "Zola", "Eleventy",
	"Pelican, MultiMarkdown", "Astro, Docusaurus", "Docusaurus, VuePress, remark", "Obsidian", "Obsidian, Hexo", "Pandoc", "HTML",
	"Mathematics", "Typography", "Files"}

// TestDialects holds that DIALECTS.md says what the tests show; -update writes
// it. The specifications that are not at hand keep their lines.
func TestDialects(t *testing.T) {
	const file = "DIALECTS.md"
	old, _ := os.ReadFile(file)
	got := "# What posts may be written in\n\nThis page is made from the tests: `go test ./publish/markdown -update`, with OCTAVO_SPECS naming a folder of\n" +
		"specifications to count their examples.\n\n" + constructs(t) + "\n## Specifications\n\n" +
		"Each example makes a well-formed tree. Counted are those whose text is that of the expected HTML; where the others\n" +
		"differ that is meant (a stray tag is dropped, a number before a bracket is kept, a tilde is text) or has no place in a book.\n\n" +
		"| Specification | Section | Text as expected |\n|---|---|---|\n" + strings.Join(sections(t, string(old)), "")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(old) {
		t.Errorf("%s is not what the tests show; run go test -update", file)
	}
}

// constructs makes the table of what is supported from the golden files, each
// of which says above its post what it shows.
func constructs(t *testing.T) string {
	t.Helper()
	type row struct{ of, construct, support, note, file string }
	var rows []row
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if c := header(a, "construct"); c != "" {
			rows = append(rows, row{header(a, "of"), c, header(a, "support"), header(a, "note"), filepath.Base(file)})
		}
	}
	place := func(r row) int {
		if i := slices.Index(dialectOrder, r.of); i >= 0 {
			return i
		}
		return len(dialectOrder)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(place(a), place(b)) })
	var b strings.Builder
	b.WriteString("| Dialect | Construct | Supported | |\n|---|---|---|---|\n")
	for _, r := range rows {
		switch r.support {
		case "yes", "part", "no":
		default:
			t.Errorf("%s: support %q", r.file, r.support)
		}
		fmt.Fprintf(&b, "| %s | %s ([test](testdata/%s)) | %s | %s |\n", r.of, strings.ReplaceAll(r.construct, "|", `\|`), r.file, r.support, r.note)
	}
	return b.String()
}

// sections counts the examples of each section of each specification. Lines of
// specifications that are not at hand are taken from the page there is.
func sections(t *testing.T, old string) []string {
	t.Helper()
	var lines []string
	have := map[string]bool{}
	for _, s := range specs(t) {
		have[s.name] = true
		var names []string
		good, all := map[string]int{}, map[string]int{}
		for _, c := range s.cases {
			if all[c.Section] == 0 {
				names = append(names, c.Section)
			}
			all[c.Section]++
			if same, _, _ := c.run(t); same {
				good[c.Section]++
			}
		}
		for _, n := range names {
			lines = append(lines, fmt.Sprintf("| %s | %s | %s |\n", s.name, n, share(good[n], all[n])))
		}
	}
	_, old, _ = strings.Cut(old, "## Specifications\n")
	for line := range strings.Lines(old) {
		name, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
		if strings.HasPrefix(line, "| ") && specName(name) && !have[name] {
			lines = append(lines, line)
		}
	}
	return lines
}

func specName(s string) bool {
	return s == "CommonMark 0.31.2" || s == "GFM" || s == "GFM's extensions" || s == "kramdown"
}

func share(good, all int) string {
	switch good {
	case all:
		return fmt.Sprintf("yes, %d of %d", good, all)
	case 0:
		return fmt.Sprintf("no, 0 of %d", all)
	}
	return fmt.Sprintf("part, %d of %d", good, all)
}
