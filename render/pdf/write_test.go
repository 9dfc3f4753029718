package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"testing"
)

// brittle fails, or writes short, at an offset.
type brittle struct {
	left  int
	short bool
}

var errBrittle = errors.New("disk full")

func (w *brittle) Write(b []byte) (int, error) {
	if len(b) <= w.left {
		w.left -= len(b)
		return len(b), nil
	}
	if w.short {
		return w.left, nil
	}
	return w.left, errBrittle
}

func TestWriteErrorsComeBack(t *testing.T) {
	book := sampler(t).book()
	size := len(sampler(t).render(t))
	for at := 0; at < size; at += 997 {
		_, err := Backend{}.Render(context.Background(), book, &brittle{left: at})
		if !errors.Is(err, errBrittle) {
			t.Fatalf("at %d: %v", at, err)
		}
		_, err = Backend{}.Render(context.Background(), book, &brittle{left: at, short: true})
		if !errors.Is(err, io.ErrShortWrite) {
			t.Fatalf("short at %d: %v", at, err)
		}
	}
}

// The bytes are the same whatever the number of processors, and from many
// books at once.
func TestSameBytes(t *testing.T) {
	book := longBook(t).book()
	once := func() []byte {
		var b bytes.Buffer
		if _, err := (Backend{}).Render(context.Background(), book, &b); err != nil {
			t.Error(err)
		}
		return b.Bytes()
	}
	want := once()
	for _, n := range []int{1, 3, 16} {
		old := runtime.GOMAXPROCS(n)
		if !bytes.Equal(once(), want) {
			t.Errorf("other bytes on %d processors", n)
		}
		runtime.GOMAXPROCS(old)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !bytes.Equal(once(), want) {
				t.Error("other bytes from a goroutine")
			}
		})
	}
	wg.Wait()
}

func TestRenderHeedsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (Backend{}).Render(ctx, sampler(t).book(), io.Discard); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Nothing of the book changes the bytes but what is in it: the order of a map
// does not.
func TestAnchorsAreSorted(t *testing.T) {
	s := sampler(t)
	for _, name := range []string{"b", "a", "ä", "z(1)", "m", "k", "l", "c"} {
		s.Anchors[name] = s.Anchors["leaves"]
	}
	want := s.render(t)
	for range 8 {
		if !bytes.Equal(s.render(t), want) {
			t.Fatal("other bytes")
		}
	}
}
