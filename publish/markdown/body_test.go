package markdown_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"golang.org/x/tools/txtar"
)

// TestBodyAlone reads a post that has never been in a file.
func TestBodyAlone(t *testing.T) {
	meta := doc.Meta{Title: "From a row", Language: "de"}
	d, diags, err := markdown.Body(markdown.Source{Name: "row 42", Meta: meta, Body: []byte("\"Gut\"\n\n[x](javascript:y)\n")}, markdown.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := doc.FullText(d), "From a row\n„Gut“\nx\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if len(diags) != 1 || diags[0].String() != "row 42:3: warning link-scheme: a link to javascript:y is kept as its text only" {
		t.Errorf("diagnostics %v", diags)
	}
}

func TestOptions(t *testing.T) {
	const src = "---\ntitle: T\ndate: 2020-01-01\n---\n\"Oui\" -- {{ site.baseurl }}{{ site.author.name }} [a]({{ \"/x\" | absolute_url }})\n"
	opt := markdown.Options{
		Language: "fr",
		Site:     map[string]any{"baseurl": "/blog", "url": "https://example.org", "author": map[string]any{"name": "Ann"}},
	}
	d, diags, err := markdown.Parse("x.md", []byte(src), opt)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	want := "     Paragraph\n"
	if got := doc.DumpBlocks(d.Blocks); !strings.Contains(got, "«\\u202fOui\\u202f» – /blogAnn") || !strings.Contains(got, "<https://example.org/blog/x>") {
		t.Errorf("%s\n%s", want, got)
	}
	opt.Plain = true
	d, _, err = markdown.Parse("x.md", []byte(strings.Replace(src, "--", `\--`, 2)[4:]), opt)
	if err != nil || !strings.Contains(doc.FullText(d), `"Oui" --`) {
		t.Errorf("plain: %q, %v", doc.FullText(d), err)
	}
}

func TestErrors(t *testing.T) {
	for src, want := range map[string]string{
		"---\ntitle: x\n---\nOne\n\xff": "x.md:5: encoding: byte 0xff is not UTF-8",
		"a\r\nb\x00":                    "x.md:2: encoding: a NUL byte",
		"\xff\xfea\x00":                 "x.md:1: encoding: the file is UTF-16",
		"":                              "x.md:1: body-missing",
		"+++\nx=1\n":                    `x.md:1: front-matter-unclosed: the front matter that begins with "+++"`,
		"---\na: [\n---\nx":             "x.md:2: front-matter-invalid",
		"---\na: b\nc: d: e\n---\nx":    "x.md:3: front-matter-invalid",
		"\n\n+++\na = 1\na = 2\n+++\nx": "x.md:5: front-matter-invalid",
		"{\"a\": 1,\n\n}\n\nx":          "x.md:3: front-matter-invalid",
		"---json\n{\"a\": 1,}\n---\nx":  "x.md:2: front-matter-invalid",
	} {
		_, _, err := markdown.Parse("x.md", []byte(src), markdown.Options{})
		var pe *doc.PostError
		if !errors.As(err, &pe) || !errors.Is(err, doc.ErrPost) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", src, err, want)
		}
	}
}

// TestSameFromGoroutines holds that the parser that all posts share keeps
// nothing of any.
func TestSameFromGoroutines(t *testing.T) {
	src := []byte("---\ntitle: T\n---\n" + strings.Repeat("Some[^1] *text* {{< x >}} `a`.\n\n[^1]: N\n\n", 20))
	want := ""
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			d, diags, err := markdown.Parse("x.md", src, markdown.Options{})
			got := fmt.Sprint(doc.Dump(d), diags, err)
			mu.Lock()
			defer mu.Unlock()
			if want == "" {
				want = got
			}
			if got != want {
				t.Error("two goroutines read the same post differently")
			}
		})
	}
	wg.Wait()
}

// TestLimits takes 100 KB of what makes parsers slow or deep. Had one of them
// no bound, the test would not end.
func TestLimits(t *testing.T) {
	const size = 100_000
	nest := func(unit string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(unit, i) + "- a\n")
		}
		return b.String()
	}
	runs := func() string {
		var b strings.Builder
		for i := 1; b.Len() < size; i++ {
			b.WriteString(strings.Repeat("`", i) + "a")
		}
		return b.String()
	}
	inputs := []string{nest("  "), nest("> "), runs(), strings.Repeat("![", size/6) + strings.Repeat("](x)", size/6),
		"<table>" + strings.Repeat("<td colspan=100 rowspan=100>", 3000) + strings.Repeat("<tr>", 3000),
		strings.Repeat("|a", 20_000) + "|\n" + strings.Repeat("|-", 20_000) + "|\n" + strings.Repeat("a\n", 20_000)}
	for _, unit := range []string{">", "> ", "[", "]", "*", "*a ", "a*b_ ", "_a_ b* ", "`", "- ", "1. ", "[a](<b", "[a](", "[a](b(", "![", "[x][",
		"<a ", "<b>", "<b><i></b>", "</b>", "<div>", "<div>\n\n", "<ul><li>", "<table><tr><td>", "<!--", "<?", "<![CDATA[", "<!A", "&", "\\",
		"http://a ", "a@b.", "[a]: b\n", "[^a]", ": ", "a\n: b\n", "~~a", "==a", "\" ", "'a ", "a<br>", "{{", "{%", "{{<", "{{< a >}}", "{% if a %}\n",
		"{% highlight %}\n", ":::\n", ":::a\n", "$", "$a ", "$$\n", "\\[\n", "\\(", "[[", "^[", "[a]{.b}", "[a]{", "{:", "a\n{: .a}\n", "(@) a\n", "| a\n",
		"*[ab]: c\nab ", "<Foo {", "import a from 'b'\n", ":a:", "> [!NOTE]\n", "\u2028", "\t", "<q>", "<details>\n",
		".", "%%", "%% a\n\n", "<svg>", "<svg></svg>", "<math>\n\n", "--- ---\nx\n\n", "a b\n--- ---\nc\n\n", "~~~\n\n", "<p markdown=1>", "<Foo a>", "x^2^",
		"{::comment} ", "{::comment}\n", "a | b `\n", "<http:", "<kbd>", "<<", "<\u00fc@", "![a|b](c)", "{.a}\n", "\u524dhttp://a.b"} {
		inputs = append(inputs, strings.Repeat(unit, size/len(unit)))
	}
	inputs = append(inputs, strings.Repeat("a=", 3)+strings.Repeat("=", size), "a"+strings.Repeat("~", size), "a "+strings.Repeat("*", size)+"b")
	for _, in := range inputs {
		for _, dialect := range []markdown.Dialect{markdown.AnyDialect, markdown.Kramdown} {
			d, _, err := markdown.Parse("x.md", []byte("---\ntitle: T\n---\nx\n\n"+in), markdown.Options{Dialect: dialect})
			if err != nil {
				t.Errorf("%.20q: %v", in, err)
				continue
			}
			checkTree(t, d, in)
		}
	}
}

// checkTree holds what every tree keeps, whatever the input was.
func checkTree(t *testing.T, d *doc.Document, in string) {
	t.Helper()
	data, err := d.MarshalJSON()
	if err != nil {
		t.Fatalf("%.40q: %v", in, err)
	}
	var back doc.Document
	if err := back.UnmarshalJSON(data); err != nil {
		t.Fatalf("%.40q: %.200v", in, err)
	}
	if bytes.ContainsAny(data, "\uFDD0\uFDD1\uFDD2\uFDD3") && !strings.ContainsAny(in, "\uFDD0\uFDD1\uFDD2\uFDD3") {
		t.Errorf("%.40q: a stand-in for an escaped character is left", in)
	}
	last := strings.Count(in, "\n") + strings.Count(in, "\r") + 6
	doc.Walk(d, func(n doc.Node) bool {
		if at := n.At(); at.File == "" || at.Line < 1 || at.Line > last {
			t.Errorf("%.200q: %T at %s", in, n, at)
		}
		switch n := n.(type) {
		case *doc.Section:
			if n.Level < 1 || n.Level > 6 || len(n.Blocks) > 0 {
				t.Errorf("%.40q: heading of level %d with %d blocks", in, n.Level, len(n.Blocks))
			}
		case *doc.Table:
			checkGrid(t, n, in)
		case *doc.Text:
			if strings.Contains(n.Text, "\n") {
				t.Errorf("%.40q: a text of two lines, %q", in, n.Text)
			}
		}
		return true
	})
}

// checkGrid counts the columns that each row covers.
func checkGrid(t *testing.T, table *doc.Table, in string) {
	t.Helper()
	for _, rows := range [][]doc.Row{table.Head, table.Body} {
		hanging := make([]int, len(rows)+1)
		for i, r := range rows {
			n := hanging[i]
			for _, c := range r.Cells {
				n += max(c.ColSpan, 1)
				for k := i + 1; k < i+c.RowSpan; k++ {
					if k >= len(rows) {
						t.Fatalf("%.40q: a cell hangs below its table", in)
					}
					hanging[k] += max(c.ColSpan, 1)
				}
			}
			if n != len(table.Align) {
				t.Fatalf("%.40q: a row of %d columns in a table of %d", in, n, len(table.Align))
			}
		}
	}
}

// FuzzParse starts from every post of testdata.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(data).Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, dialect := range []markdown.Dialect{markdown.AnyDialect, markdown.Kramdown} {
			d, _, err := markdown.Parse("2020-01-01-x.md", src, markdown.Options{Dialect: dialect})
			if err != nil {
				var pe *doc.PostError
				if !errors.As(err, &pe) {
					t.Fatalf("an error of no class: %v", err)
				}
				return
			}
			checkTree(t, d, string(src))
		}
	})
}

func ExampleParse() {
	const post = "---\ntitle: On Trees\nauthor: Ann Oak\ndate: 2025-07-31\n---\n## Leaves\n\nA leaf *falls*.\n"
	d, diags, err := markdown.Parse("post.md", []byte(post), markdown.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(doc.Dump(d))
	fmt.Println(len(diags), "diagnostics")
	// Output:
	//      title "On Trees"
	//      date "2025-07-31T00:00:00Z"
	//      author "Ann Oak"
	//    6 Section 2
	//        title "Leaves"
	//    8 Paragraph
	//    8   "A leaf "
	//    8   Emphasis "falls"
	//    8   "."
	// 0 diagnostics
}
