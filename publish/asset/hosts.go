package asset

import (
	"context"
	"sync"
)

// hosts lets so many requests at a time go to each host.
type hosts struct {
	each int

	mu    sync.Mutex
	lanes map[string]*lane
}

// lane is a host with requests under way or waiting.
type lane struct {
	slots chan struct{}
	users int
}

// enter waits for a slot, and gives the function that frees it.
func (h *hosts) enter(ctx context.Context, host string) (leave func(), err error) {
	l := h.join(host)
	select {
	case l.slots <- struct{}{}:
		return func() { <-l.slots; h.quit(host, l) }, nil
	case <-ctx.Done():
		h.quit(host, l)
		return nil, ctx.Err()
	}
}

func (h *hosts) join(host string) *lane {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.lanes == nil {
		h.lanes = map[string]*lane{}
	}
	l := h.lanes[host]
	if l == nil {
		l = &lane{slots: make(chan struct{}, h.each)}
		h.lanes[host] = l
	}
	l.users++
	return l
}

// quit forgets a host that nobody waits for.
func (h *hosts) quit(host string, l *lane) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l.users--; l.users == 0 {
		delete(h.lanes, host)
	}
}
