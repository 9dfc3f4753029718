package asset

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/octavo-press/octavo/render/imaging"
)

var errNoName = errors.New("it names no picture")

// read gives the bytes that a reference leads to. It may give an error beside
// them, see ErrStale.
func (r Resolver) read(ctx context.Context, ref ref) (found, error) {
	url := strings.TrimSpace(ref.url)
	switch scheme := scheme(url); {
	case url == "":
		return found{}, errNoName
	case scheme == "data":
		again := func() ([]byte, error) { return imaging.DataURL(url, r.limits().FileBytes()) }
		data, err := again()
		return found{data: data, again: again}, err
	case scheme == "http" || scheme == "https":
		return r.fetch(ctx, url)
	case strings.HasPrefix(url, "//"):
		return r.fetch(ctx, "https:"+url)
	case scheme != "":
		return found{}, fmt.Errorf("%s: is no way to fetch a picture", scheme)
	}
	return r.local(url, ref.pos.File)
}

// fetch asks the Fetcher. Without one there is no network.
func (r Resolver) fetch(ctx context.Context, url string) (found, error) {
	if r.Fetcher == nil {
		return found{}, ErrOffline
	}
	data, err := r.Fetcher.Fetch(ctx, url)
	if most := r.limits().FileBytes(); int64(len(data)) > most {
		return found{}, imaging.TooLong(int64(len(data)), most)
	}
	f := found{data: data}
	if k, ok := r.Fetcher.(Keeper); ok && data != nil {
		f.again = k.Kept(url, len(data))
	}
	return f, err
}

// scheme gives the scheme of a URL in lower case, "" when it has none. A
// single letter is a Windows drive, and a colon in a file name has no slashes
// behind it.
func scheme(url string) string {
	name, rest, ok := strings.Cut(url, ":")
	if !ok || len(name) < 2 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") != "" {
		return ""
	}
	name = strings.ToLower(name)
	if name == "data" || strings.HasPrefix(rest, "//") {
		return name
	}
	return ""
}

func (r Resolver) limits() imaging.Limits {
	return imaging.Limits{Bytes: r.Limits.Bytes, Memory: r.Limits.Memory}
}
