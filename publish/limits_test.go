package publish_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// TestLimits takes a post to each limit and one step past it.
func TestLimits(t *testing.T) {
	post := "---\ntitle: Leaves\n---\n\n" + strings.Repeat("A leaf.\n\n", 600)
	size, nodes, pages := int64(len(post)), 2*600, pagesOf(t, post)
	for _, c := range []struct {
		name     string
		at, past publish.Limits
	}{
		{"Bytes", publish.Limits{Bytes: size}, publish.Limits{Bytes: size - 1}},
		{"Nodes", publish.Limits{Nodes: nodes}, publish.Limits{Nodes: nodes - 1}},
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

// TestLimitsOfPictures wants a picture past its limits to be a placeholder with
// a diagnostic, and the post to live.
func TestLimitsOfPictures(t *testing.T) {
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		limits asset.Limits
		fine   bool
	}{
		{asset.Limits{}, true},
		{asset.Limits{Bytes: 10}, false},
		{asset.Limits{Memory: 10}, false},
	} {
		p, err := publish.New(publish.Config{Cover: render.CoverNone, Limits: publish.Limits{Pictures: c.limits}})
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Publish(context.Background(), fstest.MapFS{"dot.png": {Data: dot.Bytes()},
			"leaves.md": {Data: []byte("---\ntitle: Leaves\ndate: 2026-03-14\n---\n\n![A dot](dot.png)\n")}},
			"leaves.md", publish.Output{Format: "pdf", Writer: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		if fine := len(r.Diagnostics) == 0; fine != c.fine {
			t.Errorf("%+v: %v", c.limits, r.Diagnostics)
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
