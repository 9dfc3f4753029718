package pdf

import "strconv"

// ref is the number of an object; all generations are 0.
type ref int

// append writes an indirect reference.
func (r ref) append(dst []byte) []byte {
	return append(strconv.AppendInt(dst, int64(r), 10), " 0 R"...)
}

func (r ref) bytes() []byte { return r.append(nil) }

// object is one object of the file. A stream's dictionary is written without
// Length.
type object struct {
	value    []byte // nil for a number that is not used
	stream   []byte
	load     func() ([]byte, error) // gives the stream when it is written; nil: it is there
	isStream bool                   // it is a stream
	deflate  bool                   // the stream is yet to be compressed
}

// file is the objects of a file by number; number 0 is not used.
type file struct {
	objects []object
}

// reserve gives n new numbers in a row, and the first of them.
func (f *file) reserve(n int) ref {
	r := ref(len(f.objects))
	f.objects = append(f.objects, make([]object, n)...)
	return r
}

// add puts in a new object that is no stream.
func (f *file) add(value []byte) ref {
	r := f.reserve(1)
	f.objects[r].value = value
	return r
}

// addStream puts in a stream, to be compressed when the file is written.
func (f *file) addStream(d dict, data []byte) ref {
	r := f.reserve(1)
	f.setStream(r, d, data)
	return r
}

// setStream makes an object a stream that is to be compressed.
func (f *file) setStream(r ref, d dict, data []byte) {
	f.objects[r] = newStream(d, data)
}

// newStream gives a stream that is to be compressed.
func newStream(d dict, data []byte) object {
	d = d.without("Length").with("Filter", "/FlateDecode")
	return object{value: d.append(nil), stream: data, isStream: true, deflate: true}
}

// get gives an object, an empty one for a number the file does not have.
func (f *file) get(r ref) *object {
	if r <= 0 || int(r) >= len(f.objects) {
		return new(object)
	}
	return &f.objects[r]
}
