package imaging

import "fmt"

// Limits bound what a picture may cost. The zero value allows 64 MB of file
// and 256 MB of pixels, which takes a 24-megapixel photograph at 16 bits.
type Limits struct {
	Bytes  int64 // of the file
	Memory int64 // that decoding takes
}

// FileBytes is the limit on a file, for those who read it.
func (l Limits) FileBytes() int64 {
	if l.Bytes == 0 {
		return 64 << 20
	}
	return l.Bytes
}

func (l Limits) memory() int64 {
	if l.Memory == 0 {
		return 256 << 20
	}
	return l.Memory
}

// Check says whether a picture keeps within the limits.
func (l Limits) Check(data []byte, info Info) error {
	if int64(len(data)) > l.FileBytes() {
		return fmt.Errorf("%w: %d bytes", ErrTooBig, len(data))
	}
	if info.Memory > l.memory() {
		return fmt.Errorf("%w: %d×%d pixels", ErrTooBig, info.Width, info.Height)
	}
	return nil
}

// probe reads the headers of a picture that keeps within the limits.
func (l Limits) probe(data []byte) (Info, error) {
	info, err := Probe(data)
	if err == nil {
		err = l.Check(data, info)
	}
	return info, err
}
