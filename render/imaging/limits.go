package imaging

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
)

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
		return TooLong(int64(len(data)), l.FileBytes())
	}
	if info.Memory > l.memory() {
		return TooBig("Pictures.Memory", l.memory(), "%d×%d pixels", info.Width, info.Height)
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

// TooBig is the error of a picture that is so much, which is past a limit:
// errors.Is finds ErrTooBig in it, errors.As a *doc.LimitError.
func TooBig(limit string, most int64, format string, args ...any) error {
	return fmt.Errorf("%w: %s: %w", ErrTooBig, fmt.Sprintf(format, args...), &doc.LimitError{Name: limit, Max: most})
}

// TooLong is TooBig for a file of n bytes.
func TooLong(n, most int64) error { return TooBig("Pictures.Bytes", most, "%d bytes", n) }
