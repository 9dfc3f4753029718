package pdf

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"runtime"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// compressionLevel is where klauspost's zlib takes less than half the time that
// its level 6 takes, for a file a twentieth larger.
const compressionLevel = 4

// A stream longer than large is the outlines of a Han face, the greater part of
// what is compressed of such a book. Its level takes three quarters of the time
// and makes it a two-hundredth larger.
const (
	large      = 1 << 16
	largeLevel = 3
)

// compressor is its zlib writers and where they write to.
type compressor struct {
	out   bytes.Buffer
	z     *zlib.Writer
	large *zlib.Writer // nil before the first
}

// compressors holds those at rest: their tables are a megabyte, so each serves
// many streams of many books.
var compressors = sync.Pool{New: func() any {
	c := new(compressor)
	c.z = newZlib(&c.out, compressionLevel)
	return c
}}

func newZlib(out io.Writer, level int) *zlib.Writer {
	z, err := zlib.NewWriterLevel(out, level)
	if err != nil {
		panic(err) // the level is wrong
	}
	return z
}

// writer gives the zlib writer for a stream of a size.
func (c *compressor) writer(size int) *zlib.Writer {
	if size <= large {
		return c.z
	}
	if c.large == nil {
		c.large = newZlib(&c.out, largeLevel)
	}
	return c.large
}

// deflate compresses one stream.
func (c *compressor) deflate(o *object) error {
	c.out.Reset()
	z := c.writer(len(o.stream))
	z.Reset(&c.out)
	if _, err := z.Write(o.stream); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	o.stream, o.deflate = clone(c.out.Bytes()), false
	return nil
}

// waiting is how many streams may wait to be compressed.
const waiting = 64

// spare is the room of streams that were compressed, for others to be written
// in: those of all pages of a long book would be a good part of its memory.
type spare chan []byte

// spares is how much room is kept: what waits, and what is being compressed.
const spares = waiting + 16

// take gives room for a stream, of the size if there is none to spare.
func (s spare) take(size int) []byte {
	select {
	case b := <-s:
		return b[:0]
	default:
		return make([]byte, 0, size)
	}
}

func (s spare) put(b []byte) {
	select {
	case s <- b:
	default:
	}
}

// deflateWhile compresses the streams that work gives away, on all processors,
// while it makes more; nobody may touch one before all is done. What it was
// before goes to used. Each is compressed by itself, so that the bytes do not
// depend on how many processors there are.
func deflateWhile(ctx context.Context, used func([]byte), work func(give func(*object)) error) error {
	todo := make(chan *object, waiting)
	errs := make([]error, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for i := range errs {
		workers.Go(func() { errs[i] = deflateAll(ctx, todo, used) })
	}
	err := func() error {
		defer close(todo) // the workers end even if this panics
		return work(func(o *object) { todo <- o })
	}()
	workers.Wait()
	return cmp.Or(err, cmp.Or(errs...))
}

// deflateAll compresses until there are no more. After an error it only takes
// what comes, so that nobody waits for it.
func deflateAll(ctx context.Context, todo <-chan *object, used func([]byte)) (err error) {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	for o := range todo {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			stream := o.stream
			err = c.deflate(o)
			used(stream)
		}
	}
	return err
}

// deflate compresses what streams are yet to be compressed.
func (f *file) deflate(ctx context.Context) error {
	return deflateWhile(ctx, func([]byte) {}, func(give func(*object)) error {
		for i := range f.objects {
			if f.objects[i].deflate {
				give(&f.objects[i])
			}
		}
		return nil
	})
}
