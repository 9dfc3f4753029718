package pdf

import (
	"bytes"
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"
)

// compressionLevel is where klauspost's zlib is a few percent larger than the
// standard library's and four times as fast.
const compressionLevel = 6

// deflate compresses what streams are yet to be compressed, on all
// processors. Each stream is compressed by itself, so that the bytes do not
// depend on how many there are.
func (f *file) deflate(ctx context.Context) error {
	var todo []*object
	for i := range f.objects {
		if f.objects[i].deflate {
			todo = append(todo, &f.objects[i])
		}
	}
	var (
		next atomic.Int64
		wg   sync.WaitGroup
		errs = make([]error, min(len(todo), runtime.GOMAXPROCS(0)))
	)
	for worker := range errs {
		wg.Go(func() {
			errs[worker] = deflateEach(ctx, func() *object {
				if i := next.Add(1); int(i) <= len(todo) {
					return todo[i-1]
				}
				return nil
			})
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// deflateEach compresses the streams that next gives until it gives nil. One
// compressor serves them all: its tables are a megabyte.
func deflateEach(ctx context.Context, next func() *object) error {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, compressionLevel)
	if err != nil {
		return err
	}
	for o := next(); o != nil; o = next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.Reset()
		z.Reset(&b)
		if _, err := z.Write(o.stream); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		o.stream, o.deflate = clone(b.Bytes()), false
	}
	return nil
}
