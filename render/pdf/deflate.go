package pdf

import (
	"bytes"
	"cmp"
	"context"
	"runtime"
	"sync"

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

// deflater compresses streams on all processors, while more are being made.
// Each is compressed by itself, so that the bytes do not depend on how many
// processors there are.
type deflater struct {
	todo    chan *object
	workers sync.WaitGroup
	errs    []error // by worker
}

func newDeflater(ctx context.Context) *deflater {
	n := runtime.GOMAXPROCS(0)
	d := &deflater{todo: make(chan *object, 64), errs: make([]error, n)}
	for i := range n {
		d.workers.Go(func() { d.errs[i] = d.work(ctx) })
	}
	return d
}

// work compresses until there are no more. After an error it only takes what
// comes, so that nobody waits for it.
func (d *deflater) work(ctx context.Context) (err error) {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	for o := range d.todo {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = c.deflate(o)
		}
	}
	return err
}

// add gives the deflater a stream, which is its own until the wait is over.
func (d *deflater) add(o *object) { d.todo <- o }

// wait ends when all that was added is compressed, and must be called.
func (d *deflater) wait() error {
	close(d.todo)
	d.workers.Wait()
	return cmp.Or(d.errs...)
}

// deflate compresses what streams are yet to be compressed.
func (f *file) deflate(ctx context.Context) error {
	d := newDeflater(ctx)
	for i := range f.objects {
		if f.objects[i].deflate {
			d.add(&f.objects[i])
		}
	}
	return d.wait()
}
