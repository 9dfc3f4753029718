package reduced_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"testing"

	"github.com/octavo-press/octavo/render/imaging/reduced"
)

// wave is a picture of soft shapes, as photographs are.
func wave(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fx, fy := float64(x), float64(y)
			m.SetRGBA(x, y, color.RGBA{
				uint8(128 + 100*math.Sin(fx/17)*math.Cos(fy/23)),
				uint8(128 + 90*math.Sin((fx+fy)/31)),
				uint8(128 + 80*math.Cos(fy/19)),
				255,
			})
		}
	}
	return m
}

func encode(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// samples gives the planes of a decoded picture.
func samples(m image.Image) (planes [][]byte, strides []int) {
	switch m := m.(type) {
	case *image.Gray:
		return [][]byte{m.Pix}, []int{m.Stride}
	case *image.YCbCr:
		return [][]byte{m.Y, m.Cb, m.Cr}, []int{m.YStride, m.CStride, m.CStride}
	}
	panic("neither grey nor YCbCr")
}

// mean is the slow and obvious way: the average of a square of samples.
func mean(plane []byte, stride, shift, x, y int) float64 {
	sum, side := 0, 1<<shift
	for j := range side {
		for i := range side {
			sum += int(plane[(y*side+j)*stride+x*side+i])
		}
	}
	return float64(sum) / float64(side*side)
}

func TestDecodeIsTheMeanOfTheFullPicture(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 75, 41))
	for i := range gray.Pix {
		gray.Pix[i] = uint8(128 + 100*math.Sin(float64(i)/200))
	}
	for name, m := range map[string]image.Image{
		"colour": wave(160, 96), "odd": wave(157, 83), "tiny": wave(1, 1), "narrow": wave(3, 200), "gray": gray,
	} {
		data := encode(t, m, 95)
		for shift := 1; shift <= 3; shift++ {
			t.Run(fmt.Sprint(name, shift), func(t *testing.T) { compare(t, data, shift) })
		}
	}
}

func compare(t *testing.T, data []byte, shift int) {
	full, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := reduced.Decode(data, shift)
	if err != nil {
		t.Fatal(err)
	}
	b, round := full.Bounds(), 1<<shift-1
	if want := image.Rect(0, 0, (b.Dx()+round)>>shift, (b.Dy()+round)>>shift); got.Bounds() != want {
		t.Fatalf("size %v, want %v", got.Bounds(), want)
	}
	have, strides := samples(got)
	want, wide := samples(full)
	for i := range have {
		var worst, sum float64
		for at, v := range have[i] {
			x, y := at%strides[i], at/strides[i]
			diff := math.Abs(float64(v) - mean(want[i], wide[i], shift, x, y))
			worst, sum = max(worst, diff), sum+diff
		}
		if worst > 8 || sum/float64(len(have[i])) > 2.5 {
			t.Errorf("plane %d: worst difference %.1f, mean %.2f", i, worst, sum/float64(len(have[i])))
		}
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	data := encode(t, wave(64, 64), 90)
	for n := range len(data) - 2 {
		if _, err := reduced.Decode(data[:n], 1); err == nil && n < len(data)-40 {
			t.Fatalf("took a file cut off at %d of %d", n, len(data))
		}
	}
	data[len(data)-200] = 0xff
	data[len(data)-199] = 0x01
	if _, err := reduced.Decode(data, 1); err == nil {
		t.Error("took a file with a marker amid its scan")
	}
	progressive := bytes.Replace(data, []byte{0xff, 0xc0}, []byte{0xff, 0xc2}, 1)
	if _, err := reduced.Decode(progressive, 1); !errors.Is(err, reduced.ErrUnsupported) {
		t.Errorf("a progressive file: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(f, wave(20, 12), 80), 1)
	f.Add(encode(f, wave(9, 33), 30), 3)
	f.Fuzz(func(t *testing.T, data []byte, shift int) {
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || c.Width*c.Height > 1<<20 {
			return
		}
		m, err := reduced.Decode(data, shift)
		if err == nil && m.Bounds().Empty() {
			t.Error("an empty picture and no error")
		}
	})
}

func BenchmarkDecodeHalf(b *testing.B) {
	data := encode(b, wave(4000, 3000), 90)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reduced.Decode(data, 1); err != nil {
			b.Fatal(err)
		}
	}
}
