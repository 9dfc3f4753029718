package fonts

import (
	"bytes"
	"encoding/binary"
	"io"
)

// view is an sfnt with fewer tables than its file has: the directory is our
// own, the tables are where they were. The shaper reads all it is shown, and
// the outlines of a 10 MB face cost it 80 ms.
type view struct {
	directory *bytes.Reader
	file      *bytes.Reader
}

func newView(s *sfnt, show func(tag string) bool) *view {
	head := make([]byte, directoryHead, directoryHead+len(s.tables)*directoryEntry)
	binary.BigEndian.PutUint32(head, tagTrueType)
	n := uint16(0)
	for _, r := range s.tables {
		if show(r.tag) {
			head = append(head, r.tag...)
			head = append(head, 0, 0, 0, 0) // checksum
			head = binary.BigEndian.AppendUint32(head, uint32(r.offset))
			head = binary.BigEndian.AppendUint32(head, uint32(r.length))
			n++
		}
	}
	binary.BigEndian.PutUint16(head[4:], n)
	return &view{bytes.NewReader(head), bytes.NewReader(s.data)}
}

// Read reads the directory, which is all that is read in sequence.
func (v *view) Read(p []byte) (int, error) { return io.ReadFull(v.directory, p) }

// Seek moves within the directory.
func (v *view) Seek(offset int64, whence int) (int64, error) {
	return v.directory.Seek(offset, whence)
}

// ReadAt reads a table.
func (v *view) ReadAt(p []byte, off int64) (int, error) { return v.file.ReadAt(p, off) }
