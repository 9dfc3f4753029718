package para

import "sync"

// A cache keeps words by style and text. It has two generations: when the
// young one of a shard is full it becomes the old one, and the old one is
// dropped but for what is asked for again. So what every post uses stays and
// the memory is bounded.
type cache struct {
	shards [cacheShards]cacheShard
}

const (
	cacheShards = 32
	shardWords  = 768
	// longestKept is the length in bytes of the longest word kept: longer
	// ones are URLs, which do not come again.
	longestKept = 48
)

type wordKey struct {
	style uint32
	kind  wordKind
	text  string
}

type cacheShard struct {
	mu         sync.RWMutex
	young, old map[wordKey]*word
}

func (c *cache) shard(k wordKey) *cacheShard {
	h := uint32(len(k.text)) + k.style*31
	for i := 0; i < len(k.text) && i < 12; i++ {
		h = h*33 + uint32(k.text[i])
	}
	return &c.shards[(h^h>>7)%cacheShards]
}

func (c *cache) get(k wordKey) *word {
	s := c.shard(k)
	s.mu.RLock()
	w := s.young[k]
	var again *word
	if w == nil {
		again = s.old[k]
	}
	s.mu.RUnlock()
	if again != nil {
		c.put(wordKey{k.style, k.kind, again.text}, again)
		return again
	}
	return w
}

func (c *cache) put(k wordKey, w *word) {
	s := c.shard(k)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.young == nil || len(s.young) >= shardWords {
		s.young, s.old = make(map[wordKey]*word), s.young
	}
	s.young[k] = w
}
