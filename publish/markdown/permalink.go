package markdown

import (
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/octavo-press/octavo/publish/doc"
)

// permalinkStyles are the patterns that Jekyll has names for.
var permalinkStyles = map[string]string{
	"date":    "/:categories/:year/:month/:day/:title.html",
	"pretty":  "/:categories/:year/:month/:day/:title/",
	"ordinal": "/:categories/:year/:y_day/:title.html",
	"none":    "/:categories/:title.html",
}

// canonical gives the address at which the site shows a post: by the path in
// its front matter, or by the pattern that Jekyll's and Hexo's configurations
// have; "" when neither tells.
func canonical(site map[string]any, meta doc.Meta, name string) string {
	address := siteAddress(site)
	if address == "" || meta.Source != "" {
		return meta.Source
	}
	for _, key := range []string{"permalink", "url", "path"} {
		if v, ok := fields(meta.Extra).peek(key); ok && strings.HasPrefix(textOf(v), "/") && !strings.Contains(textOf(v), ":") {
			return address + textOf(v)
		}
	}
	date, slug := meta.Date, meta.Slug
	named, rest, dated := nameDate(strings.TrimSuffix(bundle(name), path.Ext(name)))
	if date.IsZero() && dated {
		date = named
	}
	if slug == "" {
		slug = rest
	}
	if p := permalink(site, date, slug); p != "" {
		return address + p
	}
	return ""
}

// permalink fills the site's pattern; "" when it has none or one that asks for
// more than a date and a name.
func permalink(site map[string]any, date time.Time, slug string) string {
	v, ok := fields(site).peek("permalink")
	pattern := textOf(v)
	if named, isStyle := permalinkStyles[pattern]; isStyle {
		pattern = named
	}
	if !ok || date.IsZero() || slug == "" {
		return ""
	}
	two := func(n int) string { return fmt.Sprintf("%02d", n) }
	p := strings.NewReplacer(":categories", "", ":title", slug, ":slug", slug, ":name", slug, ":short_year", two(date.Year()%100),
		":year", fmt.Sprint(date.Year()), ":i_month", fmt.Sprint(int(date.Month())), ":month", two(int(date.Month())),
		":i_day", fmt.Sprint(date.Day()), ":day", two(date.Day()), ":y_day", fmt.Sprintf("%03d", date.YearDay()),
		":hour", two(date.Hour()), ":minute", two(date.Minute()), ":second", two(date.Second()), ":output_ext", ".html").Replace(pattern)
	if strings.Contains(p, ":") {
		return ""
	}
	slash := strings.HasSuffix(p, "/")
	p = path.Join("/", strings.ReplaceAll(p, " ", "%20"))
	if slash && p != "/" {
		p += "/"
	}
	return p
}

// postPath gives the path of a post that a tag names by its file,
// "2020-01-31-name"; the name itself when the site does not tell.
func (c *converter) postPath(name string) string {
	file := path.Base(name)
	stem := strings.TrimSuffix(strings.TrimSuffix(file, ".md"), ".markdown")
	date, slug, ok := nameDate(stem)
	if !ok {
		return name
	}
	if p := permalink(c.opt.Site, date, slug); p != "" {
		return c.siteValue("baseurl") + p
	}
	return name
}
