package markdown_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
)

func TestReadSite(t *testing.T) {
	for _, test := range []struct{ name, data, url, base string }{
		{"_config.yml", "url: https://example.org\nbaseurl: /blog", "https://example.org", "/blog"},
		{"_config.yml", "url: https://example.org/", "https://example.org", ""},
		{"_config.yml", "url: https://example.org/blog\nroot: /blog/", "https://example.org", "/blog"}, // Hexo
		{"_config.yml", "url: https://example.org\nroot: /", "https://example.org", ""},
		{"hugo.toml", "baseURL = 'https://example.org/blog/'\ntitle = 'T'", "https://example.org", "/blog"},
		{"config.toml", "base_url = \"https://example.org\"\n[extra]\nurl = \"x\"", "https://example.org", ""}, // Zola
		{"hugo.json", `{"baseURL": "https://example.org/"}`, "https://example.org", ""},
		{"_config.yml", "baseurl: \"\"\nrepo: a/b", "", ""},
		{"_config.yml", "", "", ""},
	} {
		site, err := markdown.ReadSite(test.name, []byte(test.data))
		if err != nil {
			t.Errorf("%s: %v", test.data, err)
		}
		got, _ := site["url"].(string)
		base, _ := site["baseurl"].(string)
		if strings.TrimRight(got, "/") != test.url || base != test.base {
			t.Errorf("%s: %q with %q, want %q with %q", test.data, got, base, test.url, test.base)
		}
	}
	_, err := markdown.ReadSite("_config.yml", []byte("a: b\nc: d: e"))
	if !errors.Is(err, doc.ErrPost) || !strings.HasPrefix(err.Error(), "_config.yml:2: front-matter-invalid") {
		t.Errorf("error %v", err)
	}
}

func TestSiteConfig(t *testing.T) {
	fsys := fstest.MapFS{"config.toml": {Data: []byte("baseURL = 'https://a.example'")}, "hugo.toml": {Data: []byte("baseURL = 'https://b.example'")}}
	site, name, err := markdown.SiteConfig(fsys)
	if err != nil || name != "hugo.toml" || site["url"] != "https://b.example" {
		t.Errorf("%v of %s: %v", site, name, err)
	}
	if site, name, err := markdown.SiteConfig(fstest.MapFS{}); site != nil || name != "" || err != nil {
		t.Errorf("of nothing: %v, %s, %v", site, name, err)
	}
}

func TestAddresses(t *testing.T) {
	for _, test := range []struct{ config, name, matter, source string }{
		{"url: https://a.example\npermalink: pretty", "_posts/2020-01-31-x.md", "", "https://a.example/2020/01/31/x/"},
		{"url: https://a.example\nbaseurl: /b\npermalink: /:year/:i_month/:title", "2020-01-31-x.md", "", "https://a.example/b/2020/1/x"},
		{"url: https://a.example\npermalink: /:year/:hash/", "2020-01-31-x.md", "", ""},
		{"url: https://a.example", "2020-01-31-x.md", "", ""},
		{"url: https://a.example", "x.md", "permalink: /one/two/", "https://a.example/one/two/"},
		{"permalink: pretty", "2020-01-31-x.md", "", ""},
		{"url: https://a.example\npermalink: pretty", "2020-01-31-x.md", "canonical_url: https://b.example/c", "https://b.example/c"},
	} {
		site, err := markdown.ReadSite("_config.yml", []byte(test.config))
		if err != nil {
			t.Fatal(err)
		}
		d, _, err := markdown.Parse(test.name, []byte("---\ntitle: T\n"+test.matter+"\n---\nText\n"), markdown.Options{Site: site})
		if err != nil || d.Meta.Source != test.source {
			t.Errorf("%s of %s: %q, %v, want %q", test.name, test.config, d.Meta.Source, err, test.source)
		}
	}
}

func TestAbsolute(t *testing.T) {
	const post = "---\ntitle: T\n---\n[a](/about) [b](next/) [c](other.md) [d](#e) [e](https://x.example/y) [f]({% post_url 2020-02-03-z %}) " +
		"[g]({{ site.baseurl }}{% link _posts/2020-02-03-z.md %}) [h](//x.example/) [![](i.png)](/j)\n"
	site, err := markdown.ReadSite("_config.yml", []byte("url: https://a.example\nbaseurl: /b\npermalink: pretty\n"))
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := markdown.Parse("2020-01-31-x.md", []byte(post), markdown.Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	markdown.Absolute(d, site)
	var got []string
	doc.Walk(d, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Link:
			got = append(got, n.URL)
		case *doc.Image:
			got = append(got, n.Link)
		}
		return true
	})
	want := "https://a.example/about https://a.example/b/2020/01/31/x/next/ other.md #e https://x.example/y " +
		"https://a.example/b/2020/02/03/z/ https://a.example/b/2020/02/03/z/ https://x.example/ https://a.example/j"
	if strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", strings.Join(got, " "), want)
	}
	before := doc.Dump(d)
	markdown.Absolute(d, nil)
	if doc.Dump(d) != before {
		t.Error("without a site links have changed")
	}
}

func ExampleReadSite() {
	site, err := markdown.ReadSite("_config.yml", []byte("url: https://example.org\nbaseurl: /blog\n"))
	if err != nil {
		return
	}
	d, _, err := markdown.Parse("post.md", []byte("# Title\n\n[About]({{ site.baseurl }}/about)\n"), markdown.Options{Site: site})
	if err != nil {
		return
	}
	markdown.Absolute(d, site)
	doc.Walk(d, func(n doc.Node) bool {
		if l, ok := n.(*doc.Link); ok {
			fmt.Println(l.URL)
		}
		return true
	})
	// Output: https://example.org/blog/about
}

func TestDefaults(t *testing.T) {
	fsys := fstest.MapFS{
		"posts/_index.md":     {Data: []byte("---\ntitle: Posts\ncascade:\n  author: Ann Oak\n  params:\n    series: Trees\n---\n")},
		"posts/old/_index.md": {Data: []byte("+++\ntitle = 'Old'\n[[cascade]]\nauthor = 'Ben Ash'\n[[cascade]]\nlang = 'de'\n[cascade.target]\npath = '/posts/new/**'\n+++\n")},
	}
	site, err := markdown.ReadSite("_config.yml", []byte("defaults:\n- scope: {path: \"\", type: posts}\n  values: {author: Chris Elm, layout: post}\n"+
		"- scope: {path: notes}\n  values: {author: Dan Yew}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"posts/a.md": "Ann Oak/Trees", "posts/old/b.md": "Ben Ash/Trees", "_posts/2020-01-01-c.md": "Chris Elm/",
		"notes/d.md": "Dan Yew/", "e.md": "/",
	} {
		defaults, err := markdown.Defaults(fsys, name, site)
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := markdown.FrontMatterWith(name, []byte("---\ntitle: T\n---\nText\n"), defaults)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(doc.Byline(&s.Meta), "") + "/" + s.Meta.Series; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		s, _, err = markdown.FrontMatterWith(name, []byte("---\nauthor: Own\n---\nText\n"), defaults)
		if got := strings.Join(doc.Byline(&s.Meta), ""); err != nil || got != "Own" {
			t.Errorf("%s: %q, %v: the post's own value counts", name, got, err)
		}
	}
}
