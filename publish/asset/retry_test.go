package asset

import (
	"testing"
	"time"
)

func TestPauses(t *testing.T) {
	at := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	c := HTTPConfig{Now: func() time.Time { return at }}.filled()
	for _, step := range []struct {
		try    int
		after  string
		jitter float64
		want   time.Duration
	}{
		{1, "", 0, 500 * time.Millisecond},
		{2, "", 0, time.Second},
		{3, "", 0.5, 3 * time.Second},
		{60, "", 0, time.Minute},
		{1, "7", 0, 7 * time.Second},
		{1, "86400", 0, time.Minute},
		{1, "-3", 0, 500 * time.Millisecond},
		{1, "soon", 0, 500 * time.Millisecond},
		{1, "Thu, 02 Jan 2025 03:04:15 GMT", 0, 10 * time.Second},
		{1, "Thu, 02 Jan 2020 03:04:15 GMT", 0, 500 * time.Millisecond},
	} {
		c.Jitter = func() float64 { return step.jitter }
		if got := c.pause(step.try, c.retryAfter(step.after)); got != step.want {
			t.Errorf("try %d after %q: %v, want %v", step.try, step.after, got, step.want)
		}
	}
}
