package imaging

import (
	"bytes"

	"golang.org/x/image/bmp"
)

func probeBMP(data []byte, info *Info) error {
	c, err := bmp.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return broken(err)
	}
	info.stored = size{c.Width, c.Height}
	info.Memory = 4 * int64(c.Width) * int64(c.Height)
	info.Alpha = true // 32-bit files may say so; the pixels tell
	return nil
}
