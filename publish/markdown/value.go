package markdown

import (
	"strings"

	"golang.org/x/net/html"
)

func attribute(key, value string) html.Attribute { return html.Attribute{Key: key, Val: value} }

// value gives what {{ expression }} prints, as far as the site's configuration
// and the post tell: site.*, page.title and strings, with the filters that
// make URLs. What is not known prints nothing, and that is said.
func (c *converter) value(expression string, line int) string {
	parts := strings.Split(expression, "|")
	v, ok := c.variable(strings.TrimSpace(parts[0]))
	if !ok {
		c.once("template-value", line, "the value of {{ "+brief(expression)+" }} is not known; nothing stands in its place")
		c.unknown = true
		return ""
	}
	for _, filter := range parts[1:] {
		name, arg, _ := strings.Cut(strings.TrimSpace(filter), ":")
		arg, _ = c.variable(strings.TrimSpace(arg))
		switch strings.TrimSpace(name) {
		case "relative_url", "url_for", "relURL", "relLangURL":
			v = c.siteValue("baseurl") + v
		case "absolute_url", "full_url_for", "absURL":
			v = c.siteValue("url") + c.siteValue("baseurl") + v
		case "prepend":
			v = arg + v
		case "append":
			v += arg
		}
	}
	return v
}

// variable gives the value of a name or a string.
func (c *converter) variable(name string) (string, bool) {
	if len(name) >= 2 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0] {
		return name[1 : len(name)-1], true
	}
	switch name {
	case "page.title", "title", ".Title":
		return c.meta.Title, c.meta.Title != ""
	case "page.url", "page.path", "page.permalink", "site.baseurl", "site.BaseURL", "config.base_url", "BASE_PATH", "site.github.url":
		return c.siteValue("baseurl"), true
	case "site.url", "config.url", "site.production_url":
		return c.siteValue("url"), true
	}
	if key, ok := strings.CutPrefix(name, "site."); ok {
		v := c.siteValue(key)
		return v, v != ""
	}
	if key, ok := strings.CutPrefix(name, "page."); ok {
		v, _ := fields(c.meta.Extra).peek(key)
		return textOf(v), v != nil
	}
	return "", false
}

func (c *converter) siteValue(key string) string {
	v, _ := fields(c.opt.Site).peek(key)
	return strings.TrimSuffix(textOf(v), "/")
}

// brief shortens an expression for a message.
func brief(s string) string { return short(strings.Join(strings.Fields(s), " ")) }

// unresolved begins the address of a link in which a value is not known; it
// leads nowhere.
const unresolved = "unresolved:"

// linkURL resolves the tags in the address of a link.
func (c *converter) linkURL(url string, line int) string {
	c.unknown = false
	url = c.siteURL(url, line)
	if c.unknown {
		return unresolved + url
	}
	return url
}

// siteURL resolves the tags in a URL.
func (c *converter) siteURL(url string, line int) string {
	if !strings.Contains(url, "{") {
		return url
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(url, '{')
		if i < 0 {
			break
		}
		t, n, ok := readTag([]byte(url[i:]))
		b.WriteString(url[:i])
		if !ok {
			b.WriteByte('{')
			url = url[i+1:]
			continue
		}
		target := c.tagURL(t, line)
		if base := c.siteValue("baseurl"); base != "" && b.String() == base {
			target = strings.TrimPrefix(target, base) // of {{ site.baseurl }}{% post_url … %}
		}
		b.WriteString(target)
		url = url[i+n:]
	}
	b.WriteString(url)
	return b.String()
}

// tagURL gives the URL that a tag within one stands for.
func (c *converter) tagURL(t tag, line int) string {
	switch {
	case t.style == literal:
		return t.raw
	case t.style == output && t.args == nil:
		return strings.ReplaceAll(c.value(t.name, line), " ", "%20")
	}
	switch t.name {
	case "ref", "relref", "link", "post_url", "post_path", "asset_path", "get_url", "static", "asset", "eturl", "url", "absurl", "relurl", "baseurl":
		target := t.args.at(0)
		if target == "" {
			target = t.args.get("path", "page", "src", "url", "name")
		}
		if t.name == "post_url" || t.name == "link" {
			target = c.postPath(target)
		}
		return strings.TrimPrefix(strings.ReplaceAll(target, " ", "%20"), "@/")
	}
	c.once("template-value", line, shortTag(t)+" in a URL is not known; nothing stands in its place")
	return ""
}
