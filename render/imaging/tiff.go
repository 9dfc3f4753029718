package imaging

import (
	"bytes"

	"golang.org/x/image/tiff"
)

func probeTIFF(data []byte, info *Info) error {
	c, err := tiff.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return broken(err)
	}
	info.stored = size{c.Width, c.Height}
	info.Orientation = tiffOrientation(data)
	info.Memory = 8 * int64(c.Width) * int64(c.Height)
	info.Alpha = true
	return nil
}
