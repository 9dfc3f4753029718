package markdown_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"golang.org/x/net/html"
)

// specCase is one example of a specification: a text, and the HTML that it
// makes.
type specCase struct {
	Section  string
	Markdown string
	HTML     string
	name     string
	options  markdown.Options
}

// spec is a collection of them. Percent of its examples have the text of their
// HTML; where the others differ that is meant, or has no place in a book.
type spec struct {
	name    string
	percent int
	cases   []specCase
}

// specs gives the specifications that are at hand: CommonMark's lies in
// goldmark's module, GFM's and kramdown's are looked for in the folder that
// OCTAVO_SPECS names.
func specs(t *testing.T) []spec {
	t.Helper()
	var all []spec
	if dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output(); err == nil {
		all = append(all, jsonSpec(t, "CommonMark 0.31.2", 98, filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json")))
	}
	root := os.Getenv("OCTAVO_SPECS")
	if root == "" {
		return all
	}
	all = append(all, jsonSpec(t, "GFM", 97, filepath.Join(root, "gfm-spec.json")),
		jsonSpec(t, "GFM's extensions", 75, filepath.Join(root, "gfm-extensions.json")),
		kramdownSpec(t, filepath.Join(root, "kramdown", "testcases")))
	return slices.DeleteFunc(all, func(s spec) bool { return len(s.cases) == 0 })
}

func jsonSpec(t *testing.T, name string, percent int, file string) spec {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Logf("%s: %v", name, err)
		return spec{}
	}
	s := spec{name: name, percent: percent}
	if err := json.Unmarshal(data, &s.cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for i := range s.cases {
		s.cases[i].name = fmt.Sprintf("%s %d", name, i+1)
		s.cases[i].options = markdown.Options{Plain: true}
	}
	return s
}

// kramdownSpec reads kramdown's own tests: a text, its HTML, its options.
func kramdownSpec(t *testing.T, root string) spec {
	s := spec{name: "kramdown", percent: 90}
	for _, dir := range []string{"block/*", "span/*", "."} {
		files, _ := filepath.Glob(filepath.Join(root, dir, "*.text"))
		sub, _ := filepath.Glob(filepath.Join(root, dir, "*", "*.text"))
		if dir == "." {
			sub = nil
		}
		for _, file := range append(files, sub...) {
			stem := strings.TrimSuffix(file, ".text")
			text, err := os.ReadFile(file)
			out, err2 := os.ReadFile(stem + ".html")
			if err != nil || err2 != nil {
				continue
			}
			name, _ := filepath.Rel(root, stem)
			section := strings.TrimPrefix(filepath.Dir(name), ".")
			if parts := strings.Split(name, "/"); len(parts) > 2 {
				section = strings.Join(parts[:2], "/")
			}
			s.cases = append(s.cases, specCase{section, string(text), string(out), "kramdown " + name,
				markdown.Options{Dialect: markdown.Kramdown, Site: kramdownOptions(t, stem+".options")}})
		}
	}
	return s
}

// kramdownOptions reads ":option: value" as a site's configuration has it.
func kramdownOptions(t *testing.T, file string) map[string]any {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	config := "kramdown:\n"
	for line := range strings.Lines(string(data)) {
		config += "  " + strings.TrimPrefix(strings.ReplaceAll(line, ": :", ": "), ":")
	}
	site, err := markdown.ReadSite("_config.yml", []byte(config))
	if err != nil {
		t.Logf("%s: %v", file, err)
	}
	return site
}

// run reads the case and tells whether its text is that of the HTML.
func (c specCase) run(t *testing.T) (same bool, got, want string) {
	src := "---\ntitle: T\ndate: 2020-01-01\n---\n" + c.Markdown
	d, _, err := markdown.Parse("x.md", []byte(src), c.options)
	want = wordsOf(htmlText(c.HTML))
	if err != nil {
		return want == "", err.Error(), want
	}
	checkTree(t, d, src)
	d.Meta.Title = ""
	withoutNumbers(d)
	got = wordsOf(doc.FullText(d))
	return got == want, got, want
}

// wordsOf sorts the words of a text, for notes stand elsewhere in a tree than
// in HTML, and puts quotation marks as they are typed.
func wordsOf(s string) string {
	s = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'", `\(`, "", `\)`, "", `\[`, "", `\]`, "").Replace(s)
	words := strings.Fields(s)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// withoutNumbers takes the numbers of notes called again out of the tree, which
// the HTML's text is taken without.
func withoutNumbers(d *doc.Document) {
	d.Blocks = doc.MapInlines(d.Blocks, func(n doc.Inline) []doc.Inline {
		if s, ok := n.(*doc.Superscript); ok && len(s.Inlines) == 1 {
			if l, ok := s.Inlines[0].(*doc.Link); ok && strings.HasPrefix(l.URL, "#fn-") {
				return nil
			}
		}
		return []doc.Inline{n}
	})
}

// htmlText gives the characters of HTML that a reader of the text reads: not
// the numbers of notes, the arrows back from them, the marks around formulas
// and the table of contents.
func htmlText(s string) string {
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Data == "script" || n.Data == "style" || notText(n) {
			return
		}
		if n.Type == html.TextNode {
			text := n.Data
			if n.Parent.Type == html.ElementNode && attributeOf(n.Parent, "class") == "kdmath" {
				text = strings.Trim(strings.TrimSpace(text), "$")
			}
			b.WriteString(text)
		}
		if n.Type == html.ElementNode && !inlineTag(n.Data) {
			b.WriteString(" ")
			defer b.WriteString(" ")
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(root)
	return b.String()
}

func notText(n *html.Node) bool {
	switch attributeOf(n, "class") {
	case "footnote", "reversefootnote", "footnote-ref", "footnote-backref":
		return true
	}
	return strings.HasPrefix(attributeOf(n, "id"), "markdown-toc")
}

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inlineTag(name string) bool {
	switch name {
	case "p", "li", "div", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "pre", "dt", "dd", "blockquote", "tr", "figure", "figcaption":
		return false
	}
	return true
}

// TestSpecs holds that each example of a specification makes a well-formed
// tree, and that nearly all make the text that they should.
func TestSpecs(t *testing.T) {
	for _, s := range specs(t) {
		good := 0
		for _, c := range s.cases {
			same, got, want := c.run(t)
			if same {
				good++
			} else if os.Getenv("OCTAVO_SPECS_SHOW") == s.name {
				t.Logf("%s\n%s\nwant %s\ngot  %s", c.name, c.Markdown, want, got)
			}
		}
		t.Logf("%s: %d of %d", s.name, good, len(s.cases))
		if good*100 < len(s.cases)*s.percent {
			t.Errorf("%s: the text of %d in %d examples only", s.name, good, len(s.cases))
		}
	}
}
