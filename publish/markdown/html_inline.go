package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// element makes nodes of an element that has closed.
func (f *flow) element(e element) []doc.Node {
	if f.gone > 0 {
		return nil
	}
	if out, ok := f.inlineElement(e); ok {
		return out
	}
	if out, ok := f.bracketElement(e); ok {
		return out
	}
	if out, ok := f.c.mediaElement(f, e); ok {
		return out
	}
	if out, ok := f.c.blockElement(e); ok {
		return out
	}
	if !plainTag(e.name) {
		f.c.once("html-unknown", e.pos.Line, "the element <"+e.name+"> is not known; what it holds is kept")
	}
	return e.nodes
}

// inlineElement makes nodes of an element that stands in a line of text.
func (f *flow) inlineElement(e element) ([]doc.Node, bool) {
	wrap := func(w func([]doc.Inline) doc.Inline) ([]doc.Node, bool) { return wrapAll(e.nodes, w), true }
	role := func(r doc.Role) ([]doc.Node, bool) {
		return wrap(func(in []doc.Inline) doc.Inline { return e.span(r, in) })
	}
	switch e.name {
	case "b", "strong":
		return wrap(func(in []doc.Inline) doc.Inline { return &doc.Strong{Pos: e.pos, Inlines: in} })
	case "i", "em", "var", "dfn":
		return wrap(func(in []doc.Inline) doc.Inline { return &doc.Emphasis{Pos: e.pos, Inlines: in} })
	case "s", "del", "strike":
		return wrap(func(in []doc.Inline) doc.Inline { return &doc.Strike{Pos: e.pos, Inlines: in} })
	case "sup":
		return wrap(func(in []doc.Inline) doc.Inline { return &doc.Superscript{Pos: e.pos, Inlines: in} })
	case "sub":
		return wrap(func(in []doc.Inline) doc.Inline { return &doc.Subscript{Pos: e.pos, Inlines: in} })
	case "u":
		return role(doc.RoleUnderline)
	case "ins":
		return role(doc.RoleInserted)
	case "mark":
		return role(doc.RoleMark)
	case "small":
		return role(doc.RoleSmall)
	case "kbd":
		return role(doc.RoleKeyboard)
	case "cite":
		return role(doc.RoleCite)
	case "abbr", "acronym":
		return role(doc.RoleAbbr)
	case "span", "bdi", "bdo":
		switch {
		case len(e.nodes) == 0:
			return e.target(), true
		case len(e.attrs) == 0:
			return e.nodes, true
		}
		return wrap(e.spanElement)
	case "code", "samp", "tt":
		return f.codeElement(e), true
	case "q":
		return f.c.quoted(e), true
	case "a":
		if len(e.nodes) == 0 {
			return e.target(), true
		}
		return wrap(func(in []doc.Inline) doc.Inline { return f.c.anchor(e, in) })
	case "ruby":
		return rubyOf(e), true
	}
	return nil, false
}

// id gives the name that links to the element use.
func (e element) id() string {
	if id := e.attrs.get("id"); id != "" || e.name != "a" {
		return id
	}
	return e.attrs.get("name")
}

// span makes a Span that carries what the element says of itself.
func (e element) span(role doc.Role, in []doc.Inline) *doc.Span {
	return &doc.Span{Pos: e.pos, ID: e.attrs.get("id"), Role: role, Lang: e.attrs.lang(), Dir: e.attrs.dir(),
		Title: e.attrs.get("title"), Inlines: in}
}

// spanElement makes of <span> whatever its class or style says it is.
func (e element) spanElement(in []doc.Inline) doc.Inline {
	classes := e.attrs.classes()
	role := doc.Role("")
	for _, c := range classes {
		switch c {
		case "smallcaps", "small-caps", "sc":
			return &doc.SmallCaps{Pos: e.pos, Inlines: in}
		case "underline":
			return e.span(doc.RoleUnderline, in)
		}
		if role == "" {
			role = doc.Role(c)
		}
	}
	if strings.Contains(strings.ReplaceAll(e.attrs.get("style"), " ", ""), "font-variant:small-caps") {
		return &doc.SmallCaps{Pos: e.pos, Inlines: in}
	}
	return e.span(role, in)
}

func (a attrs) lang() string {
	if l := a.get("lang"); l != "" {
		return languageTag(l)
	}
	return languageTag(a.get("xml:lang"))
}

func (a attrs) dir() doc.Dir {
	switch strings.ToLower(a.get("dir")) {
	case "rtl":
		return doc.RTL
	case "ltr":
		return doc.LTR
	}
	return doc.Auto
}

// codeElement makes code; within <pre> it leaves that to the listing.
func (f *flow) codeElement(e element) []doc.Node {
	if f.pre > 0 {
		return []doc.Node{&part{Pos: e.pos, name: "code", attrs: e.attrs, nodes: e.nodes}}
	}
	if text := textOfNodes(e.nodes); text != "" {
		return []doc.Node{&doc.Code{Pos: e.pos, Text: text}}
	}
	return nil
}

// quoted puts the marks of the text's language around <q>.
func (c *converter) quoted(e element) []doc.Node {
	open, closing := c.style().double()
	out := append([]doc.Node{&doc.Text{Pos: e.pos, Text: open}}, e.nodes...)
	return append(out, &doc.Text{Pos: e.pos, Text: closing})
}

// anchor makes a link, or the target of one.
func (c *converter) anchor(e element, in []doc.Inline) doc.Inline {
	if e.attrs.has("href") {
		return c.linked(e.pos, c.linkURL(e.attrs.get("href"), e.pos.Line), e.attrs.get("title"), in)
	}
	s := e.span("", in)
	s.ID = e.id()
	return s
}

// rubyOf pairs each base with the reading after it.
func rubyOf(e element) []doc.Node {
	var out []doc.Node
	var base []doc.Node
	for _, n := range e.nodes {
		p, ok := n.(*part)
		switch {
		case ok && p.name == "rt":
			out = append(out, &doc.Ruby{Pos: e.pos, Base: inlinesOf(base), Reading: doc.OneLine(textOfNodes(p.nodes))})
			base = nil
		case ok && p.name == "rp":
		case ok:
			base = append(base, p.nodes...)
		default:
			base = append(base, n)
		}
	}
	if !spaceOnly(base) {
		out = append(out, base...)
	}
	return out
}

// plainTag tells elements that mean nothing to a book and hold text all the
// same.
func plainTag(name string) bool {
	switch name {
	case "font", "big", "nobr", "time", "data", "label", "button", "output", "meter", "progress", "center", "body", "html",
		"main", "section", "article", "header", "nav", "address", "hgroup", "form", "fieldset", "legend", "search", "dialog",
		"optgroup", "select", "textarea", "option", "blink", "marquee", "slot", "rbc", "rtc":
		return true
	}
	return false
}
