package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// template converts a tag of a template language. Its name in the flow begins
// with "{", as no element of HTML can.
func (c *converter) template(f *flow, t tag) {
	pos := c.at(t.line)
	if t.style == liquid && t.name == "raw" {
		c.rawTags = !t.end
		return
	}
	switch {
	case c.rawTags || t.style == literal:
		f.write(pos, t.raw)
	case t.style == remark:
	case t.style == output && t.args == nil && !call(strings.Trim(t.raw, "{}- ")):
		f.write(pos, c.value(t.name, t.line))
	case t.end && t.name == "":
		f.endTag()
	case t.end:
		c.endTag(f, t)
	default:
		c.shortcode(f, t)
	}
}

// tagLine converts a line of tags.
func (c *converter) tagLine(f *flow, l tagLine) {
	for _, t := range l.tags {
		f.apart(c.at(t.line), func() { c.template(f, t) })
	}
}

// apart makes a paragraph of the inlines that place adds, so that they do not
// join those around them.
func (f *flow) apart(pos doc.Pos, place func()) {
	f.flush()
	depth, n := len(f.open), len(f.open[len(f.open)-1].nodes)
	place()
	f.flush()
	if top := &f.open[len(f.open)-1]; len(f.open) == depth && len(top.nodes) > n {
		placed := shaped(doc.Attr{Pos: pos}, slices.Clone(top.nodes[n:]))
		top.nodes = append(top.nodes[:n], placed...)
	}
}

// endTag closes what an opening tag began; the branches of a condition close
// together.
func (c *converter) endTag(f *flow, t tag) {
	if f.within("{else") && (t.name == "if" || t.name == "unless" || t.name == "case") {
		f.end("{else")
		return
	}
	if f.within("{" + t.name) {
		f.end("{" + t.name)
	}
}

// endTag closes the innermost element that a tag opened, for Zola's {% end %}.
func (f *flow) endTag() {
	for i := len(f.open) - 1; i > 0; i-- {
		if strings.HasPrefix(f.open[i].name, "{") {
			f.end(f.open[i].name)
			return
		}
	}
}

// shortcode places or opens what a tag stands for. A tag that is not known
// opens an element where one closes it later, and is left out otherwise.
func (c *converter) shortcode(f *flow, t tag) {
	pos := c.at(t.line)
	if c.condition(f, t) || c.quietTag(t) {
		return
	}
	if nodes, ok := c.placed(t, pos); ok {
		f.add(nodes...)
		return
	}
	if !t.self && c.closes(c.src, t, c.offsetOf(t.line)) {
		f.start(element{name: "{" + t.name, attrs: t.attrs(), pos: pos, args: t.args})
		return
	}
	if said := c.saidBy(t, pos); len(said) > 0 {
		c.once("tag-unknown", t.line, fmt.Sprintf("%s is not known; the words in it are kept", shortTag(t)))
		f.add(asNodes(said)...)
		c.prev = 'x'
		return
	}
	c.once("tag-unknown", t.line, fmt.Sprintf("%s is not known; it is left out", shortTag(t)))
}

// offsetOf gives where a line begins.
func (c *converter) offsetOf(line int) int {
	i := line - c.lines.base
	if i <= 0 || i > len(c.lines.ends) {
		return 0
	}
	return c.lines.ends[i-1]
}

// shortTag names a tag in a message.
func shortTag(t tag) string {
	switch t.style {
	case hugo:
		return "the shortcode {{< " + t.name + " >}}"
	case output:
		return "{{ " + t.name + " }}"
	}
	return "the tag {% " + t.name + " %}"
}

// attrs gives a tag's arguments as attributes, for what takes a class or an id.
func (t tag) attrs() attrs {
	var out attrs
	for _, a := range t.args {
		if a.key == "id" || a.key == "class" || a.key == "lang" || a.key == "dir" {
			out = append(out, attribute(a.key, a.value))
		}
	}
	return out
}

// condition keeps the first branch of a condition, for a book cannot tell
// which one holds.
func (c *converter) condition(f *flow, t tag) bool {
	switch t.name {
	case "if", "unless", "ifversion", "case":
		c.once("template-condition", t.line, "a condition of the site's templates: its first branch is kept")
		f.start(element{name: "{" + t.name, pos: c.at(t.line)})
	case "else", "elsif", "elseif", "elif", "when":
		for _, open := range []string{"{if", "{unless", "{ifversion", "{case"} {
			if f.within(open) && !(t.name == "when" && !f.within("{when")) {
				f.end(open)
				f.start(element{name: "{else", pos: c.at(t.line)})
				break
			}
		}
	default:
		return false
	}
	return true
}

// quietTag tells tags that have nothing to print: those for the screen, and
// the table of contents, which a book has anyway.
func (c *converter) quietTag(t tag) bool {
	switch t.name {
	case "toc", "table-of-contents", "tableofcontents", "assign", "cycle", "increment", "decrement", "break", "continue", "set",
		"import", "extends", "clear", "pagebreak", "newpage", "more", "seo", "feed_meta", "sidenav", "comments", "lead_in", "anchor",
		"endraw", "nobr", "disqus", "include_cached", "paginate", "layout", "render", "echo", "liquid":
		return true
	}
	return false
}
