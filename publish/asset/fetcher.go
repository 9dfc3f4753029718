package asset

import (
	"context"
	"errors"
	"time"

	"github.com/octavo-press/octavo/render/imaging"
)

// Fetcher gives the bytes that lie at a URL. Several goroutines call it at
// once. It may give bytes together with an error that is ErrStale.
type Fetcher interface {
	Fetch(ctx context.Context, url string) ([]byte, error)
}

// ErrOffline says that a picture is on the web and the network is not asked.
var ErrOffline = errors.New("it is on the web, and the cache does not have it")

// ErrStale comes with bytes fetched earlier that could not be renewed.
var ErrStale = errors.New("an earlier copy is used")

// Validators tell a server which copy one has (RFC 9110, 8.8).
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// Response is what came of a conditional fetch.
type Response struct {
	Data       []byte
	Unchanged  bool // the copy that one has still holds; Data is empty
	Validators Validators
}

// Renewer is a Fetcher that can ask whether a copy still holds.
type Renewer interface {
	Fetcher
	Renew(ctx context.Context, url string, have Validators) (Response, error)
}

// Stamper is a Fetcher that can tell whether what it would give is still the
// same, without reading it. A stamp is any text that changes with the bytes.
type Stamper interface {
	Fetcher
	Stamp(ctx context.Context, url string) (string, error)
}

// Keeper is a Fetcher that keeps copies of pictures. Those need not stay in
// memory until their book is written.
type Keeper interface {
	Fetcher
	// Kept gives the way to the copy of a URL of so many bytes; nil: there is none.
	Kept(url string, size int) func() ([]byte, error)
}

// stampOf asks for a stamp; the bytes' own hash does where there is no other.
func stampOf(ctx context.Context, f Fetcher, url string) (string, error) {
	if s, ok := f.(Stamper); ok {
		return s.Stamp(ctx, url)
	}
	data, err := f.Fetch(ctx, url)
	if err != nil && data == nil {
		return "", err
	}
	return imaging.Key(data), nil
}

// wait sleeps unless the context ends first.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
