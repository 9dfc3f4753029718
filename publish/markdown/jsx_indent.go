package markdown

import (
	"bytes"
	"strings"

	xhtml "golang.org/x/net/html"
)

// nested is a component that is open: what it holds is indented by as much as
// its first line, and JSX knows no code by indentation.
type nested struct {
	name   string
	indent int // columns; -1 until the first line
}

// outdent takes the indentation off what components hold, which would be code to
// Markdown.
type outdent struct {
	c     *converter
	open  []nested
	base  int            // columns before the outermost component
	fence string         // of the listing that is open
	until int            // where the tag ends that goes over lines
	last  map[string]int // where the last closing tag of a name stands
}

// maxComponents bounds the names of components that are looked for.
const maxComponents = 100

// dedented is the text without the indentation within components. No line moves.
func (c *converter) dedented(src []byte) []byte {
	if !bytes.Contains(src, []byte("</")) {
		return src
	}
	d := outdent{c: c, last: map[string]int{}}
	var out []byte
	for at := 0; at < len(src); {
		end := at + len(firstLine(src[at:]))
		line := d.line(src, at, src[at:end])
		if out == nil && len(line) != end-at {
			out = append(make([]byte, 0, len(src)), src[:at]...)
		}
		end = min(end+1, len(src))
		if out != nil {
			out = append(out, line...)
			out = append(out, src[at+len(firstLine(src[at:])):end]...)
		}
		at = end
	}
	if out == nil {
		return src
	}
	return out
}

// line gives a line as it is to be read.
func (d *outdent) line(src []byte, at int, line []byte) []byte {
	text := bytes.TrimLeft(line, " \t")
	if len(bytes.TrimSpace(text)) == 0 {
		if n := len(d.open) - 1; n >= 0 && d.open[n].indent < 0 && !d.c.mdx() {
			d.open[n].indent = d.base // CommonMark reads code after an empty line
		}
		return line
	}
	if at < d.until {
		return line
	}
	indent := columns(line[:len(line)-len(text)])
	switch mark := fenceMark(string(text)); {
	case d.fence != "":
		if strings.HasPrefix(mark, d.fence) {
			d.fence = ""
		}
	case mark != "":
		d.fence = mark
	case d.closes(text):
		d.open = d.open[:len(d.open)-1]
		return moved(text, indent, min(indent, d.base))
	case d.opens(src, at+len(line)-len(text), indent):
		return moved(text, indent, min(indent, d.base))
	}
	if len(d.open) == 0 {
		return line
	}
	top := &d.open[len(d.open)-1]
	if top.indent < 0 {
		top.indent = max(indent, d.base)
	}
	to := max(d.base, indent-(top.indent-d.base))
	if to >= indent {
		return line
	}
	return moved(text, indent, to)
}

// moved gives a text behind so many spaces.
func moved(text []byte, from, to int) []byte {
	return append(bytes.Repeat([]byte(" "), min(from, to)), text...)
}

// columns counts the columns of white space; a tab goes to the next fourth.
func columns(space []byte) int {
	n := 0
	for _, c := range space {
		if n++; c == '\t' {
			n = (n + 3) / 4 * 4
		}
	}
	return n
}

// closes tells the closing tag of the innermost component.
func (d *outdent) closes(text []byte) bool {
	if len(d.open) == 0 {
		return false
	}
	rest, ok := bytes.CutPrefix(text, []byte("</"+d.open[len(d.open)-1].name))
	return ok && len(rest) > 0 && (rest[0] == '>' || isSpaceByte(rest[0]))
}

// opens notes a component that begins here and closes on a later line.
func (d *outdent) opens(src []byte, at, indent int) bool {
	rest := src[at:]
	if len(rest) < 2 || rest[0] != '<' || rest[1] < 'A' || rest[1] > 'Z' || len(d.open) >= maxNesting {
		return false
	}
	tag, n, ok := readJSX(rest, d.c.parse)
	if !ok || tag.kind != xhtml.StartTagToken {
		return false
	}
	name := string(rest[1 : 1+len(tag.name)])
	if bytes.Contains(firstLine(rest[n:]), []byte("</"+name)) || d.lastOf(src, name) < at {
		return false
	}
	if len(d.open) == 0 {
		d.base = indent
	}
	d.open = append(d.open, nested{name, -1})
	d.until = at + n
	return true
}

// lastOf finds the last closing tag of a name, -1 for none.
func (d *outdent) lastOf(src []byte, name string) int {
	at, ok := d.last[name]
	if !ok && len(d.last) < maxComponents {
		at = bytes.LastIndex(src, []byte("</"+name))
		d.last[name] = at
		return at
	}
	if !ok {
		return -1
	}
	return at
}
