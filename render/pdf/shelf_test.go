package pdf

import (
	"bytes"
	"context"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// TestKept has one Backend write books of other shapes in turn, from skeletons
// that it kept: the bytes are those of one that keeps nothing.
func TestKept(t *testing.T) {
	faces := newSheet(t).faces
	plain := func(pages int, role fonts.Role, w float64) *sheet {
		s := newSheet(t)
		s.faces = faces
		for range pages {
			s.page("")
			s.Pages[len(s.Pages)-1].W = sp.MM(w)
			s.line(s.tag(0, "P"), role, 11, 40, 60, "Leaves fall.")
		}
		return s
	}
	keeping := New()
	for i, s := range []*sheet{
		plain(1, fonts.Serif, 150), plain(2, fonts.Serif, 150), sampler(t), plain(1, fonts.Serif, 150), plain(1, fonts.Sans, 150),
		plain(1, fonts.Serif, 140), plain(2, fonts.Serif, 150), plain(shelvedPages+1, fonts.Serif, 150), sampler(t),
	} {
		var kept, anew bytes.Buffer
		if _, err := keeping.Render(context.Background(), s.book(), &kept); err != nil {
			t.Fatal(err)
		}
		if _, err := (Backend{}).Render(context.Background(), s.book(), &anew); err != nil || !bytes.Equal(kept.Bytes(), anew.Bytes()) {
			t.Errorf("book %d: other bytes, or %v", i, err)
		}
	}
	if len(keeping.made.kept) != 4 {
		t.Errorf("%d skeletons are kept, want 4", len(keeping.made.kept))
	}
}
