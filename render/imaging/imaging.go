// Package imaging is the one place where pixels are decoded, turned upright,
// scaled and encoded again. Formats are told by their bytes, never by a name;
// what a page or a reader can take as it is passes through untouched.
//
//	info, err := imaging.Probe(data) // reads headers only
//	pic, err := imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: 1559})
//
// Everything is checked against Limits before it is decoded, and the same
// input gives the same bytes: the scaler counts in integers.
package imaging

import (
	"errors"
	"fmt"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// The ways a picture can fail; errors.Is finds them.
var (
	ErrType   = errors.New("not a kind of picture that is read")
	ErrBroken = errors.New("the picture is damaged")
	ErrTooBig = errors.New("the picture is too big")
)

// Info is what the headers of a picture tell.
type Info struct {
	MIME        string // "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff"
	Width       int    // pixels, the orientation applied
	Height      int
	Orientation int   // EXIF, 1 (upright) to 8
	Alpha       bool  // some pixels may be transparent
	Animated    bool  // more than one frame
	Memory      int64 // bytes that decoding takes, about

	stored size     // as the pixels lie in the file
	lossy  bool     // compressed as a photograph
	whole  bool     // nothing is cut off
	plain  bool     // gopdf draws it as it is
	still  []byte   // the first frame of an animated WebP, as a file of its own
	ycc    bool     // a JPEG in grey or YCbCr
	colors *profile // nil: sRGB's
	inkCut bool     // four inks without Adobe's marker, which the decoder insists on
}

type size struct{ w, h int }

// Probe reads a picture's headers. It decodes no pixel.
func Probe(data []byte) (Info, error) {
	info := Info{MIME: Sniff(data), Orientation: 1, whole: true}
	var err error
	switch info.MIME {
	case MIMEPNG:
		err = probePNG(data, &info)
	case MIMEJPEG:
		err = probeJPEG(data, &info)
	case MIMEGIF:
		err = probeGIF(data, &info)
	case MIMEWebP:
		err = probeWebP(data, &info)
	case MIMEBMP:
		err = probeBMP(data, &info)
	case MIMETIFF:
		err = probeTIFF(data, &info)
	case "":
		return Info{}, fmt.Errorf("%w: %s", ErrType, describe(data))
	default:
		return Info{}, fmt.Errorf("%w: %s", ErrType, info.MIME)
	}
	if err != nil {
		return Info{}, err
	}
	if info.stored.w <= 0 || info.stored.h <= 0 {
		return Info{}, fmt.Errorf("%w: it has no pixels", ErrBroken)
	}
	info.Width, info.Height = upright(info.stored.w, info.stored.h, info.Orientation)
	return info, nil
}

// broken wraps what a decoder says: that the picture is damaged, or of a sort
// that it does not know.
func broken(err error) error {
	var (
		inJPEG jpeg.UnsupportedError
		inPNG  png.UnsupportedError
		inTIFF tiff.UnsupportedError
	)
	if errors.As(err, &inJPEG) || errors.As(err, &inPNG) || errors.As(err, &inTIFF) || errors.Is(err, bmp.ErrUnsupported) {
		return fmt.Errorf("%w: %v", ErrType, err)
	}
	return fmt.Errorf("%w: %v", ErrBroken, err)
}
