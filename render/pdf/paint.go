package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/signintech/gopdf"
)

// gopdf v0.37.0 makes the file's skeleton: pages, font objects, pictures with
// their masks. What it cannot do (glyph ids, structure, metadata, write
// errors, see the package comment) is put in when the file is finished.

// painted is what gopdf made, and where the pictures are in it.
type painted struct {
	file     []byte
	pictures []ref // in the order of resources.drawn
}

// paint makes a file of the pages' sizes, with the pictures that they name and
// one font, the pattern of all. The stream of page i is the line that sentinel(i)
// gives. Of many pages it makes the first alone, see followPages.
//
// gopdf panics on some pictures; whatever it does, an error comes back.
func paint(pages []frame.Page, res *resources) (out painted, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("gopdf: %v", r)
		}
	}()
	g := new(gopdf.GoPdf)
	g.Start(gopdf.Config{PageSize: pageSize(&pages[0])})
	g.SetNoCompression()
	if len(res.faces.list) > 0 {
		// All have the same objects, and gopdf makes a compressor for each.
		if err := g.AddTTFFontData("Face", res.faces.list[0].font.skeleton()); err != nil {
			return out, fmt.Errorf("gopdf: %w", err)
		}
	}
	for i := range pages[:opened(len(pages))] {
		size := pageSize(&pages[i])
		g.AddPageWithOption(gopdf.PageOption{PageSize: &size})
		g.SetCustomLineType(nil, float64(i))
		if i == 0 {
			if out.pictures, err = paintPictures(g, res.drawn); err != nil {
				return out, err
			}
		}
	}
	var b bytes.Buffer
	if _, err := g.WriteTo(&b); err != nil {
		return out, fmt.Errorf("gopdf: %w", err)
	}
	out.file = b.Bytes()
	return out, nil
}

// sentinel is the line SetCustomLineType(nil, page) writes, and no other call.
func sentinel(page int) string { return fmt.Sprintf("[] %d.00 d\n", page) }

func pageSize(p *frame.Page) gopdf.Rect { return gopdf.Rect{W: p.W.Points(), H: p.H.Points()} }

// picture is a frame.Picture as gopdf takes it; equal keys are one picture.
type picture struct {
	*bytes.Reader
	key string
}

// ID tells gopdf which pictures are the same.
func (p picture) ID() string { return p.key }

// paintPictures puts the pictures into the file. That they are drawn on the
// page, too, does not matter, since its stream is replaced.
func paintPictures(g *gopdf.GoPdf, pictures []*frame.Picture) ([]ref, error) {
	refs := make([]ref, 0, len(pictures))
	for _, p := range pictures {
		data, err := p.Bytes()
		if err == nil {
			err = checkPicture(p.MIME, data)
		}
		if err != nil {
			return nil, fmt.Errorf("picture %.12s: %w", p.Key, err)
		}
		if p.MIME == mimeJPEG {
			data = jpegHead(data)
		}
		refs = append(refs, ref(g.GetNextObjectID()))
		if err := g.ImageByHolder(picture{bytes.NewReader(data), p.Key}, 0, 0, &gopdf.Rect{W: 1, H: 1}); err != nil {
			return nil, fmt.Errorf("picture %.12s: gopdf: %w", p.Key, err)
		}
	}
	return refs, nil
}

const mimeJPEG = "image/jpeg"

// jpegHead gives a JPEG up to where its first scan begins, in which gopdf finds
// all that it looks for. It would copy what follows thrice; that is put in when
// the file is written, see builder.resources.
func jpegHead(data []byte) []byte {
	const markSOS = 0xDA // ITU-T T.81, table B.1
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		if data[at+1] == markSOS {
			return data[:at+4]
		}
		at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
	}
	return data
}

var errBadPNG = errors.New("not a PNG that can be embedded")

// checkPicture catches the PNG files on which gopdf would read past the end
// or ask for memory without bound: it believes the length of every chunk, and
// ends at the first that is empty.
func checkPicture(mime string, data []byte) error {
	if mime != "image/png" {
		return nil
	}
	const signature, overhead = 8, 12 // a chunk's length, type and checksum
	data = data[min(signature, len(data)):]
	for len(data) >= overhead {
		n, kind := uint64(binary.BigEndian.Uint32(data)), string(data[4:8])
		switch {
		case n+overhead > uint64(len(data)):
			return fmt.Errorf("%w: chunk %q ends after the file", errBadPNG, kind)
		case kind == "IHDR" && !plausible(data[8:8+n]):
			return fmt.Errorf("%w: its size", errBadPNG)
		case kind == "IEND":
			return nil
		case n == 0:
			return fmt.Errorf("%w: chunk %q is empty", errBadPNG, kind)
		}
		data = data[n+overhead:]
	}
	return fmt.Errorf("%w: no end", errBadPNG)
}

// plausible says that a picture's pixels fit in memory several times.
func plausible(header []byte) bool {
	if len(header) < 13 {
		return false
	}
	w, h := uint64(binary.BigEndian.Uint32(header)), uint64(binary.BigEndian.Uint32(header[4:]))
	return w > 0 && h > 0 && w < 1<<20 && h < 1<<20 && w*h <= 1<<27
}
