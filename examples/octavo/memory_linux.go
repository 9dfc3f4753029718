package main

import (
	"runtime"
	"syscall"
)

// firstHeap is what a run for one post of ordinary length allocates.
const firstHeap = 24 << 20

// largePages has the heap begin on pages of 2 MB where the system gives them to
// those who ask (transparent_hugepage, madvise). A short run touches most of
// its memory once, and to be given 5,000 pages of 4 KB one by one takes a
// quarter of its processor time. The runtime has no call for it, so memory is
// allocated, advised upon untouched, and given back to the runtime.
func largePages() {
	b := make([]byte, firstHeap)
	_ = syscall.Madvise(b, syscall.MADV_HUGEPAGE) // without it all is as before
	b = nil
	runtime.GC()
}
