package asset

import (
	"context"
	"sync"
)

// Once fetches each URL once however many posts name it, and remembers those
// that failed, so that a host that is down is asked once. Make one for a run:
// it forgets nothing. What succeeded is not kept in memory; Next is to be a
// Cache.
type Once struct {
	Next Fetcher

	mu    sync.Mutex
	calls map[string]*call
}

// call is a fetch under way, or one that failed.
type call struct {
	done   chan struct{}
	data   []byte
	err    error
	gaveUp bool // its caller's context ended
}

// Fetch asks Next, or waits for who is asking already.
func (o *Once) Fetch(ctx context.Context, url string) ([]byte, error) {
	for {
		c, mine := o.claim(url)
		if mine {
			o.finish(ctx, url, c)
			return c.data, c.err
		}
		select {
		case <-c.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if !c.gaveUp {
			return c.data, c.err
		}
	}
}

// claim gives the call for a URL, and whether it is for the caller to make.
func (o *Once) claim(url string) (c *call, mine bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if c := o.calls[url]; c != nil {
		return c, false
	}
	if o.calls == nil {
		o.calls = map[string]*call{}
	}
	c = &call{done: make(chan struct{})}
	o.calls[url] = c
	return c, true
}

// finish makes the call. It is kept when it failed, unless that was because
// its caller gave up: others may still want it.
func (o *Once) finish(ctx context.Context, url string, c *call) {
	c.data, c.err = o.Next.Fetch(ctx, url)
	c.gaveUp = c.data == nil && ctx.Err() != nil
	if c.data != nil || c.gaveUp {
		o.mu.Lock()
		delete(o.calls, url)
		o.mu.Unlock()
	}
	close(c.done)
}
