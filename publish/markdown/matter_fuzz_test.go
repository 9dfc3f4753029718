package markdown_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"golang.org/x/tools/txtar"
)

// matterErrors are the codes of what can be wrong with front matter.
var matterErrors = []string{"encoding", "front-matter-invalid", "front-matter-unclosed"}

// classed holds that an error of front matter has its code and its line.
func classed(t *testing.T, err error, src []byte) {
	t.Helper()
	var pe *doc.PostError
	lines := bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r")) + 1
	if !errors.As(err, &pe) || !slices.Contains(matterErrors, pe.Code) || pe.Pos.File == "" || pe.Pos.Line < 1 || pe.Pos.Line > lines {
		t.Fatalf("%q: an error of no class, or in no line: %v", src, err)
	}
}

// written gives metadata as JSON, which must read back as the same.
func written(t *testing.T, m doc.Meta) []byte {
	t.Helper()
	data, err := (&doc.Document{Meta: m}).MarshalJSON()
	if err != nil {
		t.Fatalf("%+v is not written: %v", m, err)
	}
	var back doc.Document
	if err := back.UnmarshalJSON(data); err != nil {
		t.Fatalf("%s is not read: %v", data, err)
	}
	again, err := back.MarshalJSON()
	if err != nil || !bytes.Equal(again, data) {
		t.Fatalf("%s became %s: %v", data, again, err)
	}
	return data
}

// FuzzFrontMatter reads front matter of every notation alone, completed from a
// site's defaults.
func FuzzFrontMatter(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(data).Files[0].Data, "author: Ann")
	}
	for _, src := range []string{
		"---\na: &a [x, x]\nb: [*a, *a]\nc: {<<: *a}\n---\n", "---\nx: .nan\ny: -.inf\nz: 0x1F\nw: 1e400\n---\n", "---\n- a\n---\n", "---\n2: a\ntrue: b\n~: c\n---\n",
		"+++\na.b.c = 1\nd = 2020-01-01T00:00:00Z\ne = nan\n[[f]]\ng = 07:32:00\n+++\n", "{\"a\": 1e999, \"\\ud800\": [null]}\nx", ";;;\n{\"a\": 1}\n;;;\n", "---json\n{}\n---\n", "---\ntitle: x\n...\ny",
		"% T\n% A; B\n% 2020\n\nx", "Title: T\nDate: 2020-01-01\n\nx", "---\ntitle: \"\\0\\x7f\\u202e\"\n---\n", "---\ntitle: x\r\ndate: 2020-13-45\r\n---\r\n\r\nx", "---\ndate: 2025-01-02T03:04:05+24:00\nmodified: 9999-12-31T23:59:59-14:00\n---\nx", "+++\ndate = 2025-01-02T03:04:05+24:00\n+++\nx", "---\nauthors:\n- name: A\n  bio: '*b*'\n  url: javascript:x\nimage: {src: [1], alt: {}}\n---\nx",
	} {
		f.Add([]byte(src), "defaults:\n- scope: {path: ''}\n  values: {title: T, date: [], cascade: {a: b}}")
	}
	f.Fuzz(func(t *testing.T, src []byte, above string) {
		defaults, err := markdown.ReadSite("_config.yml", []byte(above))
		if err != nil {
			classed(t, err, []byte(above))
			return
		}
		s, diags, err := markdown.FrontMatterWith("2020-01-01-x.md", src, defaults)
		if err != nil {
			classed(t, err, src)
			return
		}
		if !bytes.Contains(src, []byte("\r")) && !bytes.HasSuffix(src, s.Body) {
			t.Fatalf("%q: the text %q is not what stands below", src, s.Body)
		}
		lines := bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r")) + 1
		if s.Line < 1 || s.Line > lines {
			t.Fatalf("%q: the text begins in line %d", src, s.Line)
		}
		for _, d := range diags {
			if d.Code == "" || d.Pos.Line < 0 || d.Pos.Line > lines {
				t.Errorf("%q: %v", src, d)
			}
		}
		data := written(t, s.Meta)
		again, _, err := markdown.FrontMatterWith("2020-01-01-x.md", src, defaults)
		if err != nil || !bytes.Equal(written(t, again.Meta), data) {
			t.Fatalf("%q: other values the second time, or %v", src, err)
		}
	})
}

// FuzzSite reads a site's own configuration and an _index.md above a post, and
// a post with them.
func FuzzSite(f *testing.F) {
	for _, s := range []string{
		"url: https://example.org\nbaseurl: /blog\npermalink: /:year/:title/\ndefaults:\n- scope: {path: posts, type: posts}\n  values: {author: Ann}",
		"baseURL = \"https://example.org/x/\"\n[permalinks]\nposts = \"/:slug/\"\n[params]\na = [1, 2.5, true]\n[[menu.main]]\nname = \"x\"", `{"base_url": "https://example.org", "x": {"y": [null, 1e3]}}`,
		"url: \"javascript:x\"\nroot: //evil", "baseURL: ://", "url: [a]\nbaseurl: {b: c}", "defaults: [x, {scope: 1}, {values: {a: b}}]", "permalink: :year:month:day/:categories/:title\n", "a: &a {b: *a}", "",
	} {
		for kind := range uint8(3) {
			f.Add([]byte(s), kind, []byte("---\ncascade:\n- target: {path: /posts/**}\n  author: Bo\n- params: {a: b}\n---\n"))
		}
	}
	f.Add([]byte("title: T"), uint8(0), []byte("+++\n[cascade]\ntype = \"x\"\n[cascade._target]\npath = \"**\"\n+++\n"))
	f.Fuzz(func(t *testing.T, config []byte, kind uint8, index []byte) {
		name := []string{"_config.yml", "hugo.toml", "hugo.json"}[kind%3]
		files := fstest.MapFS{name: {Data: config}, "posts/_index.md": {Data: index}, "posts/2020-01-01-a.md": {Data: []byte("x")}}
		site, found, err := markdown.SiteConfig(files)
		if found != name {
			t.Fatalf("found %q in place of %s: %v", found, name, err)
		}
		if err != nil {
			classed(t, err, config)
			return
		}
		written(t, doc.Meta{Title: "T", Extra: site})
		defaults, err := markdown.Defaults(files, "posts/2020-01-01-a.md", site)
		if err != nil {
			classed(t, err, index)
			return
		}
		src := []byte("---\ntitle: T\n---\n{{ site.title }} [a]({{ site.baseurl }}/b) [c](/d) [e](f.md)\n")
		s, _, err := markdown.FrontMatterWith("posts/2020-01-01-a.md", src, defaults)
		if err != nil {
			t.Fatalf("%q: a post that is well fails: %v", config, err)
		}
		d, _, err := markdown.Body(s, markdown.Options{Site: site})
		if err != nil {
			t.Fatalf("%q: a post that is well fails: %v", config, err)
		}
		markdown.Absolute(d, site)
		checkTree(t, d, strings.Repeat("\n", 9))
		doc.Walk(d, func(n doc.Node) bool {
			if l, ok := n.(*doc.Link); ok && strings.ContainsAny(l.URL, "\x00\n") {
				t.Errorf("%q: a link to %q", config, l.URL)
			}
			return true
		})
	})
}
