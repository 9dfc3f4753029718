package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
)

// listing gives the text of a code block, without the last newline.
func (c *converter) listing(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(c.src))
	}
	return unescapeTags(strings.TrimRight(b.String(), "\n"))
}

// unescapeTags shows shortcodes that Hugo and Liquid were told not to run: they
// look into code, too.
func unescapeTags(s string) string {
	if strings.Contains(s, "{% raw %}") && strings.Contains(s, "{% endraw %}") {
		s = strings.NewReplacer("{% raw %}\n", "", "\n{% endraw %}", "", "{% raw %}", "", "{% endraw %}", "").Replace(s)
	}
	if !strings.Contains(s, "/*") {
		return s
	}
	return strings.NewReplacer("{{</*", "{{<", "*/>}}", ">}}", "{{%/*", "{{%", "*/%}}", "%}}").Replace(s)
}

// indented converts indented code. Within an open element of HTML, what looks
// like HTML is that: authors indent it, and leave lines empty.
func (c *converter) indented(f *flow, n ast.Node) {
	text := c.listing(n)
	if tag := strings.TrimSpace(text); len(f.open) > 1 && strings.HasPrefix(tag, "<") && known(tagName(tag)) {
		c.html(f, []byte(text), c.line(n.Pos()))
		return
	}
	f.add(&doc.CodeBlock{Attr: c.attr(n), Text: text})
}

// fenced converts a fenced block: a listing, or mathematics.
func (c *converter) fenced(f *flow, n *ast.FencedCodeBlock) {
	language, title := "", ""
	text := c.listing(n)
	if n.Info != nil {
		info := straight(unescape(n.Info.Segment.Value(c.src), 0))
		if format, ok := rawFormat(info); ok {
			c.rawFor(f, format, text, c.line(n.Pos())+1)
			return
		}
		language, title = fenceLanguage(info), fenceTitle(info)
	}
	if language == "math" || language == "latex-math" {
		f.add(&doc.MathBlock{Attr: c.attr(n), Source: strings.TrimSpace(text)})
		return
	}
	f.add(&doc.CodeBlock{Attr: c.attr(n), Language: language, Title: title, Text: text})
}

// rawFormat reads Pandoc's "{=html}", which says for which output alone a text
// is.
func rawFormat(info string) (string, bool) {
	inner, ok := strings.CutPrefix(strings.TrimSpace(info), "{=")
	return strings.ToLower(strings.TrimSuffix(inner, "}")), ok && strings.HasSuffix(inner, "}")
}

// rawFor reads a text that is for HTML, and leaves out any other.
func (c *converter) rawFor(f *flow, format, text string, line int) {
	if strings.HasPrefix(format, "html") {
		c.html(f, []byte(text), line)
		return
	}
	c.once("raw-dropped", line, "what is for "+short(format)+" alone is left out")
}

// fenceLanguage takes the language from an info string: "rust,ignore",
// "js {1,3-4}", "{.python .numberLines}", "python:title".
func fenceLanguage(info string) string {
	info = strings.TrimSpace(info)
	if inner, ok := strings.CutPrefix(info, "{"); ok {
		for _, w := range strings.Fields(strings.TrimSuffix(inner, "}")) {
			if class, ok := strings.CutPrefix(w, "."); ok {
				return class
			}
		}
		info = strings.TrimPrefix(strings.TrimSuffix(inner, "}"), "=") // {r, echo=FALSE} of R Markdown
	}
	end := strings.IndexAny(info, " \t,{:;")
	if end >= 0 {
		info = info[:end]
	}
	return strings.ToLower(info)
}

// fenceTitle takes what a listing is called from an info string: of Hugo's
// "go {file=…}", Docusaurus' "js title=…", Zola's "rust,name=…", and the file's
// name in Zenn's "js:src/main.js".
func fenceTitle(info string) string {
	_, file, named := strings.Cut(info, ":")
	if first, _, _ := strings.Cut(info, " "); named && strings.Contains(first, ":") && !strings.ContainsAny(first, "={\"") {
		file, _, _ = strings.Cut(file, " ")
		return fileName(file)
	}
	at := strings.IndexAny(info, " \t,{")
	if at < 0 {
		return ""
	}
	list, _ := readAttrs(strings.Trim(info[at:], " \t,{}"))
	return listingTitle(list)
}

// listingNames are the attributes that call a listing something.
var listingNames = []string{"title", "caption", "lst-cap", "file", "filename", "name", "path"}

// listingTitle gives what attributes call a listing.
func listingTitle(a attrs) string {
	for _, key := range listingNames {
		if v := a.get(key); v != "" {
			return doc.OneLine(v)
		}
	}
	return ""
}

// fileName gives a word that can be a file's name, and else nothing.
func fileName(word string) string {
	if strings.ContainsAny(word, "./") && !strings.Contains(word, "//") {
		return word
	}
	return ""
}
