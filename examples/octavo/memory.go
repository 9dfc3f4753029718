package main

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// heapLimit is where the collector works harder: a run over a folder of posts
// with pictures then takes about 300 MB with the program itself, a post of ten
// megabytes less than 400.
const heapLimit = 320 << 20

// collectRarely saves a fifth of the time of a short run, which allocates in
// one direction: one post of ordinary length is made without a collection. A
// limit that the user sets by GOMEMLIMIT stands.
func collectRarely() {
	debug.SetGCPercent(800)
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(heapLimit)
		go followHeap(time.Tick(100 * time.Millisecond))
	}
}

// followHeap raises the limit where what a run holds comes near it, as a manual
// of ten megabytes does: a collector that can free nothing takes half of the
// processors all the same.
func followHeap(tick <-chan time.Time) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for limit := int64(heapLimit); ; <-tick {
		metrics.Read(live)
		if held := int64(live[0].Value.Uint64()); held > limit*3/4 {
			limit = held * 8 / 5
			debug.SetMemoryLimit(limit)
		}
	}
}

// collectForMany is for a run over several posts, whose garbage is that of the
// posts before.
func collectForMany() { debug.SetGCPercent(400) }
