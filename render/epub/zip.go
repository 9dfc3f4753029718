package epub

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// writer writes a ZIP file whose every byte is told by its content: files in
// the order given, of one date, without data descriptors.
type writer struct {
	zip  *zip.Writer
	pool *deflater
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

func newWriter(w io.Writer) *writer {
	return &writer{zip.NewWriter(w), deflaters.Get().(*deflater)}
}

func (w *writer) release() { deflaters.Put(w.pool) }

// store writes a file as it is: the mimetype, and what is compressed already.
func (w *writer) store(name string, data []byte) error {
	return w.raw(name, zip.Store, data, data)
}

func (w *writer) deflate(name string, data []byte) error {
	d := w.pool
	d.buf.Reset()
	d.w.Reset(&d.buf)
	if _, err := d.w.Write(data); err != nil {
		return err
	}
	if err := d.w.Close(); err != nil {
		return err
	}
	return w.raw(name, zip.Deflate, data, d.buf.Bytes())
}

// epoch is the first day MS-DOS knows, 1 January 1980.
const epoch = 0x21

func (w *writer) raw(name string, method uint16, data, packed []byte) error {
	f, err := w.zip.CreateRaw(&zip.FileHeader{
		Name:   name,
		Method: method,
		//lint:ignore SA1019 CreateRaw writes this field and not Modified
		ModifiedDate:       epoch,
		CRC32:              crc32.ChecksumIEEE(data),
		CompressedSize64:   uint64(len(packed)),
		UncompressedSize64: uint64(len(data)),
	})
	if err != nil {
		return err
	}
	_, err = f.Write(packed)
	return err
}

func (w *writer) close() error { return w.zip.Close() }
