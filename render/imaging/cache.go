package imaging

import (
	"errors"
	"fmt"

	"github.com/octavo-press/octavo/render/frame"
)

// Cache keeps derived pictures between runs. A key names the content and all
// that shaped it, so an entry never grows stale. Both methods may be called
// at once from several goroutines, and a Put that fails is no one's loss.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// version is part of every key: it changes when the same parameters come to
// give other bytes.
const version = 3

// derived gives the picture that make would, from the cache where it is there.
func derived(c Cache, key string, make func() (*frame.Picture, error)) (*frame.Picture, error) {
	if c == nil {
		return make()
	}
	key = fmt.Sprintf("picture-%d-%s", version, key)
	if data, ok := c.Get(key); ok {
		if info, err := Probe(data); err == nil {
			return kept(c, key, picture(data, info.MIME, info.Width, info.Height)), nil
		}
	}
	p, err := make()
	if err != nil {
		return nil, err
	}
	c.Put(key, p.Data)
	if _, ok := c.Get(key); ok {
		return kept(c, key, p), nil
	}
	return p, nil
}

var errGone = errors.New("a picture has gone from the cache while its book was made")

// kept gives a picture the way to its bytes in the cache.
func kept(c Cache, key string, p *frame.Picture) *frame.Picture {
	p.Load = func() ([]byte, error) {
		if data, ok := c.Get(key); ok {
			return data, nil
		}
		return nil, errGone
	}
	return p
}
