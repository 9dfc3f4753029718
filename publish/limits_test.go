package publish_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/svg"
)

// TestLimits takes a post to each limit and one step past it.
func TestLimits(t *testing.T) {
	const depth = 8 // three lists, their items no nodes, within two quotations; a paragraph, strong text, its letters
	post := "---\ntitle: Leaves\n---\n\n" + strings.Repeat("A leaf.\n\n", 600) + "> > - - - **A twig**\n"
	size, nodes, pages := int64(len(post)), 2*600+depth, pagesOf(t, post)
	for _, c := range []struct {
		name     string
		at, past publish.Limits
	}{
		{"Bytes", publish.Limits{Bytes: size}, publish.Limits{Bytes: size - 1}},
		{"Nodes", publish.Limits{Nodes: nodes}, publish.Limits{Nodes: nodes - 1}},
		{"Depth", publish.Limits{Depth: depth}, publish.Limits{Depth: depth - 1}},
		{"Pages", publish.Limits{Pages: pages}, publish.Limits{Pages: pages - 1}},
		{"Time", publish.Limits{Time: time.Hour}, publish.Limits{Time: time.Nanosecond}},
	} {
		if _, err := limited(t, post, c.at); err != nil {
			t.Errorf("%s at the limit: %v", c.name, err)
		}
		_, err := limited(t, post, c.past)
		var limit *publish.LimitError
		if !errors.As(err, &limit) || limit.Name != c.name || !errors.Is(err, doc.ErrPost) {
			t.Errorf("%s past the limit: %v", c.name, err)
		} else if !strings.HasPrefix(err.Error(), "leaves.md: limit: past the limit "+c.name) {
			t.Errorf("%s past the limit is told as %q", c.name, err)
		}
	}
}

// TestLimitsOfBodies holds texts that are no files to the same size.
func TestLimitsOfBodies(t *testing.T) {
	p, err := publish.New(publish.Config{Limits: publish.Limits{Bytes: 5}})
	if err != nil {
		t.Fatal(err)
	}
	for body, fine := range map[string]bool{"leaf\n": true, "leaves\n": false} {
		_, _, err := p.Tree(publish.Post{Body: []byte(body)})
		if limit := new(publish.LimitError); errors.As(err, &limit) == fine {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// TestLimitsByDefault takes what may be as large as it likes to the limits that
// hold when none is set. No more is read than tells that it is too much.
func TestLimitsByDefault(t *testing.T) {
	p := press(t, pressOfLatin)
	for n, name := range map[int64]string{32 << 20: "", 32<<20 + 1: "Bytes", 100 << 20: "Bytes"} {
		spaces := &endless{n: n}
		_, _, err := p.Tree(publish.Post{FS: spaces, Name: "post.md"})
		if limitOf(err) != name || codeOf(err) == "" {
			t.Errorf("%d bytes: %.200v", n, err)
		}
		if spaces.read > 32<<20+1 {
			t.Errorf("of %d bytes it read %d", n, spaces.read)
		}
	}
	book, _, err := p.Parse(t.Context(), publish.Post{Body: []byte("Text.")})
	must(t, err)
	for n, name := range map[int]string{1000: "", 1001: "Depth", 1_000_000: "Depth"} {
		quote := []doc.Block{&doc.SceneBreak{}}
		for range n - 1 {
			quote = []doc.Block{&doc.Quote{Blocks: quote}}
		}
		deep := *book
		deep.Doc = &doc.Document{Blocks: quote}
		if _, err := p.Render(t.Context(), &deep, publish.Output{Format: "epub", Writer: io.Discard}); limitOf(err) != name {
			t.Errorf("%d deep: %.200v", n, err)
		}
	}
	for n, name := range map[int]string{1000: "", 1001: "Depth"} {
		var d doc.Document
		err := d.UnmarshalJSON([]byte(`{"version":1,"blocks":[` + strings.Repeat(`{"type":"Quote","blocks":[`, n) + strings.Repeat("]}", n) + "]}"))
		if limitOf(err) != name || (err == nil) != (name == "") {
			t.Errorf("JSON %d deep: %.200v", n, err)
		}
	}
}

// limitOf names the limit that an error is of, "" for none.
func limitOf(err error) string {
	var limit *publish.LimitError
	if errors.As(err, &limit) {
		return limit.Name
	}
	return ""
}

// endless is a file system of one post of n spaces, which are made as they are
// read.
type endless struct{ n, read int64 }

func (e *endless) Open(string) (fs.File, error) {
	f, err := fstest.MapFS{"post.md": {}}.Open("post.md")
	return endlessFile{f, e}, err
}

var blank = bytes.Repeat([]byte(" "), 1<<20)

type endlessFile struct {
	fs.File
	*endless
}

func (e endlessFile) Read(p []byte) (int, error) {
	if e.n == e.read {
		return 0, io.EOF
	}
	n := copy(p[:min(int64(len(p)), e.n-e.read)], blank)
	e.read += int64(n)
	return n, nil
}

// TestLimitsOfPictures wants a picture past its limits to be a placeholder with
// a diagnostic, and the post to live.
func TestLimitsOfPictures(t *testing.T) {
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	info, err := imaging.Probe(dot.Bytes())
	must(t, err)
	size, memory := int64(dot.Len()), info.Memory
	files := fstest.MapFS{"dot.png": {Data: dot.Bytes()}, "leaves.md": {Data: []byte("---\ntitle: Leaves\ndate: 2026-03-14\n---\n\n![A dot](dot.png)\n")}}
	for _, c := range []struct {
		limits asset.Limits
		name   string
	}{
		{asset.Limits{}, ""},
		{asset.Limits{Bytes: size}, ""},
		{asset.Limits{Bytes: size - 1}, "Pictures.Bytes"},
		{asset.Limits{Memory: memory}, ""},
		{asset.Limits{Memory: memory - 1}, "Pictures.Memory"},
	} {
		for _, policy := range []asset.Policy{asset.Placeholder, asset.Fail} {
			p, err := publish.New(publish.Config{Cover: render.CoverNone, Pictures: policy, Limits: publish.Limits{Pictures: c.limits}})
			must(t, err)
			r, err := p.Publish(context.Background(), files, "leaves.md", publish.Output{Format: "pdf", Writer: io.Discard})
			switch {
			case c.name == "":
				if err != nil || len(r.Diagnostics) > 0 {
					t.Errorf("%+v: %v, %v", c.limits, err, r.Diagnostics)
				}
			case policy == asset.Fail:
				if limitOf(err) != c.name || !errors.Is(err, doc.ErrPost) || !strings.HasPrefix(err.Error(), "leaves.md:6: image-too-big: ") {
					t.Errorf("%+v: %v", c.limits, err)
				}
			case err != nil || len(r.Diagnostics) != 1 || !strings.Contains(r.Diagnostics[0].Message, "past the limit "+c.name+" of "):
				t.Errorf("%+v: %v, %v", c.limits, err, r.Diagnostics)
			}
		}
	}
}

// TestPicturesAtTheirLimits takes drawings to the bounds that have no setting.
func TestPicturesAtTheirLimits(t *testing.T) {
	draw := func(n int, open, shut string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">` + strings.Repeat(open, n) + strings.Repeat(shut, n) + "</svg>"
	}
	for _, c := range []struct{ drawing, name string }{
		{draw(255, "<g>", "</g>"), ""},
		{draw(256, "<g>", "</g>"), "SVG.Depth"},
		{draw(199_999, "<g/>", ""), ""},
		{draw(200_000, "<g/>", ""), "SVG.Nodes"},
		{`<svg width="100000" height="1"/>`, ""},
		{`<svg width="100001" height="1"/>`, "SVG.Side"},
		{draw(1, "<!--"+strings.Repeat("x", 16<<20), "-->"), "SVG.Bytes"},
	} {
		if _, _, err := svg.Parse([]byte(c.drawing)); limitOf(err) != c.name || (err == nil) != (c.name == "") {
			t.Errorf("%.60s, %q: %v", c.drawing, c.name, err)
		}
	}
}

// TestOnesOwnDeadlineIsNotALimit leaves a caller's deadline what it is.
func TestOnesOwnDeadlineIsNotALimit(t *testing.T) {
	p, err := publish.New(publish.Config{Limits: publish.Limits{Time: time.Hour}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 0)
	defer cancel()
	_, err = p.PublishPost(ctx, publish.Post{Body: []byte("A leaf.\n")}, publish.Output{Format: "pdf", Writer: io.Discard})
	if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, doc.ErrPost) {
		t.Errorf("error %v", err)
	}
}

func pagesOf(t *testing.T, post string) int {
	t.Helper()
	r, err := limited(t, post, publish.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Books[1].Pages
}

func limited(t *testing.T, post string, l publish.Limits) (publish.Result, error) {
	t.Helper()
	p, err := publish.New(publish.Config{Cover: render.CoverNone, Limits: l})
	if err != nil {
		t.Fatal(err)
	}
	var epub, pdf bytes.Buffer
	return p.Publish(context.Background(), fstest.MapFS{"leaves.md": {Data: []byte(post)}}, "leaves.md",
		publish.Output{Format: "epub", Writer: &epub}, publish.Output{Format: "pdf", Writer: &pdf})
}
