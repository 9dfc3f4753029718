package xhtml

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

func (c *converter) list(l *doc.List) {
	element, attrs := "ul", ""
	switch {
	case literal(l):
		attrs = `class="literal"`
	case l.Ordered:
		element = "ol"
		if l.Start != 1 {
			attrs = `start="` + strconv.Itoa(l.Start) + `"`
		}
	}
	c.open(element, l, attrs)
	c.Raw("\n")
	for _, it := range l.Items {
		c.item(it, l.Tight)
	}
	c.Raw("</", element, ">\n")
}

// literal tells whether the items bring their own markers.
func literal(l *doc.List) bool {
	for _, it := range l.Items {
		if marker(it) != "" {
			return true
		}
	}
	return false
}

func (c *converter) item(it doc.Item, tight bool) {
	c.Raw("<li>")
	if m := marker(it); m != "" {
		c.Raw(`<span class="marker">`)
		c.Text(m)
		c.Raw("</span> ")
	}
	c.flow(it.Blocks, tight)
	c.Raw("</li>\n")
}

// marker gives what stands before an item that the list does not count.
func marker(it doc.Item) string {
	box := ""
	switch it.Task {
	case doc.Open:
		box = "☐"
	case doc.Done:
		box = "☑"
	}
	return strings.TrimSpace(it.Marker + " " + box)
}

func (c *converter) definitions(d *doc.Definitions) {
	c.open("dl", d, "")
	c.Raw("\n")
	for _, it := range d.Items {
		for _, term := range it.Terms {
			c.Raw("<dt>")
			c.inlines(term)
			c.Raw("</dt>\n")
		}
		if len(it.Terms) == 0 {
			c.Raw("<dt></dt>\n") // a meaning needs a term before it
		}
		for _, body := range it.Bodies {
			c.Raw("<dd>")
			c.flow(body, false)
			c.Raw("</dd>\n")
		}
		if len(it.Bodies) == 0 {
			c.Raw("<dd></dd>\n")
		}
	}
	c.Raw("</dl>\n")
}
