package asset

import (
	"context"
	"runtime"

	"golang.org/x/sync/semaphore"
)

// Gate bounds the memory that decoding pictures takes at any time, and lets in
// no more of them than there are processors. Share one among Resolvers that
// work at once.
type Gate struct {
	places *semaphore.Weighted
	room   *semaphore.Weighted
	total  int64
}

// NewGate gives a gate for so many bytes; 0 is 64 MB.
func NewGate(bytes int64) *Gate {
	if bytes == 0 {
		bytes = 64 << 20
	}
	return &Gate{semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0))), semaphore.NewWeighted(bytes), bytes}
}

// enter waits for room, and gives the function that frees it. A picture that
// needs more than all the room has it to itself.
func (g *Gate) enter(ctx context.Context, bytes int64) (leave func(), err error) {
	bytes = min(max(bytes, 1), g.total)
	if err := g.places.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	if err := g.room.Acquire(ctx, bytes); err != nil {
		g.places.Release(1)
		return nil, err
	}
	return func() { g.room.Release(bytes); g.places.Release(1) }, nil
}
