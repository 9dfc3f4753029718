package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// Shard is one part of several into which a scheduler cuts the posts; the cut
// goes by the hash of their names, so no one has to hand them out. The zero
// Shard is all of them.
type Shard struct {
	Index int // from 1
	Of    int
}

// ParseShard reads "2/5".
func ParseShard(s string) (Shard, error) {
	var sh Shard
	if _, err := fmt.Sscanf(s, "%d/%d", &sh.Index, &sh.Of); err != nil || fmt.Sprint(sh) != s {
		return Shard{}, fmt.Errorf("shard %q is not of the form 2/5", s)
	}
	return sh, sh.check()
}

// String gives "2/5".
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

func (s Shard) check() error {
	if s == (Shard{}) || s.Index >= 1 && s.Index <= s.Of {
		return nil
	}
	return fmt.Errorf("there is no shard %s", s)
}

// whole reports whether one run takes all.
func (s Shard) whole() bool { return s.Of <= 1 }

// takes reports whether a post falls to the shard.
func (s Shard) takes(post string) bool {
	if s.whole() {
		return true
	}
	sum := sha256.Sum256([]byte(post))
	return binary.BigEndian.Uint64(sum[:])%uint64(s.Of) == uint64(s.Index-1)
}
