package pdf

import (
	"errors"
	"fmt"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// ErrFrames marks pages that cannot be painted as they are: the layout's
// fault, never the post's.
var ErrFrames = errors.New("pages that cannot be painted")

// check looks at what painting relies on, so that it needs no checks itself.
func check(d *frame.Document) error {
	if d == nil || len(d.Pages) == 0 || len(d.Elements) == 0 {
		return fmt.Errorf("%w: no pages or no elements", ErrFrames)
	}
	for i := range d.Elements {
		if err := checkElement(d, i); err != nil {
			return err
		}
	}
	for i := range d.Pages {
		if err := checkPage(d, i); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	for name, at := range d.Anchors {
		if !onPage(d, at) {
			return fmt.Errorf("%w: anchor %q is on page %d", ErrFrames, name, at.Page+1)
		}
	}
	return checkOutline(d, d.Outline)
}

func checkElement(d *frame.Document, i int) error {
	e := &d.Elements[i]
	if i > 0 && (e.Parent < 0 || int(e.Parent) >= i) {
		return fmt.Errorf("%w: element %d stands before its parent %d", ErrFrames, i, e.Parent)
	}
	if _, ok := role(e.Tag); !ok && !isStandard(e.Tag) {
		return fmt.Errorf("%w: element %d has the unknown type %q", ErrFrames, i, e.Tag)
	}
	for _, name := range []string{e.Scope, e.List} {
		if !isName(name) {
			return fmt.Errorf("%w: element %d has the attribute %q", ErrFrames, i, name)
		}
	}
	return nil
}

// isName says that a PDF name needs no escapes.
func isName(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// The sizes a page may have (ISO 19005-2, 6.1.13).
const (
	minPage = 3 * sp.Pt
	maxPage = 14400 * sp.Pt
)

func checkPage(d *frame.Document, i int) error {
	p := &d.Pages[i]
	if p.W < minPage || p.H < minPage || p.W > maxPage || p.H > maxPage {
		return fmt.Errorf("%w: it is %.1f × %.1f points", ErrFrames, p.W.Points(), p.H.Points())
	}
	for k, it := range p.Items {
		if e := elemOf(it); e < 0 || int(e) >= len(d.Elements) {
			return fmt.Errorf("%w: item %d is of element %d", ErrFrames, k, e)
		}
		if err := checkItem(d, it); err != nil {
			return fmt.Errorf("%w: item %d: %w", ErrFrames, k, err)
		}
	}
	return nil
}

func elemOf(it frame.Item) frame.Elem {
	switch it := it.(type) {
	case *frame.GlyphRun:
		return it.Elem
	case *frame.Rule:
		return it.Elem
	case *frame.Image:
		return it.Elem
	case *frame.Path:
		return it.Elem
	case *frame.Link:
		return it.Elem
	default:
		panic(fmt.Sprintf("pdf: unknown item %T", it))
	}
}

func checkItem(d *frame.Document, it frame.Item) error {
	switch it := it.(type) {
	case *frame.GlyphRun:
		if it.Face == nil {
			return errors.New("glyphs without a face")
		}
		if it.Stretch <= -1000 {
			return fmt.Errorf("stretch %d", it.Stretch)
		}
	case *frame.Image:
		if it.Picture == nil {
			return errors.New("an image without a picture")
		}
	case *frame.Path:
		if len(it.Segs) > 0 && it.Segs[0].Kind != frame.MoveTo {
			return errors.New("a path that begins nowhere")
		}
	case *frame.Link:
		return checkLink(d, it)
	}
	return nil
}

// checkLink holds the layout to PDF/UA: a link's parent is a Link
// (ISO 14289-1, 7.18.5).
func checkLink(d *frame.Document, l *frame.Link) error {
	if l.Elem == frame.Artifact || d.Elements[l.Elem].Tag != "Link" {
		return fmt.Errorf("a link in a %q", d.Elements[l.Elem].Tag)
	}
	if l.URL == "" {
		if _, ok := d.Anchors[l.Name]; !ok {
			return fmt.Errorf("a link to the unknown anchor %q", l.Name)
		}
	}
	return nil
}

func checkOutline(d *frame.Document, items []frame.OutlineItem) error {
	for _, it := range items {
		if !onPage(d, it.Dest) {
			return fmt.Errorf("%w: bookmark %q is on page %d", ErrFrames, it.Title, it.Dest.Page+1)
		}
		if err := checkOutline(d, it.Kids); err != nil {
			return err
		}
	}
	return nil
}

func onPage(d *frame.Document, at frame.Dest) bool { return at.Page >= 0 && at.Page < len(d.Pages) }
