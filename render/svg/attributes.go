package svg

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/render/frame"
)

// attrs writes an element's attributes: its identifier, its geometry, and its
// style as one.
func (c *cleaner) attrs(n *node, name string) {
	var own, css []attr
	put := func(list *[]attr, name, value string) {
		if i := slices.IndexFunc(*list, func(a attr) bool { return a.name == name }); i >= 0 {
			(*list)[i].value = value
		} else {
			*list = append(*list, attr{name, value})
		}
	}
	say := func(property, value string) {
		switch {
		case hasWord(geometry(name), property):
			if v, ok := c.number(n, property, value); ok {
				put(&own, property, v)
			}
		case presents(property):
			if v, ok := c.css(property, value); ok {
				put(&css, property, v)
			}
		case property == "xml:space" || property == "white-space" && strings.HasPrefix(value, "pre"):
			put(&own, "xml:space", "preserve")
		case (property == "lang" || property == "xml:lang") && harmless(value, ""):
			put(&own, "xml:lang", value)
		}
	}
	for _, a := range n.attrs {
		if a.name == "id" {
			c.identify(a.value)
		} else if v, ok := plainValue(a.value); ok {
			say(a.name, v)
		}
	}
	for _, d := range n.style {
		say(d.name, d.value)
	}
	if name == "stop" && len(own) == 0 {
		put(&own, "offset", "0")
	}
	c.write(own, css)
}

func (c *cleaner) identify(id string) {
	if id = c.ids[id]; id != "" && !c.got[id] {
		c.got[id] = true
		c.out.WriteString(` id="` + id + `"`)
	}
}

func (c *cleaner) write(own, css []attr) {
	for _, a := range own {
		if a.name == "href" {
			a.name = "xlink:href"
		}
		c.out.WriteString(" " + a.name + `="` + html.EscapeString(a.value) + `"`)
	}
	for i, a := range css {
		sep := ";"
		if i == 0 {
			sep = ` style="`
		}
		c.out.WriteString(sep + a.name + ":" + html.EscapeString(a.value))
	}
	if len(css) > 0 {
		c.out.WriteString(`"`)
	}
}

// number gives what an attribute of geometry may say.
func (c *cleaner) number(n *node, name, value string) (string, bool) {
	switch name {
	case "href":
		if n.name == "image" {
			return value, true // embedded, or the element would not be here
		}
		id := c.ids[reference(value)]
		return "#" + id, id != ""
	case "d", "points":
		return value, true // numbers, or nothing is drawn
	case "transform", "gradientTransform", "patternTransform":
		return dropUnits(value), harmless(value, "()")
	case "lang":
		return "", false
	}
	return value, harmless(value, "")
}

// css gives what a property may say, so that no reader takes it for anything
// else.
func (c *cleaner) css(property, value string) (string, bool) {
	switch {
	case isPaint(property):
		return c.paint(value), true
	case isLink(property):
		id := c.ids[reference(value)]
		return "url(#" + id + ")", id != ""
	case property == "font-family":
		return families(value)
	case isMeasure(property) && value != "" && value[len(value)-1] >= '0' && value[len(value)-1] <= '9':
		value += "px"
	}
	return value, harmless(value, "")
}

// paint gives a colour, a gradient with a colour behind it, or none. A paint
// that leads nowhere is the colour behind it.
func (c *cleaner) paint(value string) string {
	link := ""
	if strings.HasPrefix(value, "url(") {
		if id := c.ids[reference(value)]; id != "" {
			link = "url(#" + id + ")"
		}
		value = strings.TrimSpace(value[strings.LastIndexByte(value, ')')+1:])
		if _, _, ok := parseColor(value); !ok {
			value = "none"
		}
	}
	switch col, alpha, ok := parseColor(value); {
	case ok:
		value = cssColor(col, alpha)
	case strings.EqualFold(value, "currentcolor"), strings.HasPrefix(value, "context-"):
		value = "currentColor"
	case value != "none":
		value = "inherit"
	}
	if link != "" && value == "none" {
		return link
	}
	return strings.TrimSpace(link + " " + value)
}

// cssColor writes a colour as every reader knows it.
func cssColor(c frame.Color, alpha float64) string {
	if alpha >= 1 {
		return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2])
	}
	return fmt.Sprintf("rgba(%d,%d,%d,%.3g)", c[0], c[1], c[2], alpha)
}

// families writes a list of font families, quoted.
func families(value string) (string, bool) {
	var out []string
	for f := range strings.SplitSeq(value, ",") {
		f = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == '-' || r == '_' {
				return r
			}
			return -1
		}, f))
		switch {
		case f == "":
			continue
		case f != "serif" && f != "sans-serif" && f != "monospace":
			f = "'" + f + "'"
		}
		out = append(out, f)
	}
	return strings.Join(out, ","), len(out) > 0
}

// harmless reports values of words, numbers and what stands between them.
func harmless(s, more string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !(r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune(" \t\r\n.,+-%"+more, r))
	})
}
