package svg

import "strings"

// cascade gives every element its declarations, those that win last: the
// rules of the style sheets by weight, then its own style attribute, then what
// is important. Presentation attributes come before all of them and stay
// attributes.
func cascade(root *node) {
	rules := collectRules(root)
	nodes := 0
	root.walk(func(n *node) bool { nodes++; return true })
	if nodes*len(rules) > maxMatches {
		rules = rules[:maxMatches/nodes]
	}
	left := maxDeclared
	root.walk(func(n *node) bool {
		if n.name == "" || n.html {
			return n.html
		}
		var last []declaration
		put := func(decls []declaration) {
			for _, d := range decls {
				if d.important {
					last = append(last, d)
				} else {
					n.style = append(n.style, d)
				}
			}
		}
		for _, r := range rules {
			if left > 0 && r.matches(n) {
				left -= len(r.decls)
				put(r.decls)
			}
		}
		put(parseDeclarations(n.get("style")))
		n.style = append(n.style, last...)
		return true
	})
}

func collectRules(root *node) []rule {
	var css strings.Builder
	root.walk(func(n *node) bool {
		if n.name != "style" || n.html {
			return true
		}
		for _, k := range n.kids {
			css.WriteString(k.text)
		}
		css.WriteByte('\n')
		return false
	})
	return parseSheet(css.String())
}

func (r rule) matches(n *node) bool {
	i := len(r.selector) - 1
	if !r.selector[i].matches(n) {
		return false
	}
	for i--; i >= 0; i-- {
		child := r.selector[i+1].child
		n = n.parent
		for !child && n != nil && !r.selector[i].matches(n) {
			n = n.parent
		}
		if n == nil || !r.selector[i].matches(n) {
			return false
		}
	}
	return true
}

func (c compound) matches(n *node) bool {
	if c.tag != "" && c.tag != n.name || c.id != "" && c.id != n.get("id") {
		return false
	}
	if len(c.classes) == 0 {
		return true
	}
	have := n.get("class")
	for _, want := range c.classes {
		if !hasWord(have, want) {
			return false
		}
	}
	return true
}

func hasWord(s, word string) bool {
	for w := range strings.FieldsSeq(s) {
		if w == word {
			return true
		}
	}
	return false
}

// property gives what an element itself says of a property, "" for nothing.
func (n *node) property(name string) string {
	for i := len(n.style) - 1; i >= 0; i-- {
		if n.style[i].name == name {
			return n.style[i].value
		}
	}
	if name == "style" || name == "class" {
		return ""
	}
	v, _ := plainValue(n.get(name))
	return v
}
