package bind_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/octavo-press/octavo/publish/bind"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden binds the posts of every archive in testdata. Lines of "by: NAME"
// before the first file name those who made the whole.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

func golden(t *testing.T, name string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	posts, want := a.Files, ""
	if last := len(posts) - 1; posts[last].Name == "dump" {
		posts, want = posts[:last], string(posts[last].Data)
	}
	opt := bind.Options{Title: "The Book"}
	for l := range strings.Lines(string(a.Comment)) {
		if by, ok := strings.CutPrefix(l, "by:"); ok {
			opt.By = append(opt.By, strings.TrimSpace(by))
		}
	}
	d := bind.Posts(parsed(t, posts), opt)
	wellBound(t, d)
	got := doc.Dump(d)
	if *update {
		a.Files = append(posts[:len(posts):len(posts)], txtar.File{Name: "dump", Data: []byte(got)})
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func parsed(t *testing.T, files []txtar.File) []bind.Post {
	t.Helper()
	var posts []bind.Post
	for _, f := range files {
		d, _, err := markdown.Parse(f.Name, f.Data, markdown.Options{})
		if err != nil {
			t.Fatal(err)
		}
		transform.Run(d, transform.Options{})
		posts = append(posts, bind.Post{Name: f.Name, Doc: d})
	}
	return posts
}

// wellBound holds what every bound tree must be: identifiers are unique, links
// within it lead somewhere, and levels never skip.
func wellBound(t *testing.T, d *doc.Document) {
	t.Helper()
	ids := map[string]bool{}
	id := func(s string) {
		if s != "" && ids[s] {
			t.Errorf("two have the ID %q", s)
		}
		ids[s] = true
	}
	var links []string
	doc.Walk(d, func(n doc.Node) bool {
		switch n := n.(type) {
		case doc.Block:
			id(n.Common().ID)
		case *doc.Span:
			id(n.ID)
		case *doc.Note:
			id(n.ID)
		case *doc.Link:
			links = append(links, n.URL)
		}
		return true
	})
	for _, l := range links {
		if to, ok := strings.CutPrefix(l, "#"); ok && !ids[to] {
			t.Errorf("%s leads nowhere", l)
		}
	}
	levels(t, doc.Outline(d), 1)
}

func levels(t *testing.T, es []doc.Entry, level int) {
	for _, e := range es {
		if e.Level != level {
			t.Errorf("section %s has level %d under %d", e.ID, e.Level, level-1)
		}
		levels(t, e.Kids, level+1)
	}
}

// TestEveryNodeCanBeBound takes one of each node along, twice.
func TestEveryNodeCanBeBound(t *testing.T) {
	d := bind.Posts([]bind.Post{{Name: "a.md", Doc: doc.Sample()}, {Name: "b.md", Doc: doc.Sample()}}, bind.Options{Title: "Two"})
	wellBound(t, d)
	doc.WalkPictures(d, func(m *doc.Image, _ []doc.Inline) {
		if !strings.HasPrefix(m.URL, "p1:") && !strings.HasPrefix(m.URL, "p2:") {
			t.Errorf("picture %s", m.URL)
		}
	})
}

func TestNothingBound(t *testing.T) {
	if d := bind.Posts(nil, bind.Options{Title: "T"}); d.Meta.Title != "T" || len(d.Blocks) != 0 {
		t.Errorf("%+v", d)
	}
}

func ExamplePosts() {
	leaf := func(title string) *doc.Document {
		return &doc.Document{Meta: doc.Meta{Title: title, Language: "en"},
			Blocks: []doc.Block{&doc.Section{Level: 1, Attr: doc.Attr{ID: "more"}, Title: []doc.Inline{&doc.Text{Text: "More"}}}}}
	}
	d := bind.Posts([]bind.Post{{Name: "oak.md", Doc: leaf("Oak")}, {Name: "elm.md", Doc: leaf("Elm")}}, bind.Options{Title: "Woods"})
	for _, part := range doc.Outline(d) {
		fmt.Println(part.ID, doc.PlainText(part.Title), part.Kids[0].ID)
	}
	// Output:
	// p1 Oak p1-more
	// p2 Elm p2-more
}
