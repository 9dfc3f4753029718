// Package asset finds the pictures of a post: beside it, under its root, in
// data URLs, on the web. What it gives is keyed by doc.Image.URL and is fit
// for both backends: typed by its bytes, upright, within size, and a drawn
// placeholder where a picture cannot be had.
//
//	root, err := os.OpenRoot("site")
//	r := asset.Resolver{Root: root.FS(), Dir: "posts/2025", Fetcher: &asset.Cache{Dir: "pictures"}}
//	assets, diagnostics, err := r.Resolve(ctx, document)
//
// It never reads outside Root and never touches the network but through the
// Fetcher it is given.
package asset

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/imaging"
)

// Resolver finds the pictures of one post. The zero value knows data URLs
// only, and gives a placeholder for all else.
type Resolver struct {
	// Root is where paths that start with "/" begin, and what nothing leads
	// out of. The caller gives the FS of an os.Root where symbolic links must
	// not lead out either.
	Root    fs.FS
	Dir     string  // the post's folder in Root, a slash path
	Fetcher Fetcher // nil: pictures on the web become placeholders
	Policy  Policy
	Limits  Limits

	ForPrint  bool                 // a book of pages is wanted, too
	Print     imaging.PrintOptions // what the text block shows, such as its width at 300 dpi; Limits and Derived fill it up
	Cover     imaging.PrintOptions // what the first page shows
	EPUB      imaging.EPUBOptions  // what a reader shows
	PrintOnly bool                 // no reader is given the pictures: Data stays as found
	Derived   imaging.Cache        // of scaled and recoded pictures; nil: none
	Gate      *Gate                // bounds memory over several posts at once; nil: one for this post
}

// Policy is what becomes of a picture that cannot be had.
type Policy string

// The policies.
const (
	Placeholder Policy = ""     // a drawn one takes its place
	Fail        Policy = "fail" // the post fails
	Omit        Policy = "omit" // the picture is taken out of the tree; its caption stays
)

// Limits bound what pictures may cost. Zero fields take the defaults.
type Limits struct {
	Bytes  int64 // of a picture's file; 0 is 64 MB
	Memory int64 // that decoding a picture may take; 0 is 256 MB
}

// ErrAsset marks errors that a picture is to blame for; errors.Is finds it.
var ErrAsset = errors.New("bad asset")

// fetches is how many pictures are read or fetched at a time.
const fetches = 8

// Resolve gives an asset for every picture the document names, its cover
// among them. Where the policy is Omit it takes pictures that cannot be had
// out of the document; where it is Fail the error names the first of them.
func (r Resolver) Resolve(ctx context.Context, d *doc.Document) (map[string]*render.Asset, []doc.Diagnostic, error) {
	refs := references(d)
	sources, err := r.load(ctx, refs)
	if err != nil {
		return nil, nil, err
	}
	if err := r.build(ctx, refs, sources); err != nil {
		return nil, nil, err
	}
	assets := make(map[string]*render.Asset, len(refs))
	lost := map[string]bool{}
	var diags []doc.Diagnostic
	for i, s := range sources {
		for _, p := range s.problems {
			diags = append(diags, p.diagnostic(refs[i]))
		}
		if s.asset.Missing {
			lost[refs[i].url] = true
		}
		assets[refs[i].url] = s.asset
	}
	switch r.Policy {
	case Fail:
		err = firstLoss(refs, sources)
	case Omit:
		omit(d, assets, lost)
	}
	return assets, diags, err
}

// Hashes gives the SHA-256 of every picture that can be had, in hex, by URL.
// Pictures are read, not decoded.
func (r Resolver) Hashes(ctx context.Context, d *doc.Document) (map[string]string, error) {
	refs := references(d)
	sources, err := r.load(ctx, refs)
	if err != nil {
		return nil, err
	}
	hashes := make(map[string]string, len(refs))
	for i, s := range sources {
		if s.data != nil {
			hashes[refs[i].url] = imaging.Key(s.data)
		}
	}
	return hashes, nil
}

// source is what was found of a picture, and what was made of it.
type source struct {
	data     []byte
	asset    *render.Asset
	problems []problem
}

// load reads every picture's bytes, several at a time.
func (r Resolver) load(ctx context.Context, refs []ref) ([]source, error) {
	sources := make([]source, len(refs))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(fetches)
	for i, ref := range refs {
		g.Go(func() error {
			data, err := r.read(ctx, ref)
			if data == nil && ctx.Err() != nil {
				return ctx.Err()
			}
			sources[i].data = data
			if err != nil {
				sources[i].problems = []problem{classify(err)}
			}
			return nil
		})
	}
	return sources, g.Wait()
}

// build makes assets of the bytes, as many at a time as there are processors
// and the gate lets in. Pictures with the same bytes are made once.
func (r Resolver) build(ctx context.Context, refs []ref, sources []source) error {
	gate := r.Gate
	if gate == nil {
		gate = NewGate(0)
	}
	shared := map[string]*maker{}
	instead := &placeholders{}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range sources {
		s := &sources[i]
		if s.data == nil {
			s.asset = instead.of(refs[i])
			continue
		}
		key := imaging.Key(s.data)
		m := shared[key]
		if m == nil {
			m = &maker{resolver: r, gate: gate, source: key, print: r.Print}
			if refs[i].cover { // which comes first, and may be in the text as well
				m.print = r.Cover
			}
			shared[key] = m
		}
		g.Go(func() error {
			a, ps, err := m.once(ctx, s.data)
			if err != nil {
				return err
			}
			s.problems = append(s.problems, ps...)
			if s.asset = a; a == nil {
				s.asset = instead.of(refs[i])
			}
			s.data = nil
			return nil
		})
	}
	return g.Wait()
}

// firstLoss is the error of the policy Fail.
func firstLoss(refs []ref, sources []source) error {
	for i, s := range sources {
		if s.asset.Missing {
			p := s.problems[len(s.problems)-1]
			return &Error{Code: p.code, Pos: refs[i].pos, URL: refs[i].url, Err: p.err}
		}
	}
	return nil
}

// Error is a picture that cannot be had where the policy says to fail.
type Error struct {
	Code string // as in the diagnostics
	Pos  doc.Pos
	URL  string
	Err  error
}

// Error starts with the position, "post.md:14: ".
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s: %s: %v", e.Pos, e.Code, shorten(e.URL), e.Err)
}

// Unwrap makes errors.Is find ErrAsset, doc.ErrPost and the cause: the author
// can mend it.
func (e *Error) Unwrap() []error { return []error{ErrAsset, doc.ErrPost, e.Err} }
