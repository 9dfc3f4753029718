package asset

import (
	"errors"
	"sync"
	"time"
)

var errDown = errors.New("its host did not answer the last requests, and is not asked for some minutes")

// rest is how long a host that is down is left alone.
const rest = 10 * time.Minute

// down knows the hosts that do not answer, so that a post of a hundred
// pictures does not wait a hundred times for one of them.
type down struct {
	most int
	now  func() time.Time // nil: none is ever taken for down

	mu     sync.Mutex
	missed map[string]misses // by host
}

// misses are requests in a row, each tried as often as it may be, to no avail.
type misses struct {
	count int
	last  time.Time
}

// is reports whether a host is to be left alone.
func (d *down) is(host string) bool {
	if d.now == nil {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	m := d.missed[host]
	return m.count >= d.most && d.now().Sub(m.last) < rest
}

// note takes down whether a host answered, if only to refuse.
func (d *down) note(host string, answered bool) {
	if d.now == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if answered {
		delete(d.missed, host)
		return
	}
	if d.missed == nil {
		d.missed = map[string]misses{}
	}
	d.missed[host] = misses{d.missed[host].count + 1, d.now()}
}
