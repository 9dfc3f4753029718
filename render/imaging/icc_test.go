package imaging_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/octavo-press/octavo/render/imaging"
)

// The primaries of two spaces under D50, rows of X, Y and Z, as their profiles
// have them.
var (
	displayP3 = [3][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}
	adobeRGB  = [3][3]float64{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}}
	plainRGB  = [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}
)

func fixed(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(v*65536)))
	}
	return b
}

// srgbCurve is that of sRGB and of Display P3, gamma22 that of Adobe RGB.
var (
	srgbCurve = fixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	gamma22   = []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33\x00\x00")
)

// iccOf makes a profile of primaries and one curve.
func iccOf(colors [3][3]float64, curve []byte) []byte {
	head := make([]byte, 128)
	copy(head[16:], "RGB XYZ ")
	table, body := binary.BigEndian.AppendUint32(nil, 6), []byte(nil)
	add := func(name string, tag []byte) {
		table = append(table, name...)
		table = binary.BigEndian.AppendUint32(table, uint32(128+4+6*12+len(body)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(tag)))
		body = append(body, tag...)
	}
	for i, c := range []string{"r", "g", "b"} {
		add(c+"XYZ", fixed([]byte("XYZ \x00\x00\x00\x00"), colors[i][:]...))
		add(c+"TRC", curve)
	}
	return append(append(head, table...), body...)
}

// pngWith and jpegWith give a picture of one colour with a profile.
func pngWith(t testing.TB, c color.Color, icc []byte) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(icc)
	z.Close()
	data := pngOf(t, plain(c))
	const head = 33 // signature and IHDR
	return append(chunk(bytes.Clone(data[:head]), "iCCP", append([]byte("p\x00\x00"), packed.Bytes()...)), data[head:]...)
}

func jpegWith(t testing.TB, c color.Color, icc []byte) []byte {
	data := jpegOf(t, plain(c))
	body := append([]byte("ICC_PROFILE\x00\x01\x01"), icc...)
	seg := binary.BigEndian.AppendUint16([]byte{0xff, 0xe2}, uint16(len(body)+2))
	return append(append(append(bytes.Clone(data[:2]), seg...), body...), data[2:]...)
}

func plain(c color.Color) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return m
}

// Colours of wider spaces come out as what they are in sRGB: these are sRGB's
// own corners, as the spaces have them.
func TestProfiles(t *testing.T) {
	p3, adobe := iccOf(displayP3, srgbCurve), iccOf(adobeRGB, gamma22)
	for _, test := range []struct {
		name string
		data []byte
		want color.NRGBA
		far  int
	}{
		{"P3 red", pngWith(t, color.NRGBA{234, 51, 35, 255}, p3), color.NRGBA{255, 0, 0, 255}, 3},
		{"P3 green", pngWith(t, color.NRGBA{117, 251, 76, 255}, p3), color.NRGBA{0, 255, 0, 255}, 12},
		{"P3 white", pngWith(t, color.NRGBA{255, 255, 255, 255}, p3), color.NRGBA{255, 255, 255, 255}, 1},
		{"P3 grey", pngWith(t, color.NRGBA{119, 119, 119, 255}, p3), color.NRGBA{119, 119, 119, 255}, 1},
		{"P3, half there", pngWith(t, color.NRGBA{234, 51, 35, 128}, p3), color.NRGBA{255, 0, 0, 128}, 4},
		{"P3 red in a JPEG", jpegWith(t, color.NRGBA{234, 51, 35, 255}, p3), color.NRGBA{255, 0, 0, 255}, 6},
		{"Adobe red", pngWith(t, color.NRGBA{219, 0, 0, 255}, adobe), color.NRGBA{255, 0, 0, 255}, 3},
		{"Adobe green", pngWith(t, color.NRGBA{144, 255, 60, 255}, adobe), color.NRGBA{0, 255, 0, 255}, 12},
		{"sRGB", pngWith(t, color.NRGBA{234, 51, 35, 255}, iccOf(plainRGB, srgbCurve)), color.NRGBA{234, 51, 35, 255}, 0},
		{"a damaged profile", pngWith(t, color.NRGBA{234, 51, 35, 255}, p3[:200]), color.NRGBA{234, 51, 35, 255}, 0},
	} {
		p, err := imaging.ForPrint(test.data, imaging.PrintOptions{})
		if err != nil {
			t.Fatal(test.name, err)
		}
		img, err := imaging.Decode(p.Data, 0, 0, imaging.Limits{})
		if err != nil {
			t.Fatal(test.name, err)
		}
		got := color.NRGBAModel.Convert(img.At(8, 8)).(color.NRGBA)
		for i, d := range []int{int(got.R) - int(test.want.R), int(got.G) - int(test.want.G), int(got.B) - int(test.want.B), int(got.A) - int(test.want.A)} {
			if max(d, -d) > test.far {
				t.Errorf("%s: %v, want %v (sample %d)", test.name, got, test.want, i)
			}
		}
	}
	// A reader of EPUB knows profiles, or does not care.
	data := jpegWith(t, color.NRGBA{234, 51, 35, 255}, p3)
	if p, err := imaging.ForEPUB(data, imaging.EPUBOptions{}); err != nil || !bytes.Equal(p.Data, data) {
		t.Errorf("a photograph with a profile does not pass: %v", err)
	}
}

// Profiles cut off anywhere do no harm.
func TestProfilesCutOff(t *testing.T) {
	for _, curve := range [][]byte{srgbCurve, gamma22, []byte("curv\x00\x00\x00\x00\xff\xff\xff\xff"), []byte("para\x00\x00\x00\x00\x00\x02\x00\x00"), bytes.Repeat([]byte("para\x00"), 9)} {
		icc := iccOf(displayP3, curve)
		for n := range icc {
			if _, err := imaging.ForPrint(pngWith(t, color.White, icc[:n]), imaging.PrintOptions{}); err != nil {
				t.Fatal(n, err)
			}
		}
	}
}
