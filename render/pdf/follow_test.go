package pdf

import (
	"bytes"
	"testing"
)

// TestFollowingPages compares a book all of whose pages gopdf opened with those
// where it opened fewer.
func TestFollowingPages(t *testing.T) {
	all := mostOpened
	defer func() { mostOpened = all }()
	for name, s := range map[string]*sheet{"sampler": sampler(t), "long": longBook(t)} {
		mostOpened = all
		want := s.render(t)
		for _, n := range []int{1, len(s.Pages) - 1} {
			mostOpened = n
			if !bytes.Equal(s.render(t), want) {
				t.Errorf("%s of %d pages: other bytes where gopdf opens %d", name, len(s.Pages), n)
			}
		}
	}
}
