package para

import (
	"fmt"
	"sync"
	"testing"
)

// What the cache gives is what was asked for, whoever else puts words in, and
// it never holds more than it has room for.
func TestCache(t *testing.T) {
	var c cache
	key := func(i int) wordKey { return wordKey{uint32(i % 7), wordKind(i % 2), fmt.Sprint("word", i)} }
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := g; i < 3*bucketWords*cacheBuckets; i += 2 {
				if w := c.get(key(i)); w != nil && w.key != key(i) {
					t.Errorf("got %+v for %+v", w.key, key(i))
				}
				w := &word{key: key(i)}
				c.put(w)
				if got := c.get(key(i)); got != nil && got.key != key(i) {
					t.Errorf("got %+v for %+v", got.key, key(i))
				}
			}
		})
	}
	all.Wait()
	last := &word{key: wordKey{text: "the last"}}
	c.put(last)
	if c.get(last.key) != last {
		t.Error("the word put last is not there")
	}
	if c.get(wordKey{text: "never put"}) != nil {
		t.Error("a word that nobody put is there")
	}
}

// A word that is asked for outlives any number of words that are not.
func TestCacheKeepsWhatIsAskedFor(t *testing.T) {
	var c cache
	often := &word{key: wordKey{text: "the"}}
	c.put(often)
	for i := range 8 * bucketWords * cacheBuckets {
		c.put(&word{key: wordKey{text: fmt.Sprint("once", i)}})
		if c.get(often.key) != often {
			t.Fatalf("gone after %d others", i+1)
		}
	}
}
