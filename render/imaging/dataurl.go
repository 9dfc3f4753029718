package imaging

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
)

// DataURL decodes a data URL (RFC 2397) of at most so many bytes. What type it
// claims is not asked.
func DataURL(uri string, most int64) ([]byte, error) {
	head, body, ok := strings.Cut(uri, ",")
	if !ok {
		return nil, fmt.Errorf("%w: the data URL has no comma", ErrBroken)
	}
	if int64(len(body))/4 > most { // base64 and %XX take less than four for one
		return nil, TooBig("Pictures.Bytes", most, "a data URL of %d characters", len(body))
	}
	text, err := url.PathUnescape(body)
	if err != nil {
		text = body // a bare percent sign
	}
	data := []byte(text)
	if strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64") {
		if data, err = base64.RawStdEncoding.DecodeString(base64Text(text)); err != nil {
			return nil, broken(err)
		}
	}
	if int64(len(data)) > most {
		return nil, TooLong(int64(len(data)), most)
	}
	return data, nil
}

// base64Text drops blanks and padding and turns the URL alphabet into the
// common one.
func base64Text(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\r', '\n', '=':
			return -1
		case '-':
			return '+'
		case '_':
			return '/'
		}
		return r
	}, s)
}
