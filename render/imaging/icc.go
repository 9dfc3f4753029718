package imaging

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"io"
	"math"
)

// primaries are the linear red, green and blue of a colour space in ICC's
// connection space, a column each: XYZ under D50 (ICC.1:2010, 6.3.4).
type primaries [3][3]float64

var srgb = primaries{
	{0.4361, 0.3851, 0.1431},
	{0.2225, 0.7169, 0.0606},
	{0.0139, 0.0971, 0.7141},
}

// fromXYZ is the inverse of srgb.
var fromXYZ = primaries{
	{3.1342, -1.6174, -0.4907},
	{-0.9788, 1.9161, 0.0335},
	{0.0720, -0.2290, 1.4057},
}

// profile is the colour space of a picture whose colours are not sRGB's, such
// as a phone's Display P3. Profiles of tables instead of primaries, such as
// printers have, are taken for sRGB, as are those that are damaged.
type profile struct {
	primaries primaries
	curves    [3][]byte // red's, green's and blue's tags
}

// readProfile reads an ICC profile; nil where the colours are sRGB's.
func readProfile(icc []byte) *profile {
	if len(icc) < 132 || string(icc[16:20]) != "RGB " {
		return nil
	}
	tags := map[string][]byte{}
	table := icc[132:]
	for range min(binary.BigEndian.Uint32(icc[128:]), 100) {
		if len(table) < 12 {
			return nil
		}
		at, n := uint64(binary.BigEndian.Uint32(table[4:])), uint64(binary.BigEndian.Uint32(table[8:]))
		if at+n <= uint64(len(icc)) {
			tags[string(table[:4])] = icc[at : at+n]
		}
		table = table[12:]
	}
	p := &profile{}
	far := false
	for i, color := range []string{"r", "g", "b"} {
		xyz := tags[color+"XYZ"]
		p.curves[i] = tags[color+"TRC"]
		if len(xyz) < 20 || len(p.curves[i]) < 12 {
			return nil
		}
		for k := range 3 {
			p.primaries[k][i] = s15Fixed16(xyz[8+4*k:])
			far = far || math.Abs(p.primaries[k][i]-srgb[k][i]) > 0.01
		}
	}
	if !far {
		return nil
	}
	return p
}

func s15Fixed16(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// linear gives the light of a sample, both from 0 to 1, by the tag of its curve.
func linear(tag []byte, v float64) float64 {
	switch string(tag[:4]) {
	case "para":
		v = parametric(tag[8:], v)
	case "curv":
		v = sampled(tag[8:], v)
	}
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, 0), 1)
}

// parametric is a curve of ICC.1:2010, 10.15: a power with a line below it.
func parametric(body []byte, v float64) float64 {
	sizes := [...]int{1, 3, 4, 5, 7} // of parameters, by kind
	kind := int(binary.BigEndian.Uint16(body))
	if kind >= len(sizes) || len(body) < 4+4*sizes[kind] {
		return v
	}
	p := [7]float64{1: 1} // g, a to f
	for i := range sizes[kind] {
		p[i] = s15Fixed16(body[4+4*i:])
	}
	g, a, b, c, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	if kind == 1 || kind == 2 {
		c, d, e, f = 0, -b/a, c, c
	}
	if v < d {
		return float64(c*v) + f
	}
	return math.Pow(float64(a*v)+b, g) + e
}

// sampled is a curve of ICC.1:2010, 10.5: nothing, a power, or a table.
func sampled(body []byte, v float64) float64 {
	be := binary.BigEndian
	n := int(min(be.Uint32(body), 1<<16))
	if len(body) < 4+2*n {
		return v
	}
	switch n {
	case 0:
		return v
	case 1:
		return math.Pow(v, float64(be.Uint16(body[4:]))/256)
	}
	at := v * float64(n-1)
	i := min(int(at), n-2)
	low, high := float64(be.Uint16(body[4+2*i:])), float64(be.Uint16(body[6+2*i:]))
	return (low + float64((high-low)*(at-float64(i)))) / 65535
}

// Fixed point: light goes to full, what mixes it is in units, and samples are
// looked up at so many steps.
const (
	lightFull  = 1<<16 - 1
	lightUnit  = 1 << 14
	lightSteps = 1 << 12
)

// toSRGB brings pixels to sRGB. Greys need nothing.
func (p *profile) toSRGB(img image.Image) image.Image {
	if _, grey := img.(*image.Gray); p == nil || grey {
		return img
	}
	var light [3][256]int64
	for i := range light {
		for v := range light[i] {
			light[i][v] = int64(math.Round(lightFull * linear(p.curves[i], float64(v)/255)))
		}
	}
	mix, samples := p.mix(), srgbSamples()
	out := straight(img)
	for i := 0; i+3 < len(out.Pix); i += 4 {
		px := out.Pix[i : i+3 : i+3]
		r, g, b := light[0][px[0]], light[1][px[1]], light[2][px[2]]
		for k, m := range mix {
			v := min(max((m[0]*r+m[1]*g+m[2]*b)/lightUnit, 0), lightFull)
			px[k] = samples[(v*lightSteps+lightFull/2)/lightFull]
		}
	}
	if out.Opaque() {
		return &image.RGBA{Pix: out.Pix, Stride: out.Stride, Rect: out.Rect} // for which the encoder has a faster way
	}
	return out
}

// mix says how much of the profile's light of each colour is in sRGB's.
func (p *profile) mix() (m [3][3]int64) {
	for r := range m {
		for c := range m {
			sum := 0.0
			for k := range 3 {
				sum += float64(fromXYZ[r][k] * p.primaries[k][c])
			}
			m[r][c] = int64(math.Round(sum * lightUnit))
		}
	}
	return m
}

// srgbSamples are the samples of light (IEC 61966-2-1).
func srgbSamples() *[lightSteps + 1]uint8 {
	var s [lightSteps + 1]uint8
	for i := range s {
		v := float64(i) / lightSteps
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = float64(1.055*math.Pow(v, 1/2.4)) - 0.055
		}
		s[i] = uint8(math.Round(255 * v))
	}
	return &s
}

// inflated unpacks the profile of a PNG's iCCP chunk: a name, a zero, a method,
// the packed bytes.
func inflated(body []byte) []byte {
	const most = 1 << 20
	i := bytes.IndexByte(body, 0)
	if i < 0 || i+2 > len(body) {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(body[i+2:]))
	if err != nil {
		return nil
	}
	icc, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return nil
	}
	return icc
}
