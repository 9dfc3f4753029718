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
	answer answer
	err    error
	gaveUp bool // its caller's context ended
}

// answer is what Fetch or Stamp gave.
type answer struct {
	data  []byte
	stamp string
}

func (a answer) empty() bool { return a.data == nil && a.stamp == "" }

// Fetch asks Next, or waits for who is asking already.
func (o *Once) Fetch(ctx context.Context, url string) ([]byte, error) {
	a, err := o.do(ctx, url, func(a answer) bool { return a.data != nil }, func() (a answer, err error) {
		a.data, err = o.Next.Fetch(ctx, url)
		return a, err
	})
	return a.data, err
}

// Stamp does for Stamp what Fetch does for Fetch.
func (o *Once) Stamp(ctx context.Context, url string) (string, error) {
	a, err := o.do(ctx, url, func(a answer) bool { return a.stamp != "" }, func() (a answer, err error) {
		a.stamp, err = stampOf(ctx, o.Next, url)
		return a, err
	})
	return a.stamp, err
}

// Kept asks Next.
func (o *Once) Kept(url string, size int) func() ([]byte, error) {
	if k, ok := o.Next.(Keeper); ok {
		return k.Kept(url, size)
	}
	return nil
}

// do makes a call, or takes over the answer of one under way if it is of the
// right sort, or fails as one before did.
func (o *Once) do(ctx context.Context, url string, fits func(answer) bool, ask func() (answer, error)) (answer, error) {
	for {
		c, mine := o.claim(url)
		if mine {
			o.finish(ctx, url, c, ask)
			return c.answer, c.err
		}
		select {
		case <-c.done:
		case <-ctx.Done():
			return answer{}, ctx.Err()
		}
		if !c.gaveUp && (c.answer.empty() || fits(c.answer)) {
			return c.answer, c.err
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
func (o *Once) finish(ctx context.Context, url string, c *call, ask func() (answer, error)) {
	c.answer, c.err = ask()
	c.gaveUp = c.answer.empty() && ctx.Err() != nil
	if !c.answer.empty() || c.gaveUp {
		o.mu.Lock()
		delete(o.calls, url)
		o.mu.Unlock()
	}
	close(c.done)
}
