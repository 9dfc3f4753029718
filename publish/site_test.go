package publish_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
)

// site is what a generator's own configuration says.
func site(t *testing.T) map[string]any {
	t.Helper()
	s, _, err := markdown.SiteConfig(fstest.MapFS{"_config.yml": {Data: []byte("url: https://example.org\nbaseurl: /notes\npermalink: /:year/:title/\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// links gives where the links of a document lead, in order.
func links(d *doc.Document) []string {
	var urls []string
	doc.Walk(d, func(n doc.Node) bool {
		if l, ok := n.(*doc.Link); ok {
			urls = append(urls, l.URL)
		}
		return true
	})
	return urls
}

// TestSite has a post's address and its links within the site from the
// configuration of the site, and a pattern of ours win over the site's.
func TestSite(t *testing.T) {
	post := publish.Post{Name: "_posts/2026-03-14-on-trees.md",
		Body: []byte("---\ntitle: On Trees\n---\n\nSee [us]({{ site.baseurl }}/about/), [the press](/press/) and [below](#end).\n\n## End\n\nDone.\n")}
	for _, c := range []struct {
		config publish.Config
		source string
		us     string
	}{
		{publish.Config{}, "", "/about/"},
		{publish.Config{Site: site(t)}, "https://example.org/notes/2026/on-trees/", "https://example.org/notes/about/"},
		{publish.Config{Site: site(t), URL: "https://example.com/{slug}"}, "https://example.com/on-trees", "https://example.org/notes/about/"},
	} {
		p, err := publish.New(c.config)
		if err != nil {
			t.Fatal(err)
		}
		d, _, err := p.Tree(post)
		if err != nil {
			t.Fatal(err)
		}
		if got := links(d); d.Meta.Source != c.source || got[0] != c.us || got[2] != "#end" {
			t.Errorf("source %q, links %q; want %q and %q", d.Meta.Source, got, c.source, c.us)
		}
	}
}

// TestSiteOfManyPosts has links between posts lead within the book, and the
// others to the site.
func TestSiteOfManyPosts(t *testing.T) {
	p, err := publish.New(publish.Config{Site: site(t)})
	if err != nil {
		t.Fatal(err)
	}
	posts := fstest.MapFS{
		"a.md": {Data: []byte("---\ntitle: A\ndate: 2026-03-14\n---\n\nSee [B](b.md) and [us](/about/).\n")},
		"b.md": {Data: []byte("---\ntitle: B\ndate: 2026-03-15\n---\n\nSee [A](a.md).\n")},
	}
	book, _, err := p.Bind(t.Context(), publish.Binding{Title: "Both", Posts: []publish.Post{{FS: posts, Name: "a.md"}, {FS: posts, Name: "b.md"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"https://example.org/notes/2026/a/", "#p2", "https://example.org/about/", "https://example.org/notes/2026/b/", "#p1"}
	if got := links(book.Doc); !slices.Equal(got, want) {
		t.Errorf("links %q, want %q", got, want)
	}
}

// TestFoldersAbove has a post take what the folders above it hand down, and be
// made without where that cannot be read.
func TestFoldersAbove(t *testing.T) {
	fsys := fstest.MapFS{
		"notes/_index.md":    {Data: []byte("---\ncascade:\n  author: Ada Byrne\n---\n")},
		"notes/on-trees.md":  {Data: []byte("---\ntitle: On Trees\ndate: 2026-03-14\n---\n\nA leaf.\n")},
		"torn/_index.md":     {Data: []byte("---\ncascade: [\n---\n")},
		"torn/on-flowers.md": {Data: []byte("---\ntitle: On Flowers\ndate: 2026-03-14\n---\n\nA bud.\n")},
	}
	p, err := publish.New(publish.Config{})
	if err != nil {
		t.Fatal(err)
	}
	d, diags, err := p.Tree(publish.Post{FS: fsys, Name: "notes/on-trees.md"})
	if err != nil || len(d.Meta.Authors) != 1 || d.Meta.Authors[0].Name != "Ada Byrne" {
		t.Errorf("%+v, %v, %v", d, diags, err)
	}
	d, diags, err = p.Tree(publish.Post{FS: fsys, Name: "torn/on-flowers.md"})
	if err != nil || d.Meta.Title != "On Flowers" || len(diags) != 1 || diags[0].Code != "defaults-unreadable" {
		t.Errorf("%+v, %v, %v", d, diags, err)
	}
}
