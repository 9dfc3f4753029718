package asset

import (
	"context"
	"errors"
	"sync"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/svg"
)

// maker makes the asset of one picture's bytes, for all who name it.
type maker struct {
	resolver Resolver
	made     made
	print    imaging.PrintOptions

	do       sync.Once
	asset    *render.Asset
	problems []problem
	err      error
}

// makers are those of a post's pictures.
type makers struct {
	resolver Resolver
	mu       sync.Mutex
	of       map[made]*maker
}

func (ms *makers) maker(k made) *maker {
	ms.mu.Lock()
	defer ms.mu.Unlock()
	m := ms.of[k]
	if m == nil {
		m = &maker{resolver: ms.resolver, made: k, print: ms.resolver.Print}
		if k.cover {
			m.print = ms.resolver.Cover
		}
		ms.of[k] = m
	}
	return m
}

// once gives the asset, if there can be one, and what is wrong with the
// picture. An error is the context's.
func (m *maker) once(ctx context.Context, f found) (*render.Asset, []problem, error) {
	m.do.Do(func() {
		asset, err := m.make(ctx, f)
		if m.err = ctx.Err(); m.err == nil && err != nil {
			m.problems = append(m.problems, classify(err))
		}
		if m.asset = asset; asset != nil {
			asset.Source = m.made.source
		}
	})
	return m.asset, m.problems, m.err
}

func (m *maker) make(ctx context.Context, f found) (*render.Asset, error) {
	if imaging.Sniff(f.data) == imaging.MIMESVG {
		return m.drawing(f.data)
	}
	info, err := imaging.Probe(f.data)
	if err != nil {
		return nil, err
	}
	limits := m.resolver.limits()
	if err := limits.Check(f.data, info); err != nil {
		return nil, err
	}
	leave, err := m.resolver.Gate.enter(ctx, info.Memory)
	if err != nil {
		return nil, err
	}
	defer leave()
	return m.picture(f, info, limits)
}

// picture makes the asset of a raster picture.
func (m *maker) picture(f found, info imaging.Info, limits imaging.Limits) (*render.Asset, error) {
	shown := &frame.Picture{Key: m.made.source, MIME: info.MIME, Data: f.data}
	if !m.resolver.PrintOnly {
		o := m.resolver.EPUB
		o.Limits, o.Cache, o.Source = limits, m.resolver.Derived, m.made.source
		p, err := imaging.ForEPUB(f.data, o)
		if err != nil {
			return nil, err
		}
		shown = p
	}
	a := &render.Asset{Width: info.Width, Height: info.Height}
	size := len(shown.Data)
	f.release(shown)
	hold(a, shown, size)
	if m.resolver.ForPrint {
		o := m.print
		o.Limits, o.Cache, o.Source = limits, m.resolver.Derived, m.made.source
		p, err := imaging.ForPrint(f.data, o)
		if err != nil {
			return nil, err
		}
		f.release(p)
		a.Print = p
	}
	return a, nil
}

// drawing makes the asset of an SVG, without what could act or reach out. A
// page draws it from the same bytes, as well as it can.
func (m *maker) drawing(data []byte) (*render.Asset, error) {
	clean, err := svg.Sanitise(data)
	if err != nil {
		return nil, err
	}
	w, h, err := svg.Size(clean)
	if err != nil {
		return nil, err
	}
	if m.resolver.ForPrint {
		_, warnings, err := svg.Parse(data)
		if err != nil {
			return nil, err
		}
		for _, w := range warnings {
			m.problems = append(m.problems, problem{"image-simplified", doc.Warning, errors.New(w)})
		}
	}
	return &render.Asset{Key: imaging.Key(clean), MIME: imaging.MIMESVG, Data: clean, Width: w, Height: h}, nil
}
