package epub

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"runtime"
	"sync"

	"github.com/klauspost/compress/flate"
)

// writer writes a ZIP file whose every byte is told by its content: files in
// the order given, of one date, without data descriptors. Files are compressed on
// all processors while more are given, and written when they have become many.
type writer struct {
	zip     *zip.Writer
	waiting []*zipped
	held    int // bytes that wait
	workers sync.WaitGroup
	turns   chan struct{} // has room for those that compress at a time
}

// zipped is a file as it stands in the archive.
type zipped struct {
	name   string
	method uint16
	size   int
	sum    uint32
	data   []byte
	err    error
}

// mostHeld is how many bytes wait before they are written.
const mostHeld = 4 << 20

func newWriter(w io.Writer) *writer {
	return &writer{zip: zip.NewWriter(w), turns: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// release ends what was begun; the writer may have failed.
func (w *writer) release() { w.workers.Wait() }

// store takes a file as it is: the mimetype, and what is compressed already.
func (w *writer) store(name string, data []byte) error {
	return w.add(&zipped{name: name, method: zip.Store, size: len(data), sum: crc32.ChecksumIEEE(data), data: data})
}

// deflate takes a file that is compressed; the caller may use data again.
func (w *writer) deflate(name string, data []byte) error {
	f := &zipped{name: name, method: zip.Deflate, size: len(data), data: bytes.Clone(data)}
	w.turns <- struct{}{}
	w.workers.Go(func() {
		f.err = f.compress()
		<-w.turns
	})
	return w.add(f)
}

func (w *writer) add(f *zipped) error {
	w.waiting = append(w.waiting, f)
	if w.held += f.size; w.held < mostHeld {
		return nil
	}
	return w.flush()
}

// flush writes what waits.
func (w *writer) flush() error {
	w.workers.Wait()
	for _, f := range w.waiting {
		if f.err != nil {
			return f.err
		}
		if err := w.raw(f); err != nil {
			return err
		}
	}
	clear(w.waiting)
	w.waiting, w.held = w.waiting[:0], 0
	return nil
}

// epoch is the first day MS-DOS knows, 1 January 1980.
const epoch = 0x21

func (w *writer) raw(f *zipped) error {
	to, err := w.zip.CreateRaw(&zip.FileHeader{
		Name:   f.name,
		Method: f.method,
		//lint:ignore SA1019 CreateRaw writes this field and not Modified
		ModifiedDate:       epoch,
		CRC32:              f.sum,
		CompressedSize64:   uint64(len(f.data)),
		UncompressedSize64: uint64(f.size),
	})
	if err != nil {
		return err
	}
	_, err = to.Write(f.data)
	return err
}

func (w *writer) close() error {
	if err := w.flush(); err != nil {
		return err
	}
	return w.zip.Close()
}

// deflater is a compressor with its output. It is large and is used again.
type deflater struct {
	w   *flate.Writer
	buf bytes.Buffer
}

var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, level)
	if err != nil {
		panic(err) // the level is wrong
	}
	return &deflater{w: w}
}}

// level takes less than half the time of level 6, for books 3 % larger.
const level = 4

// compress puts what the file has become in its data's place.
func (f *zipped) compress() error {
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	d.buf.Reset()
	d.w.Reset(&d.buf)
	if _, err := d.w.Write(f.data); err != nil {
		return err
	}
	if err := d.w.Close(); err != nil {
		return err
	}
	f.sum = crc32.ChecksumIEEE(f.data)
	f.data = append(f.data[:0], d.buf.Bytes()...)
	return nil
}
