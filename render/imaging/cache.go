package imaging

import (
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
const version = 1

// derived gives the picture that make would, from the cache where it is there.
func derived(c Cache, key string, make func() (*frame.Picture, error)) (*frame.Picture, error) {
	if c == nil {
		return make()
	}
	key = fmt.Sprintf("picture-%d-%s", version, key)
	if data, ok := c.Get(key); ok {
		if info, err := Probe(data); err == nil {
			return picture(data, info.MIME, info.Width, info.Height), nil
		}
	}
	p, err := make()
	if err == nil {
		c.Put(key, p.Data)
	}
	return p, err
}
