package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"golang.org/x/net/html"
)

// flow builds a sequence of nodes out of what goldmark found and of tags that
// open and close between it: HTML's, and those of shortcodes and directives,
// whose elements may begin in one block and end in another. A tag that never
// closes closes where the flow ends; one that never opened is handed to the
// flow around.
type flow struct {
	c    *converter
	open []element // the innermost last; the first is the flow itself
	lost []string  // names that closed here and did not open here
	text []byte    // characters not yet in a node
	at   doc.Pos   // where text begins
	pre  int       // open elements that keep their white space
	gone int       // open elements that vanish with all they hold
}

// element is an open element. Names of HTML are as they are; those of other
// constructs have a character before that no tag can have.
type element struct {
	name  string
	attrs attrs
	args  args // of a tag or a directive
	pos   doc.Pos
	nodes []doc.Node
}

// attrs are the attributes of an element, of HTML or of an attribute list.
type attrs []html.Attribute

// get gives an attribute's value, "" when there is none.
func (a attrs) get(key string) string {
	for _, at := range a {
		if at.Key == key {
			return at.Val
		}
	}
	return ""
}

// has tells whether there is an attribute, be it empty.
func (a attrs) has(key string) bool {
	for _, at := range a {
		if at.Key == key {
			return true
		}
	}
	return false
}

// classes gives the words of the class attribute.
func (a attrs) classes() []string {
	return strings.Fields(a.get("class") + " " + a.get("classname"))
}

// part is an element that means something only to the one around: a cell, an
// item, a caption. Where that one is missing, what it holds stands alone.
type part struct {
	doc.Pos
	name  string
	attrs attrs
	nodes []doc.Node
}

func (c *converter) newFlow() *flow {
	f := &flow{c: c, open: make([]element, 1), text: c.spare}
	c.spare = nil
	return f
}

// add puts nodes at the end of the innermost element.
func (f *flow) add(nodes ...doc.Node) {
	f.flush()
	top := &f.open[len(f.open)-1]
	top.nodes = append(top.nodes, nodes...)
}

// addText puts a text at the end of the innermost element. Two on a line
// become one, unless they are long, for copying them over and over takes time
// with their square.
func (f *flow) addText(t *doc.Text) {
	top := &f.open[len(f.open)-1]
	if n := len(top.nodes); n > 0 {
		last, ok := top.nodes[n-1].(*doc.Text)
		if ok && last.Line == t.Line && len(last.Text) < 200 {
			last.Text += t.Text
			return
		}
	}
	top.nodes = append(top.nodes, t)
}

// write adds characters of one source line.
func (f *flow) write(pos doc.Pos, s string) {
	if s = printable(s, f.pre > 0); s == "" {
		return
	}
	if len(f.text) > 0 && f.at.Line != pos.Line {
		f.flush()
	}
	if len(f.text) == 0 {
		f.at = pos
	}
	f.text = append(f.text, s...)
	f.c.prev = lastRune(s)
}

// printable drops the control characters that a reference such as "&#8;" can
// make: no book can hold them. Line ends are spaces, but in a listing.
func printable(s string, listing bool) string {
	clean := true
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && (c != '\n' || !listing) || c == 0x7F {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && !listing, r == '\f':
			return ' '
		case r < ' ' && r != '\t' && r != '\n' || r == 0x7F:
			return -1
		}
		return r
	}, s)
}

// flush makes a Text of the characters written.
func (f *flow) flush() {
	if len(f.text) == 0 {
		return
	}
	f.addText(&doc.Text{Pos: f.at, Text: string(f.text)})
	f.text = f.text[:0]
}

// start opens an element, after closing those that it ends by itself. Beyond
// the limit of depth an element is ignored and its content kept.
func (f *flow) start(e element) {
	f.flush()
	f.imply(e.name)
	if len(f.open) > maxInline {
		return
	}
	f.count(e.name, 1)
	f.open = append(f.open, e)
}

// end closes the innermost element of the name and all within it.
func (f *flow) end(name string) {
	f.flush()
	for i := len(f.open) - 1; i > 0; i-- {
		if f.open[i].name == name {
			f.closeTo(i)
			return
		}
		if barrier(f.open[i].name, name) {
			return
		}
	}
	f.lost = append(f.lost, name)
}

// closeTo closes elements until i are open.
func (f *flow) closeTo(i int) {
	for len(f.open) > i {
		e := f.open[len(f.open)-1]
		f.open = f.open[:len(f.open)-1]
		f.count(e.name, -1)
		f.add(f.element(e)...)
	}
}

// finish closes what is open and gives the nodes.
func (f *flow) finish() []doc.Node {
	f.flush()
	f.closeTo(1)
	f.c.spare, f.text = f.text, nil
	return f.open[0].nodes
}

// within tells whether an element of the name is open.
func (f *flow) within(name string) bool {
	for _, e := range f.open[1:] {
		if e.name == name {
			return true
		}
	}
	return false
}

// count notes that an element opens or closes which changes how text within
// it is read.
func (f *flow) count(name string, by int) {
	switch name {
	case "pre":
		f.pre += by
	case "script", "style", "template", "canvas", "head":
		f.gone += by
	}
}

// imply closes the elements whose end tag HTML lets one leave out before a tag
// of this name (HTML, 13.1.2.4 "Optional tags").
func (f *flow) imply(name string) {
	for len(f.open) > 1 {
		top := f.open[len(f.open)-1].name
		if !endsBefore(top, name) {
			return
		}
		f.closeTo(len(f.open) - 1)
	}
}

// endsBefore tells whether an open element ends where a tag of the name
// starts.
func endsBefore(open, name string) bool {
	switch open {
	case "p":
		return blockTag(name)
	case "li":
		return name == "li"
	case "dt", "dd":
		return name == "dt" || name == "dd"
	case "td", "th":
		return name == "td" || name == "th" || name == "tr" || isRows(name)
	case "tr":
		return name == "tr" || isRows(name)
	case "thead", "tbody", "tfoot":
		return isRows(name)
	case "caption", "colgroup":
		return name == "tr" || isRows(name)
	case "option":
		return name == "option"
	case "rt", "rp", "rb":
		return name == "rt" || name == "rp" || name == "rb"
	}
	return false
}

func isRows(name string) bool { return name == "thead" || name == "tbody" || name == "tfoot" }

// barrier tells elements that an end tag of this name does not reach across:
// "</li>" in a table within a list is not the list's.
func barrier(open, name string) bool {
	switch open {
	case "table", "td", "th":
		return name != "table" && !isRows(name) && name != "tr" && name != "td" && name != "th"
	case "ul", "ol":
		return name == "li" || name == "p"
	}
	return false
}

// blockTag tells HTML's block-level elements.
func blockTag(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "center", "details", "dialog", "dd", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
		"hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul":
		return true
	}
	return false
}
