package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// verbatimBlock converts a tag with content that is no Markdown.
func (c *converter) verbatimBlock(f *flow, t tag, text string) {
	pos := c.at(t.line)
	attr := doc.Attr{Pos: pos}
	if c.rawTags {
		f.add(&doc.Paragraph{Attr: attr, Inlines: []doc.Inline{newText(pos, doc.OneLine(t.raw+text))}})
		return
	}
	switch t.name {
	case "comment", "capture", "schema", "style", "javascript", "stylesheet":
	case "for":
		c.once("template-loop", t.line, "a loop of the site's templates is left out")
	case "math", "katex", "latex", "tex":
		if text = strings.TrimSpace(text); text != "" {
			f.add(&doc.MathBlock{Attr: attr, Source: trimMath(text)})
		}
	case "rawhtml", "raw-html", "raw_html", "html":
		c.html(f, []byte(text), t.line)
	case "mermaid", "plantuml", "chart":
		f.add(&doc.CodeBlock{Attr: attr, Language: t.name, Text: strings.Trim(text, "\n")})
	default:
		f.add(&doc.CodeBlock{Attr: attr, Language: codeLanguage(t), Title: codeTitle(t), Text: strings.Trim(text, "\n")})
	}
}

// codeTitle takes what a listing is called; Hugo's own site has a file's name
// without its end where it shows the file in several notations.
func codeTitle(t tag) string {
	title := doc.OneLine(t.args.get(listingNames...))
	if t.name == "code-toggle" {
		return fileName(title)
	}
	return title
}

// codeLanguage takes the language from "highlight go linenos", from Hexo's
// "codeblock Title lang:go" and from lang="go".
func codeLanguage(t tag) string {
	for _, a := range t.args {
		if l, ok := strings.CutPrefix(a.value, "lang:"); ok {
			return strings.ToLower(l)
		}
	}
	if l := t.args.get("lang", "language"); l != "" {
		return strings.ToLower(l)
	}
	switch first := t.args.at(0); {
	case t.name == "highlight" || t.name == "prism" || t.name == "sourcecode" || t.name == "code" && !strings.Contains(first, " "):
		return fenceLanguage(first)
	}
	return ""
}

// inlineVerbatim converts verbatim content in a line.
func (c *converter) inlineVerbatim(f *flow, v inlineVerbatim) {
	pos := c.at(v.tag.line)
	if c.rawTags {
		f.write(pos, v.tag.raw+v.text)
		return
	}
	switch v.tag.name {
	case "math", "katex", "latex", "tex":
		f.add(&doc.Math{Pos: pos, Source: trimMath(v.text)})
	case "highlight", "code", "codeblock", "prism", "sourcecode":
		f.add(&doc.Code{Pos: pos, Text: doc.OneLine(v.text)})
	default:
		c.verbatimBlock(f, v.tag, v.text)
	}
	c.prev = 'x'
}

// trimMath takes TeX's own marks from around mathematics.
func trimMath(s string) string {
	s = strings.TrimSpace(s)
	for _, pair := range [][2]string{{"$$", "$$"}, {`\[`, `\]`}, {`\(`, `\)`}, {"$", "$"}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok && strings.HasSuffix(inner, pair[1]) {
			return strings.TrimSpace(strings.TrimSuffix(inner, pair[1]))
		}
	}
	return s
}
