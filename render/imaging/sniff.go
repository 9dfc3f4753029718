package imaging

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// The media types Sniff tells.
const (
	MIMEPNG  = "image/png"
	MIMEJPEG = "image/jpeg"
	MIMEGIF  = "image/gif"
	MIMEWebP = "image/webp"
	MIMEBMP  = "image/bmp"
	MIMETIFF = "image/tiff"
	MIMESVG  = "image/svg+xml"
	MIMEAVIF = "image/avif"
	MIMEHEIC = "image/heic"
	MIMEJXL  = "image/jxl"
	MIMEIcon = "image/x-icon"
	MIMEJP2  = "image/jp2"
	MIMEPSD  = "image/vnd.adobe.photoshop"
)

// Sniff tells a picture's type by its first bytes, "" when it is none.
func Sniff(data []byte) string {
	for _, m := range []struct{ magic, mime string }{
		{"\x89PNG\r\n\x1a\n", MIMEPNG},
		{"\xff\xd8\xff", MIMEJPEG},
		{"GIF87a", MIMEGIF},
		{"GIF89a", MIMEGIF},
		{"II*\x00", MIMETIFF},
		{"MM\x00*", MIMETIFF},
		{"\xff\x0a", MIMEJXL},
		{"\x00\x00\x00\x0cJXL ", MIMEJXL},
		{"\x00\x00\x01\x00", MIMEIcon},
		{"\x00\x00\x00\x0cjP  ", MIMEJP2},
		{"\xff\x4f\xff\x51", MIMEJP2},
		{"8BPS", MIMEPSD},
	} {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return m.mime
		}
	}
	switch {
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return MIMEWebP
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return sniffBox(data)
	case len(data) >= 26 && string(data[:2]) == "BM" && data[15] == 0 && data[16] == 0:
		return MIMEBMP // a header of under 64 KB follows the 14 bytes of the file's
	case isSVG(data):
		return MIMESVG
	}
	return ""
}

// sniffBox tells the pictures among ISO base media files by the brands of their
// first box (ISO 14496-12, 4.3): the major one, a version, those compatible.
func sniffBox(data []byte) string {
	n := min(len(data), int(min(binary.BigEndian.Uint32(data), 1<<10)))
	for at := 8; at+4 <= n; at += 4 {
		switch string(data[at : at+4]) {
		case "avif", "avis":
			return MIMEAVIF
		case "heic", "heix", "heim", "heis", "hevc", "hevx":
			return MIMEHEIC
		}
	}
	return ""
}

// isSVG looks for the root element behind a prolog: an XML declaration,
// comments, a document type.
func isSVG(data []byte) bool {
	b := data[:min(len(data), 8<<10)]
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		b = bytes.ReplaceAll(b[2:], []byte{0}, nil) // UTF-16; the prolog is ASCII
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	for {
		b = bytes.TrimLeft(b, " \t\r\n")
		var end string
		switch {
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<!")):
			return bytes.Contains(b, []byte("<svg")) || bytes.HasPrefix(b, []byte("<!DOCTYPE svg"))
		default:
			return isRoot(b, "<svg") || isRoot(b, "<svg:svg")
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return false
		}
		b = b[i+len(end):]
	}
}

func isRoot(b []byte, name string) bool {
	return len(b) > len(name) && string(b[:len(name)]) == name &&
		bytes.IndexByte([]byte(" \t\r\n/>"), b[len(name)]) >= 0
}

// describe says what bytes that are no picture look like, for a message.
func describe(data []byte) string {
	head := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	switch {
	case len(data) == 0:
		return "it is empty"
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return "it is a web page"
	case bytes.HasPrefix(head, []byte("%pdf")):
		return "it is a PDF"
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return "it is compressed by gzip"
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return "it is a video, or of a kind that phones write"
	case bytes.HasPrefix(data, []byte("version https://git-lfs")):
		return "it is a Git LFS pointer, not the picture"
	case utf8.Valid(data[:min(len(data), 256)]) && bytes.IndexByte(head, 0) < 0:
		return "it is text"
	}
	return "its bytes say nothing"
}
