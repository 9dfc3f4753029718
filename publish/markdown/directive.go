package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// directive is a line of colons: ":::note Title" opens, ":::" closes, and
// "::name[text]{…}" stands for itself.
type directive struct {
	name  string
	title string
	attrs attrs
	leaf  bool
}

// directiveParser reads the directives of Docusaurus, VuePress, remark and
// Pandoc. They are lines on their own; the flow pairs them.
type directiveParser struct{ ours }

// Trigger gives the byte that calls this parser.
func (directiveParser) Trigger() []byte { return []byte{':'} }

// Open reads a directive.
func (directiveParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	s := string(bytes.TrimSpace(line[pc.BlockOffset():]))
	rest := strings.TrimLeft(s, ":")
	colons := len(s) - len(rest)
	rest = strings.TrimSpace(rest)
	leaf := colons == 2
	if colons < 2 || leaf && (rest == "" || !isLetter(rune(rest[0])) || !strings.ContainsAny(rest, "[{")) || !directiveName(rest) {
		return nil, parser.NoChildren
	}
	whole := strings.HasSuffix(rest, ":::") // :::image source="a.png":::
	d := readDirective(strings.TrimSpace(strings.TrimRight(rest, ":")))
	d.leaf = leaf || whole
	if whole && len(d.attrs) == 0 {
		d.attrs, _ = readAttrs(d.title)
		d.title = ""
	}
	reader.AdvanceToEOL()
	return &blockNode{what: d}, parser.NoChildren
}

// directiveName tells what may follow the colons: nothing, a name, a list of
// attributes.
func directiveName(s string) bool { return s == "" || s[0] == '{' || isLetter(rune(s[0])) }

// readDirective reads "name[Title]{attrs}", "name Title", "{.name attrs}".
func readDirective(s string) directive {
	var d directive
	if open := strings.IndexByte(s, '{'); open >= 0 && strings.HasSuffix(s, "}") {
		var words []string
		d.attrs, words = readAttrs(strings.Trim(s[open:], "{}"))
		if len(words) > 0 {
			d.name = words[0] // ":::{note}" of MyST
		}
		s = strings.TrimSpace(s[:open])
	}
	end := strings.IndexAny(s, " [")
	if end < 0 {
		end = len(s)
	}
	if end > 0 {
		d.name = strings.ToLower(s[:end])
	}
	d.title = strings.TrimSpace(s[end:])
	if inner, ok := strings.CutPrefix(d.title, "["); ok {
		d.title = strings.TrimSuffix(inner, "]")
	}
	if d.title == "" {
		d.title = d.attrs.get("title")
	}
	if classes := d.attrs.classes(); d.name == "" && len(classes) > 0 {
		d.name = strings.TrimPrefix(classes[0], "callout-") // Quarto's
	}
	return d
}

// directive opens or closes a division of the flow. Its name there begins with
// ":"; a closing line closes the innermost one.
func (c *converter) directive(f *flow, d directive, line int) {
	pos := c.at(line)
	switch {
	case d.leaf:
		f.apart(pos, func() { c.leafDirective(f, d, line) })
	case d.name == "" && len(d.attrs) == 0:
		for i := len(f.open) - 1; i > 0; i-- {
			if strings.HasPrefix(f.open[i].name, ":") {
				f.end(f.open[i].name)
				return
			}
		}
	default:
		e := element{name: ":" + d.name, attrs: d.attrs, pos: pos}
		if d.title != "" {
			e.args = args{{"title", d.title}}
		}
		f.start(e)
	}
}

// leafDirective places "::youtube[Title]{#id}", or keeps its text.
func (c *converter) leafDirective(f *flow, d directive, line int) {
	t := tag{name: d.name, line: line, self: true}
	for _, a := range d.attrs {
		t.args = append(t.args, struct{ key, value string }{a.Key, a.Val})
	}
	if d.title != "" {
		t.args = append(t.args, struct{ key, value string }{"title", d.title})
	}
	if nodes, ok := c.placed(t, c.at(line)); ok {
		f.add(nodes...)
		return
	}
	c.once("directive-unknown", line, "the directive ::"+d.name+" is not known; its text is kept")
	f.add(asNodes(c.phrase(d.title, line))...)
}
