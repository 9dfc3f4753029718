package publish_test

import (
	"bytes"
	"errors"
	"image/color"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/bind"
	"github.com/octavo-press/octavo/publish/doc"
)

// shelf is a folder of posts, two of which have a picture of the same name.
func shelf(t *testing.T) fstest.MapFS {
	red, _ := dot(t, color.RGBA{R: 255, A: 255})
	blue, _ := dot(t, color.RGBA{B: 255, A: 255})
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"a/post.md":  file("---\ntitle: Later\nauthor: Ann Oak\ndate: 2026-03-01\n---\n\nSee [earlier](../b/post.md).[^1]\n\n![A dot](dot.png)\n\n[^1]: Here.\n"),
		"a/dot.png":  {Data: red},
		"b/post.md":  file("---\ntitle: Earlier\nauthor: Bo Elm\ndate: 2026-02-01\n---\n\n![A dot](dot.png)\n\n# Part\n\nText.\n"),
		"b/dot.png":  {Data: blue},
		"undated.md": file("---\ntitle: Undated\n---\n\nText.\n"),
		"draft.md":   file("---\ntitle: Draft\ndraft: true\n---\n\nText.\n"),
		"bad.md":     file("---\ntitle: Bad\n"),
		"empty.md":   file("---\ntitle: T\ntags: [a\n---\n"),
	}
}

func named(fsys fstest.MapFS, names ...string) []publish.Post {
	var posts []publish.Post
	for _, n := range names {
		posts = append(posts, publish.Post{FS: fsys, Name: n})
	}
	return posts
}

func newPress(t *testing.T) *publish.Press {
	t.Helper()
	press, err := publish.New(publish.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return press
}

func titles(d *doc.Document) []string {
	var all []string
	for _, e := range doc.Outline(d) {
		all = append(all, doc.PlainText(e.Title))
	}
	return all
}

func TestBindOrder(t *testing.T) {
	fsys, press := shelf(t), newPress(t)
	posts := named(fsys, "undated.md", "a/post.md", "b/post.md", "draft.md")
	for _, c := range []struct {
		binding publish.Binding
		want    []string
	}{
		{publish.Binding{Title: "T", Posts: posts}, []string{"Earlier", "Later", "Undated", "Authors"}},
		{publish.Binding{Title: "T", Posts: posts, Order: publish.AsGiven}, []string{"Undated", "Later", "Earlier", "Authors"}},
		{publish.Binding{Title: "T", Posts: posts, Drafts: true}, []string{"Earlier", "Later", "Undated", "Draft", "Authors"}},
	} {
		b, diags, err := press.Bind(t.Context(), c.binding)
		if err != nil {
			t.Fatal(err)
		}
		if got := titles(b.Doc); !slices.Equal(got, c.want) {
			t.Errorf("parts %q, want %q", got, c.want)
		}
		told := slices.ContainsFunc(diags, func(d doc.Diagnostic) bool { return d.Code == "draft" })
		if told == c.binding.Drafts {
			t.Errorf("diagnostics %v", diags)
		}
	}
}

// TestBindKeepsPicturesApart wants each post's own picture where both posts
// call theirs the same.
func TestBindKeepsPicturesApart(t *testing.T) {
	b, _, err := newPress(t).Bind(t.Context(), publish.Binding{Title: "T", Posts: named(shelf(t), "a/post.md", "b/post.md")})
	if err != nil {
		t.Fatal(err)
	}
	blue, red := b.Assets[bind.Key(0, "dot.png")], b.Assets[bind.Key(1, "dot.png")]
	if blue == nil || red == nil || blue.Missing || red.Missing || blue.Key == red.Key {
		t.Fatalf("%+v, %+v", blue, red)
	}
	doc.WalkPictures(b.Doc, func(m *doc.Image, _ []doc.Inline) {
		if b.Assets[m.URL] == nil {
			t.Errorf("no asset for %s", m.URL)
		}
	})
}

// TestBindNamesEveryBadPost wants all that is wrong told at once, and no book.
func TestBindNamesEveryBadPost(t *testing.T) {
	b, _, err := newPress(t).Bind(t.Context(), publish.Binding{Title: "T", Posts: named(shelf(t), "bad.md", "a/post.md", "empty.md", "none.md")})
	var failed publish.PostErrors
	if b != nil || !errors.As(err, &failed) || len(failed) != 3 || !errors.Is(err, doc.ErrPost) {
		t.Fatalf("%v, %v", b, err)
	}
	for i, want := range []string{"bad.md:1: ", "empty.md:3: ", "none.md: "} {
		if !strings.HasPrefix(failed[i].Error(), want) {
			t.Errorf("error %d is %v", i, failed[i])
		}
	}
	if _, _, err := newPress(t).Bind(t.Context(), publish.Binding{Title: "T", Posts: named(shelf(t), "draft.md")}); !errors.Is(err, publish.ErrNothing) {
		t.Errorf("drafts alone: %v", err)
	}
}

// TestBoundBooks makes both books twice.
func TestBoundBooks(t *testing.T) {
	press := newPress(t)
	make2 := func() [2][]byte {
		b, _, err := press.Bind(t.Context(), publish.Binding{Title: "T", By: []string{"Ed Itor"}, Posts: named(shelf(t), "a/post.md", "b/post.md"),
			Meta: doc.Meta{Publisher: "The Press", Date: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)}})
		if err != nil {
			t.Fatal(err)
		}
		var e, p bytes.Buffer
		r, err := press.Render(t.Context(), b, publish.Output{Format: "epub", Writer: &e}, publish.Output{Format: "pdf", Writer: &p})
		if err != nil || len(r.Diagnostics) > 0 {
			t.Fatal(err, r.Diagnostics)
		}
		if m := r.Meta; m.Publisher != "The Press" || m.Date.Month() != time.April || m.Authors[0].Name != "Ed Itor" || len(m.Contributors) != 2 {
			t.Errorf("meta %+v", m)
		}
		return [2][]byte{e.Bytes(), p.Bytes()}
	}
	one, two := make2(), make2()
	if !bytes.Equal(one[0], two[0]) || !bytes.Equal(one[1], two[1]) {
		t.Error("the second time gave other bytes")
	}
}

func TestTitleName(t *testing.T) {
	for title, want := range map[string]string{
		"": "", "?!": "", "On Trees, & 樹": "on-trees-樹", "a/../b": "a-b", "ไม้ไผ่": "ไม้ไผ่",
	} {
		if got := publish.TitleName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	if got := publish.TitleName(strings.Repeat("樹 ", 500)); len(got) > 210 || !strings.HasSuffix(got, "樹") {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}
