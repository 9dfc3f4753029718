package svg

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/render/imaging"
)

// Sanitise gives a drawing as readers of EPUB can be trusted with it: well
// formed, with a size and a viewBox, and nothing in it but drawing. Scripts,
// event handlers, links, animation, what other programs left and all that
// leads outside is gone; style sheets are brought to attributes, and XHTML
// labels to text.
func Sanitise(data []byte) ([]byte, error) {
	root, err := read(data)
	if err != nil {
		return nil, err
	}
	cascade(root)
	foreign(root)
	w, h, err := rootSize(root)
	if err != nil {
		return nil, err
	}
	c := &cleaner{ids: identifiers(root)}
	c.head(root, w, h)
	c.kids(root)
	c.out.WriteString("</svg>\n")
	return c.out.Bytes(), nil
}

// cleaner writes the elements and attributes that it knows.
type cleaner struct {
	out bytes.Buffer
	ids map[string]string // of the source, to those written
	got map[string]bool   // ids written
}

// identifiers gives every id a name that XML takes for one.
func identifiers(root *node) map[string]string {
	ids := map[string]string{}
	root.walk(func(n *node) bool {
		id := n.get("id")
		if !harmless(n.name) || n.html || id == "" || ids[id] != "" {
			return true
		}
		ids[id] = id
		if !isName(id) {
			ids[id] = "octavo-" + strconv.Itoa(len(ids))
		}
		return true
	})
	return ids
}

// isName is a strict reading of XML's NCName.
func isName(s string) bool {
	for i, r := range s {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r == '_'
		if !letter && (i == 0 || r != '-' && r != '.' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}

func (c *cleaner) head(root *node, w, h float64) {
	c.got = map[string]bool{}
	vb, ok := viewBox(root)
	if !ok {
		vb = box{w: w, h: h}
	}
	root.set("viewBox", decimals(vb.x, vb.y, vb.w, vb.h))
	root.set("width", decimals(w))
	root.set("height", decimals(h))
	c.out.WriteString(`<svg xmlns="` + svgSpace + `" xmlns:xlink="` + xlinkSpace + `"`)
	c.attrs(root)
	c.out.WriteString(">")
	for _, name := range []string{"background-color", "background"} {
		if t := root.property(name); plainWord(t) {
			if _, alpha, ok := parseColor(t); ok && alpha > 0 {
				c.out.WriteString(`<rect x="` + decimals(vb.x) + `" y="` + decimals(vb.y) +
					`" width="` + decimals(vb.w) + `" height="` + decimals(vb.h) + `" fill="` + escape(t) + `"/>`)
				break
			}
		}
	}
}

func decimals(v ...float64) string {
	var b []byte
	for i, f := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	return string(b)
}

func (c *cleaner) kids(n *node) {
	for _, k := range n.kids {
		c.node(k)
	}
}

func (c *cleaner) node(n *node) {
	switch {
	case n.name == "":
		if keepsText(n.parent) {
			c.out.WriteString(escape(n.text))
		}
		return
	case n.html || !harmless(n.name):
		return
	case n.name == "use" && c.ids[reference(n.get("href"))] == "":
		return
	case n.name == "image" && !embedded(n.get("href")):
		return
	}
	name := n.name
	if name == "a" || name == "switch" {
		name = "g"
		if n.parent.name == "text" || n.parent.name == "tspan" {
			name = "tspan"
		}
	}
	c.out.WriteString("<" + name)
	c.attrs(n)
	start := c.out.Len()
	c.out.WriteString(">")
	if n.name == "switch" {
		if k := chosen(n); k != nil {
			c.node(k)
		}
	} else {
		c.kids(n)
	}
	if c.out.Len() == start+1 {
		c.out.Truncate(start)
		c.out.WriteString("/>")
		return
	}
	c.out.WriteString("</" + name + ">")
}

// keepsText reports elements whose text is not mere blanks of the source.
func keepsText(n *node) bool {
	switch n.name {
	case "text", "tspan", "textPath", "title", "desc":
		return true
	case "a":
		return n.parent != nil && keepsText(n.parent)
	}
	return false
}

// attrs writes an element's attributes, and its style as more of them.
func (c *cleaner) attrs(n *node) {
	for _, d := range n.style {
		switch {
		case d.name == "white-space" && strings.HasPrefix(d.value, "pre"):
			n.set("xml:space", "preserve")
		case d.name == "transform":
			n.set(d.name, dropUnits(d.value))
		case presents(d.name):
			n.set(d.name, d.value)
		}
	}
	for _, a := range n.attrs {
		if value, ok := c.value(n, a); ok {
			name := a.name
			if name == "href" {
				name = "xlink:href"
			}
			c.out.WriteString(" " + name + `="` + escape(value) + `"`)
		}
	}
}

// value gives what an attribute may say; ok is false where it is left out.
func (c *cleaner) value(n *node, a attr) (value string, ok bool) {
	switch {
	case a.name == "id":
		id := c.ids[a.value]
		if id == "" || c.got[id] {
			return "", false
		}
		c.got[id] = true
		return id, true
	case a.name == "href":
		if n.name == "image" {
			return a.value, true // embedded, or the element would not be here
		}
		if id := c.ids[reference(a.value)]; id != "" && n.name != "a" && n.name != "feImage" {
			return "#" + id, true
		}
		return "", false
	case !presents(a.name) && !shapes(a.name):
		return "", false
	case strings.Contains(a.value, "url("):
		return c.link(a)
	}
	plain, ok := plainValue(a.value)
	return plain, ok && (plainWord(plain) || a.name == "d" || a.name == "points" || a.name == "font-family")
}

// link keeps "url(#id)" where there is such an element, and the colour behind
// it. A paint that leads nowhere is that colour, or none.
func (c *cleaner) link(a attr) (string, bool) {
	id := c.ids[reference(a.value)]
	if a.name != "fill" && a.name != "stroke" {
		return "url(#" + id + ")", id != ""
	}
	behind := strings.TrimSpace(a.value[strings.LastIndexByte(a.value, ')')+1:])
	if _, _, ok := parseColor(behind); !ok || !plainWord(behind) {
		behind = "none"
	}
	if id == "" {
		return behind, true
	}
	if behind == "none" {
		return "url(#" + id + ")", true
	}
	return "url(#" + id + ") " + behind, true
}

// plainWord reports values that are words, numbers and their like, which no
// reader could take for anything else.
func plainWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \t\r\n.,()#%+-_/'") == ""
}

// embedded reports pictures that are in the file, of a kind every reader shows.
func embedded(href string) bool {
	if !strings.HasPrefix(strings.TrimSpace(href), "data:") {
		return false
	}
	data, err := imaging.DataURL(href, imaging.Limits{}.FileBytes())
	if err != nil {
		return false
	}
	switch imaging.Sniff(data) {
	case imaging.MIMEPNG, imaging.MIMEJPEG, imaging.MIMEGIF:
		_, err := imaging.Probe(data)
		return err == nil
	}
	return false
}

// escape writes text for content and attributes alike.
func escape(s string) string { return html.EscapeString(s) }
