package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/render/imaging"
)

// Limits of a drawing, far above any that a page could show.
const (
	maxBytes = 16 << 20
	maxNodes = 200_000
	maxDepth = 256
	maxAttrs = 256 // of one element; more are left out
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// node is an element of SVG, or a stretch of text, which has no name.
type node struct {
	name   string
	attrs  []attr
	kids   []*node
	text   string
	parent *node
	html   bool // an element of XHTML, within a foreignObject
	style  []declaration
}

// attr is an attribute; xlink:href is "href", of which the plain one wins.
type attr struct{ name, value string }

func (n *node) get(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

func (n *node) has(name string) bool {
	return slices.ContainsFunc(n.attrs, func(a attr) bool { return a.name == name })
}

func (n *node) set(name, value string) {
	for i := range n.attrs {
		if n.attrs[i].name == name {
			n.attrs[i].value = value
			return
		}
	}
	n.attrs = append(n.attrs, attr{name, value})
}

// add makes k the last child.
func (n *node) add(k *node) {
	k.parent = n
	n.kids = append(n.kids, k)
}

// walk visits a node and all below it; it goes into what visit returns true
// for.
func (n *node) walk(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, k := range n.kids {
		k.walk(visit)
	}
}

// broken says that a file is no drawing that can be read.
func broken(format string, args ...any) error {
	return fmt.Errorf("%w: %s", imaging.ErrBroken, fmt.Sprintf(format, args...))
}

// read parses a file into its tree. Nothing outside the file is read:
// encoding/xml knows no external entities, and of the internal ones only
// plain text is taken.
func read(data []byte) (*node, error) {
	if len(data) > maxBytes {
		return nil, imaging.TooBig("SVG.Bytes", maxBytes, "%d bytes of SVG", len(data))
	}
	data = fromUTF16(data)
	r := reader{dec: xml.NewDecoder(bytes.NewReader(data)), ampersands: bytes.Count(data, []byte("&"))}
	r.dec.CharsetReader = charset
	r.dec.Entity = map[string]string{"nbsp": "\u00a0"}
	for {
		tok, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, broken("%v", err)
		}
		if err := r.token(tok); err != nil {
			return nil, err
		}
	}
	if r.root == nil {
		return nil, broken("there is no svg element")
	}
	return r.root, nil
}

// reader builds the tree out of tokens.
type reader struct {
	dec        *xml.Decoder
	ampersands int
	root, at   *node
	nodes      int
	depth      int
	skipped    int // open elements below one that is not taken
}

func (r *reader) token(tok xml.Token) error {
	switch tok := tok.(type) {
	case xml.StartElement:
		return r.start(tok)
	case xml.EndElement:
		r.end()
	case xml.CharData:
		if r.at != nil && r.skipped == 0 {
			return r.put(&node{text: string(tok)})
		}
	case xml.Directive:
		return r.doctype(string(tok))
	}
	return nil
}

func (r *reader) start(e xml.StartElement) error {
	r.depth++
	if r.depth > maxDepth {
		return imaging.TooBig("SVG.Depth", maxDepth, "elements are nested deeper")
	}
	n := &node{name: e.Name.Local, html: e.Name.Space == htmlSpace}
	known := n.html || e.Name.Space == svgSpace || e.Name.Space == "" || e.Name.Space == "svg"
	if r.at != nil && r.at.html {
		n.html = true // XHTML whose namespace was forgotten
	}
	if r.skipped > 0 || !known || r.root != nil && r.at == nil {
		r.skipped++
		return nil
	}
	if r.root == nil && (n.name != "svg" || n.html) {
		return broken("the root is %s, not svg", n.name)
	}
	for _, a := range e.Attr[:min(len(e.Attr), maxAttrs)] {
		n.take(a)
	}
	if err := r.put(n); err != nil {
		return err
	}
	r.at = n
	return nil
}

func (r *reader) end() {
	r.depth--
	if r.skipped > 0 {
		r.skipped--
		return
	}
	r.at = r.at.parent
}

func (r *reader) put(n *node) error {
	if r.nodes++; r.nodes > maxNodes {
		return imaging.TooBig("SVG.Nodes", maxNodes, "more elements")
	}
	if r.at == nil {
		r.root = n
	} else {
		r.at.add(n)
	}
	return nil
}

// take keeps the attributes of SVG, XLink and XML.
func (n *node) take(a xml.Attr) {
	name := a.Name.Local
	switch a.Name.Space {
	case "":
		if name == "xmlns" {
			return
		}
	case xlinkSpace, "xlink":
		if name != "href" || n.has("href") {
			return
		}
	case xmlSpace, "xml":
		name = "xml:" + name
	default:
		return
	}
	n.set(name, a.Value)
}

// maxExpansion bounds the characters that entities may stand for.
const maxExpansion = 8 << 20

// doctype takes the entities that an internal subset declares as plain text,
// as old drawing programs do for namespaces.
func (r *reader) doctype(s string) error {
	longest := 0
	for {
		_, rest, ok := strings.Cut(s, "<!ENTITY")
		if !ok {
			break
		}
		s = rest
		rest = strings.TrimSpace(rest)
		blank := max(0, strings.IndexAny(rest, " \t\r\n"))
		name, rest := rest[:blank], strings.TrimSpace(rest[blank:])
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue // SYSTEM and PUBLIC lead outside
		}
		value, _, ok := strings.Cut(rest[1:], rest[:1])
		if ok && name != "%" && !strings.ContainsAny(value, "&<") {
			r.dec.Entity[name] = value
			longest = max(longest, len(value))
		}
	}
	if longest*r.ampersands > maxExpansion {
		return imaging.TooBig("SVG.Expansion", maxExpansion, "its entities stand for too much")
	}
	return nil
}
