package sp_test

import (
	"fmt"
	"testing"

	"github.com/octavo-press/octavo/render/sp"
)

func ExampleMM() {
	measure := sp.MM(132)
	fmt.Printf("%.3f pt, a third of it %.3f pt\n", measure.Points(), measure.Scale(1, 3).Points())
	// Output: 374.173 pt, a third of it 124.724 pt
}

func TestScaleRoundsHalvesAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		l        sp.Len
		num, den int64
		want     sp.Len
	}{
		{5, 1, 2, 3}, {-5, 1, 2, -3}, {5, -1, 2, -3}, {5, 1, -2, -3}, {4, 1, 3, 1}, {-4, 1, 3, -1}, {0, 7, 9, 0},
	} {
		if got := c.l.Scale(c.num, c.den); got != c.want {
			t.Errorf("%d·%d/%d = %d, want %d", c.l, c.num, c.den, got, c.want)
		}
	}
}

func TestPointsComeBack(t *testing.T) {
	for l := sp.Len(-3 << 16); l < 3<<16; l += 4097 {
		if got := sp.FromPoints(l.Points()); got != l {
			t.Errorf("%d came back as %d", l, got)
		}
	}
}
