package pdf

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"
)

// compressionLevel is where klauspost's zlib is a few percent larger than the
// standard library's and four times as fast.
const compressionLevel = 6

// compressor is a zlib writer and where it writes to.
type compressor struct {
	out bytes.Buffer
	z   *zlib.Writer
}

// compressors holds those at rest: their tables are a megabyte, so each serves
// many streams of many books.
var compressors = sync.Pool{New: func() any {
	c := new(compressor)
	var err error
	if c.z, err = zlib.NewWriterLevel(&c.out, compressionLevel); err != nil {
		panic(err) // the level is wrong
	}
	return c
}}

// deflate compresses one stream.
func (c *compressor) deflate(o *object) error {
	c.out.Reset()
	c.z.Reset(&c.out)
	if _, err := c.z.Write(o.stream); err != nil {
		return err
	}
	if err := c.z.Close(); err != nil {
		return err
	}
	o.stream, o.deflate = clone(c.out.Bytes()), false
	return nil
}

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
	workers := min(len(todo), runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, workers)
	for w := range workers {
		wg.Go(func() {
			c := compressors.Get().(*compressor)
			defer compressors.Put(c)
			for i := next.Add(1); int(i) <= len(todo) && errs[w] == nil; i = next.Add(1) {
				errs[w] = errors.Join(ctx.Err(), c.deflate(todo[i-1]))
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
