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
	sources, err := r.build(ctx, refs)
	if err != nil {
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
	keys := make([]string, len(refs))
	err := r.each(ctx, refs, func(_ context.Context, i int, f found, _ error) error {
		if f.data != nil {
			keys[i] = imaging.Key(f.data)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	hashes := make(map[string]string, len(refs))
	for i, key := range keys {
		if key != "" {
			hashes[refs[i].url] = key
		}
	}
	return hashes, nil
}

// each reads every picture and hands it on, several at a time. Their bytes are
// not kept: a post may have more of them than memory is meant for. A panic is
// the caller's, who alone can keep it from the other posts.
func (r Resolver) each(ctx context.Context, refs []ref, do func(ctx context.Context, i int, f found, err error) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(fetches)
	panics := make([]any, len(refs))
	for i, ref := range refs {
		g.Go(func() error {
			defer func() { panics[i] = recover() }()
			f, err := r.read(ctx, ref)
			f.ref = ref
			if f.data == nil && ctx.Err() != nil {
				return ctx.Err()
			}
			return do(ctx, i, f, err)
		})
	}
	err := g.Wait()
	for _, v := range panics {
		if v != nil {
			panic(v)
		}
	}
	return err
}

// source is what was made of a picture.
type source struct {
	asset    *render.Asset
	problems []problem
}

// made names what is made of bytes: pictures with the same bytes are made
// once, but for the cover's, which has a size of its own.
type made struct {
	source string // SHA-256, hex
	cover  bool
}

// build makes assets of the pictures, as many at a time as the gate lets in.
func (r Resolver) build(ctx context.Context, refs []ref) ([]source, error) {
	if r.Gate == nil {
		r.Gate = NewGate(0)
	}
	sources := make([]source, len(refs))
	makers := &makers{resolver: r, of: map[made]*maker{}}
	instead := &placeholders{}
	err := r.each(ctx, refs, func(ctx context.Context, i int, f found, err error) error {
		s := &sources[i]
		if err != nil {
			s.problems = []problem{classify(err)}
		}
		if f.data != nil {
			a, ps, err := makers.maker(made{imaging.Key(f.data), refs[i].cover}).once(ctx, f)
			if err != nil {
				return err
			}
			s.asset, s.problems = a, append(s.problems, ps...)
		}
		if s.asset == nil {
			s.asset = instead.of(refs[i])
		}
		return nil
	})
	return sources, err
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

// Error is a picture that cannot be had where the policy says to fail, or that
// was another when its book was written.
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
