package pdf

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"strconv"
)

// header says the version and, with bytes above 127, that the file is binary
// (ISO 19005-2, 6.1.2).
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// perObjectStream is how many objects share an object stream. A reader
// unpacks all of a stream to get at one object of it.
const perObjectStream = 200

// place is an entry of the cross-reference stream (ISO 32000-1, Table 18).
type place struct {
	kind  byte // 0 free, 1 at an offset, 2 in an object stream
	where int  // the offset, or the number of the object stream
	index int  // in the object stream
}

// writer writes to w and remembers how far it came and what went wrong first.
type writer struct {
	w      *bufio.Writer // of a stream there are three pieces, most of them small
	hash   hash.Hash
	offset int
	err    error
}

func (w *writer) write(b []byte) {
	if w.err != nil {
		return
	}
	_, err := w.w.Write(b)
	w.hash.Write(b)
	w.offset += len(b)
	w.err = err
}

// write packs the objects, compresses and writes the file. trailer is what
// the cross-reference stream's dictionary says beside itself.
func (f *file) write(ctx context.Context, w io.Writer, trailer dict) error {
	places := make([]place, len(f.objects), len(f.objects)+16)
	places = f.pack(places)
	if err := f.deflate(ctx); err != nil {
		return err
	}
	out := &writer{w: bufio.NewWriterSize(w, 32<<10), hash: sha256.New()}
	out.write([]byte(header))
	var b []byte
	for i := range f.objects {
		o := &f.objects[i]
		if !o.isStream {
			continue
		}
		stream := o.stream
		if o.load != nil {
			var err error
			if stream, err = o.load(); err != nil {
				return err
			}
		}
		places[i] = place{kind: 1, where: out.offset}
		b = appendStreamHead(b[:0], ref(i), o.value, len(stream))
		out.write(b)
		out.write(stream)
		out.write([]byte("\nendstream\nendobj\n"))
	}
	return f.writeXref(ctx, out, places, trailer)
}

// appendStreamHead writes a stream object up to its data; value is its
// dictionary without Length.
func appendStreamHead(dst []byte, r ref, value []byte, length int) []byte {
	dst = append(strconv.AppendInt(dst, int64(r), 10), " 0 obj\n"...)
	dst = append(dst, value[:len(value)-len(">>")]...)
	dst = append(dst, "/Length "...)
	dst = strconv.AppendInt(dst, int64(length), 10)
	return append(dst, ">>\nstream\n"...)
}

// pack puts all objects that are no streams into object streams.
func (f *file) pack(places []place) []place {
	var head, body []byte
	var held []int
	flush := func() {
		if len(held) == 0 {
			return
		}
		d := dict{{"Type", []byte("/ObjStm")}}
		d = d.with("N", strconv.Itoa(len(held))).with("First", strconv.Itoa(len(head)))
		r := f.addStream(d, append(clone(head), body...))
		places = append(places, place{})
		for i, number := range held {
			places[number] = place{kind: 2, where: int(r), index: i}
		}
		head, body, held = head[:0], body[:0], held[:0]
	}
	for i, o := range f.objects {
		if o.isStream || o.value == nil {
			continue
		}
		head = append(strconv.AppendInt(head, int64(i), 10), ' ')
		head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
		body = append(append(body, o.value...), '\n')
		if held = append(held, i); len(held) == perObjectStream {
			flush()
		}
	}
	flush()
	return places
}

// writeXref writes the cross-reference stream, which is the trailer, too. The
// file's identifier is a hash of all that stands before.
func (f *file) writeXref(ctx context.Context, out *writer, places []place, trailer dict) error {
	r, at := f.reserve(1), out.offset
	places = append(places, place{kind: 1, where: at})
	id := "<" + hex.EncodeToString(out.hash.Sum(nil)[:16]) + ">"
	d := append(dict{{"Type", []byte("/XRef")}}, trailer...)
	d = d.with("Size", strconv.Itoa(len(places))).with("W", "[1 4 2]").with("ID", "["+id+id+"]")
	d = d.with("DecodeParms", "<</Predictor 12/Columns 7>>")
	f.setStream(r, d, xrefRows(places))
	if err := f.deflate(ctx); err != nil {
		return err
	}
	o := f.get(r)
	out.write(appendStreamHead(nil, r, o.value, len(o.stream)))
	out.write(o.stream)
	out.write([]byte("\nendstream\nendobj\nstartxref\n" + strconv.Itoa(at) + "\n%%EOF\n"))
	return cmp.Or(out.err, out.w.Flush())
}

// xrefRows writes the entries for the PNG predictor "up" (ISO 32000-1,
// 7.4.4.4): the rows of an object stream then differ by one bit.
func xrefRows(places []place) []byte {
	rows := make([]byte, 0, 8*len(places))
	var last [7]byte
	for i, p := range places {
		if i == 0 {
			p.index = 0xFFFF // the head of the free list
		}
		var row [7]byte
		row[0] = p.kind
		be.PutUint32(row[1:], uint32(p.where))
		be.PutUint16(row[5:], uint16(p.index))
		rows = append(rows, 2)
		for k := range row {
			rows = append(rows, row[k]-last[k])
		}
		last = row
	}
	return rows
}
