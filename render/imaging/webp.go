package imaging

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"

	"golang.org/x/image/webp"
)

// Flags of the VP8X chunk of WebP's container.
const (
	webpAnimated = 1 << 1
	webpAlpha    = 1 << 4
)

func probeWebP(data []byte, info *Info) error {
	info.lossy = true
	chunks, err := webpChunks(data[12:])
	if err != nil {
		return err
	}
	var canvas []byte
	for _, c := range chunks {
		switch c.name {
		case "VP8X":
			if len(c.body) == 10 {
				canvas = c.body
			}
		case "VP8L":
			info.lossy = false
		case "ICCP":
			info.colors = readProfile(c.body)
		case "EXIF":
			info.Orientation = tiffOrientation(bytes.TrimPrefix(c.body, []byte("Exif\x00\x00")))
		case "ANMF":
			if info.still != nil {
				info.Animated = true
				break
			}
			if info.still, err = webpFrame(c.body); err != nil {
				return err
			}
		}
	}
	if info.still != nil {
		data = info.still
	}
	c, err := webp.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return broken(err)
	}
	info.stored = size{c.Width, c.Height}
	info.Alpha = !info.lossy || canvas != nil && canvas[0]&webpAlpha != 0
	info.Memory = 8 * int64(c.Width) * int64(c.Height)
	return nil
}

type webpChunk struct {
	name string
	body []byte
}

// webpChunks splits RIFF chunks, which are padded to even lengths.
func webpChunks(b []byte) ([]webpChunk, error) {
	var chunks []webpChunk
	for len(b) >= 8 {
		n := int64(binary.LittleEndian.Uint32(b[4:]))
		if n > int64(len(b)-8) {
			return nil, fmt.Errorf("%w: the WebP is cut off", ErrBroken)
		}
		chunks = append(chunks, webpChunk{string(b[:4]), b[8 : 8+n]})
		b = b[min(int64(len(b)), 8+n+n&1):]
	}
	return chunks, nil
}

// webpFrame makes the first frame of an animation a file of its own, since
// the decoder knows still pictures only. The frame starts with 16 bytes of
// place and time; its own chunks follow.
func webpFrame(anmf []byte) ([]byte, error) {
	if len(anmf) < 16 {
		return nil, fmt.Errorf("%w: a WebP frame is cut off", ErrBroken)
	}
	chunks, err := webpChunks(anmf[16:])
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	for _, c := range chunks {
		switch c.name {
		case "ALPH":
			head := make([]byte, 10)
			head[0] = webpAlpha
			copy(head[4:], anmf[6:12]) // width and height less one, 24 bits each, as VP8X has them
			putWebPChunk(&body, "VP8X", head)
			putWebPChunk(&body, c.name, c.body)
		case "VP8 ", "VP8L":
			putWebPChunk(&body, c.name, c.body)
		}
	}
	file := []byte("RIFF\x00\x00\x00\x00WEBP")
	binary.LittleEndian.PutUint32(file[4:], uint32(4+body.Len()))
	return append(file, body.Bytes()...), nil
}

func putWebPChunk(w *bytes.Buffer, name string, body []byte) {
	w.WriteString(name)
	w.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(body))))
	w.Write(body)
	if len(body)%2 == 1 {
		w.WriteByte(0)
	}
}

// decodeWebP decodes a still picture. VP8's samples go from 16 to 235 and 240
// (RFC 6386, 9.2), which the decoder hands on as if they were JPEG's full
// range.
func decodeWebP(data []byte) (image.Image, error) {
	img, err := webp.Decode(bytes.NewReader(data))
	switch m := img.(type) {
	case *image.YCbCr:
		widen(m)
	case *image.NYCbCrA:
		widen(&m.YCbCr)
	}
	return img, err
}

// widen brings samples to the full range.
func widen(m *image.YCbCr) {
	var luma, chroma [256]byte
	for i := range 256 {
		luma[i] = byte(min(max((2*255*(i-16)+219)/(2*219), 0), 255))
		c := 2*255*(i-128) + 224*(2*128+1) // shifted up, so that the division rounds one way
		chroma[i] = byte(min(max(c, 0)/(2*224), 255))
	}
	for i, v := range m.Y {
		m.Y[i] = luma[v]
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = chroma[m.Cb[i]], chroma[m.Cr[i]]
	}
}
