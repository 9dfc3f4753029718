package svg

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/render/imaging"
)

// Sanitise gives a drawing as readers of EPUB can be trusted with it: well
// formed, with a size and a viewBox, and nothing in it but drawing, in the
// words of SVG 1.1. Scripts, event handlers, links, animation, filters, what
// other programs left and all that leads outside is gone; style sheets are
// brought to the elements they style, and XHTML labels to text.
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
	c := &cleaner{ids: identifiers(root), got: map[string]bool{}}
	c.root(root, w, h)
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
		if n.html || id == "" || ids[id] != "" || !drawn(n) {
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

func (c *cleaner) root(root *node, w, h float64) {
	vb, ok := viewBox(root)
	if !ok {
		vb = box{w: w, h: h}
	}
	root.set("viewBox", decimals(vb.x, vb.y, vb.w, vb.h))
	root.set("width", decimals(w))
	root.set("height", decimals(h))
	root.style = slices.DeleteFunc(root.style, func(d declaration) bool { return d.name == "width" || d.name == "height" })
	c.out.WriteString(`<svg xmlns="` + svgSpace + `" xmlns:xlink="` + xlinkSpace + `"`)
	c.attrs(root, "svg")
	c.out.WriteString(">")
	for _, name := range []string{"background-color", "background"} {
		if col, alpha, ok := parseColor(root.property(name)); ok && alpha > 0 {
			c.out.WriteString(`<rect x="` + decimals(vb.x) + `" y="` + decimals(vb.y) + `" width="` + decimals(vb.w) +
				`" height="` + decimals(vb.h) + `" style="fill:` + cssColor(col, alpha) + `"/>`)
			break
		}
	}
	for _, k := range root.kids {
		c.node(k, "svg")
	}
	c.out.WriteString("</svg>\n")
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

// node writes what of a node may stand within an element of the name parent.
func (c *cleaner) node(n *node, parent string) {
	if n.name == "" {
		switch parent {
		case "text", "tspan", "textPath", "title", "desc":
			c.out.WriteString(html.EscapeString(n.text))
		}
		return
	}
	name := written(n, parent)
	if !drawn(n) || !holds(parent, name) || name == "use" && c.ids[reference(n.get("href"))] == "" {
		return
	}
	c.out.WriteString("<" + name)
	c.attrs(n, name)
	start := c.out.Len()
	c.out.WriteString(">")
	kids := n.kids
	if n.name == "switch" {
		if kids = nil; chosen(n) != nil {
			kids = []*node{chosen(n)}
		}
	}
	for _, k := range kids {
		c.node(k, name)
	}
	if c.out.Len() == start+1 {
		c.out.Truncate(start)
		c.out.WriteString("/>")
		return
	}
	c.out.WriteString("</" + name + ">")
}

// written gives the name under which an element is written: links and choices
// become groups.
func written(n *node, parent string) string {
	if n.name != "a" && n.name != "switch" {
		return n.name
	}
	if parent == "text" || parent == "tspan" || parent == "textPath" {
		return "tspan"
	}
	return "g"
}

// drawn reports elements that draw something, or help to.
func drawn(n *node) bool {
	if n.html || geometry(written(n, "")) == "" {
		return false
	}
	if n.name == "image" && !n.embeds() {
		return false
	}
	for name := range strings.FieldsSeq(needs(n.name)) {
		if n.property(name) == "" {
			return false
		}
	}
	return true
}

// embeds reports an image element whose picture is in the file, of a kind that
// every reader shows; what size it lacks is the picture's.
func (n *node) embeds() bool {
	href := strings.TrimSpace(n.get("href"))
	if !strings.HasPrefix(href, "data:") {
		return false
	}
	data, err := imaging.DataURL(href, imaging.Limits{}.FileBytes())
	if err != nil {
		return false
	}
	info, err := imaging.Probe(data)
	if err != nil || info.MIME != imaging.MIMEPNG && info.MIME != imaging.MIMEJPEG && info.MIME != imaging.MIMEGIF {
		return false
	}
	if n.property("width") == "" {
		n.set("width", strconv.Itoa(info.Width))
	}
	if n.property("height") == "" {
		n.set("height", strconv.Itoa(info.Height))
	}
	return true
}
