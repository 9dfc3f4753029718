package asset

import (
	"errors"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
)

// found is what a reference leads to: a picture's bytes, and how to read them
// again, nil where they cannot be.
type found struct {
	data  []byte
	again func() ([]byte, error)
	ref   ref
}

// light pictures stay in memory, of whatever number.
const light = 16 << 10

var errChanged = errors.New("it has changed while the book was made")

// release lets the bytes of a picture go that can be read again: as they were
// found, or out of the cache of derived pictures.
func (f found) release(p *frame.Picture) {
	again := p.Load
	if len(p.Data) > 0 && &p.Data[0] == &f.data[0] {
		again = f.again
	}
	if again == nil || len(p.Data) < light {
		return
	}
	key, ref := p.Key, f.ref // f itself would hold the bytes
	p.Data, p.Load = nil, func() ([]byte, error) {
		data, err := again()
		if err == nil && imaging.Key(data) != key {
			err = errChanged
		}
		if err != nil {
			return nil, &Error{Code: "image-changed", Pos: ref.pos, URL: ref.url, Err: err}
		}
		return data, nil
	}
}

// hold gives an asset a picture's bytes, or the way to them.
func hold(a *render.Asset, p *frame.Picture, size int) {
	a.MIME, a.Key, a.Data, a.Load, a.Size = p.MIME, p.Key, p.Data, p.Load, size
}
