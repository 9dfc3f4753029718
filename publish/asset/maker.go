package asset

import (
	"context"
	"errors"
	"sync"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/svg"
)

// maker makes the asset of one picture's bytes, for all who name it.
type maker struct {
	resolver Resolver
	gate     *Gate
	source   string // SHA-256 of the bytes
	print    imaging.PrintOptions

	do       sync.Once
	asset    *render.Asset
	problems []problem
	err      error
}

// once gives the asset, if there can be one, and what is wrong with the
// picture. An error is the context's.
func (m *maker) once(ctx context.Context, data []byte) (*render.Asset, []problem, error) {
	m.do.Do(func() {
		asset, err := m.make(ctx, data)
		if m.err = ctx.Err(); m.err == nil && err != nil {
			m.problems = append(m.problems, classify(err))
		}
		if m.asset = asset; asset != nil {
			asset.Source = m.source
		}
	})
	return m.asset, m.problems, m.err
}

func (m *maker) make(ctx context.Context, data []byte) (*render.Asset, error) {
	if imaging.Sniff(data) == imaging.MIMESVG {
		return m.drawing(data)
	}
	info, err := imaging.Probe(data)
	if err != nil {
		return nil, err
	}
	limits := m.resolver.limits()
	if err := limits.Check(data, info); err != nil {
		return nil, err
	}
	leave, err := m.gate.enter(ctx, info.Memory)
	if err != nil {
		return nil, err
	}
	defer leave()
	return m.picture(data, info, limits)
}

// picture makes the asset of a raster picture.
func (m *maker) picture(data []byte, info imaging.Info, limits imaging.Limits) (*render.Asset, error) {
	a := &render.Asset{MIME: info.MIME, Data: data, Width: info.Width, Height: info.Height}
	if !m.resolver.PrintOnly {
		o := m.resolver.EPUB
		o.Limits, o.Cache = limits, m.resolver.Derived
		p, err := imaging.ForEPUB(data, o)
		if err != nil {
			return nil, err
		}
		a.MIME, a.Data, a.Key = p.MIME, p.Data, p.Key
	}
	if m.resolver.ForPrint {
		o := m.print
		o.Limits, o.Cache = limits, m.resolver.Derived
		p, err := imaging.ForPrint(data, o)
		if err != nil {
			return nil, err
		}
		a.Print = p
	}
	if a.Key == "" {
		a.Key = imaging.Key(data)
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
