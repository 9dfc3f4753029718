package para

import "sync/atomic"

// A cache keeps words by style and text, as many as it has room for: a word
// that finds its bucket full takes another's place, of one that nobody asked for
// since it came or since it was last spared (the second chance of Corbató's
// clock). So the memory is bounded, and nobody waits for anybody.
type cache struct {
	buckets [cacheBuckets]cacheBucket
}

// cacheBucket is half a cache line of a processor.
type cacheBucket [bucketWords]atomic.Pointer[word]

const (
	cacheBuckets = 1 << 14
	bucketWords  = 4
	// longestKept is the length in bytes of the longest word kept: longer
	// ones are URLs, which do not come again.
	longestKept = 48
)

// wordKey is what a word is known by.
type wordKey struct {
	style uint32
	kind  wordKind
	text  string
}

// hash is FNV-1a, mixed once more for its lower bits.
func (k wordKey) hash() uint32 {
	h := (2166136261 ^ k.style ^ uint32(k.kind)<<16) * 16777619
	for i := 0; i < len(k.text); i++ {
		h = (h ^ uint32(k.text[i])) * 16777619
	}
	return h ^ h>>15
}

// slot gives the i-th place to look for a word in: words of a bucket like
// different ones, so that others are seldom looked at.
func (c *cache) slot(hash, i uint32) *atomic.Pointer[word] {
	return &c.buckets[hash%cacheBuckets][(hash/cacheBuckets+i)%bucketWords]
}

func (c *cache) get(k wordKey) *word {
	h := k.hash()
	for i := range uint32(bucketWords) {
		w := c.slot(h, i).Load()
		if w == nil {
			return nil
		}
		if w.key == k {
			if !w.asked.Load() { // a store would have other processors wait
				w.asked.Store(true)
			}
			return w
		}
	}
	return nil
}

func (c *cache) put(w *word) {
	h := w.key.hash()
	for i := range uint32(bucketWords) {
		p := c.slot(h, i)
		old := p.Load()
		if old != nil && old.asked.Swap(false) {
			continue
		}
		if p.CompareAndSwap(old, w) {
			return
		}
	}
	c.slot(h, 0).Store(w)
}
