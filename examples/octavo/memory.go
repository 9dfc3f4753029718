package main

import (
	"math"
	"runtime/debug"
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
	}
}

// collectForMany is for a run over several posts, whose garbage is that of the
// posts before.
func collectForMany() { debug.SetGCPercent(400) }
