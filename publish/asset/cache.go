package asset

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/render/imaging"
)

// Cache keeps pictures in a folder, each as the SHA-256 of its URL in hex,
// and beside it, as .json, what the server said of it. A file put there by
// hand does as well. Files appear by rename, so that several programs may
// share the folder.
type Cache struct {
	Dir  string
	Next Fetcher // asked for what is not there; nil: never the network
	// Fresh is how long a copy holds before the server is asked whether it
	// still does; 0 is seven days. A copy that cannot be renewed stays in use.
	Fresh time.Duration
	// Now is the clock that Fresh goes by; nil: copies hold for ever.
	Now func() time.Time
	Log *slog.Logger // hears of files that cannot be kept; nil: silence
}

// note is what lies beside a copy.
type note struct {
	URL     string    `json:"url"`
	Bytes   int       `json:"bytes"`
	CRC     uint32    `json:"crc32,omitempty"` // of the bytes, IEEE
	Fetched time.Time `json:"fetched"`
	Tried   time.Time `json:"tried,omitzero"` // when it last could not be renewed
	Validators
}

// Fetch gives the copy of a URL, fetched or renewed where it must be.
func (c *Cache) Fetch(ctx context.Context, url string) ([]byte, error) {
	data, n := c.copy(url)
	switch {
	case data == nil && c.Next == nil:
		return nil, ErrOffline
	case data == nil:
		return c.renew(ctx, url, nil, note{URL: url})
	case c.holds(n):
		return data, nil
	case c.Now().Sub(n.Tried) < time.Hour:
		return data, fmt.Errorf("%w: fetched %s, and its server did not answer lately", ErrStale, n.Fetched.Format(time.DateOnly))
	}
	return c.renew(ctx, url, data, *n)
}

// holds reports whether a copy need not be renewed.
func (c *Cache) holds(n *note) bool {
	return c.Next == nil || c.Now == nil || n == nil || c.Now().Sub(n.Fetched) < c.fresh()
}

// Stamp gives the size and time of a copy, fetched or renewed where it must be.
func (c *Cache) Stamp(ctx context.Context, url string) (string, error) {
	path := c.path(url)
	info, err := os.Stat(path)
	n := readNote(path + ".json")
	if err != nil || info.Size() == 0 || n != nil && int64(n.Bytes) != info.Size() || !c.holds(n) {
		if data, err := c.Fetch(ctx, url); data == nil {
			return "", err
		}
		info, err = os.Stat(path)
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano()), nil
}

// Kept gives the way to the copy of a URL, as long as it is of that size.
func (c *Cache) Kept(url string, size int) func() ([]byte, error) {
	path := c.path(url)
	if info, err := os.Stat(path); err != nil || info.Size() != int64(size) {
		return nil
	}
	return func() ([]byte, error) { return os.ReadFile(path) }
}

func (c *Cache) fresh() time.Duration {
	if c.Fresh == 0 {
		return 7 * 24 * time.Hour
	}
	return c.Fresh
}

// fits reports whether a copy is what was fetched.
func (n *note) fits(data []byte) bool {
	return n.Bytes == len(data) && (n.CRC == 0 || n.CRC == crc32.ChecksumIEEE(data))
}

// copy reads a copy and its note. A copy that is not what was fetched counts as
// none, and so does one that is no picture when it can be fetched anew.
func (c *Cache) copy(url string) ([]byte, *note) {
	path := c.path(url)
	f, err := os.Open(path)
	if err != nil {
		return nil, nil
	}
	defer f.Close()
	data, err := readAll(f, imaging.Limits{}.FileBytes())
	if err != nil || len(data) == 0 {
		return nil, nil
	}
	n := readNote(path + ".json")
	if n != nil && !n.fits(data) || imaging.Sniff(data) == "" && c.Next != nil {
		return nil, nil
	}
	return data, n
}

// readNote reads a note, nil where there is none. One that is spoilt vouches for
// nothing: the copy may be, too.
func readNote(path string) *note {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var n note
	if err != nil || json.Unmarshal(text, &n) != nil {
		return &note{}
	}
	return &n
}

// renew fetches what is new. have is the copy there is, nil for none.
func (c *Cache) renew(ctx context.Context, url string, have []byte, n note) ([]byte, error) {
	if have == nil {
		n = note{URL: url}
	}
	r, err := c.ask(ctx, url, n.Validators)
	if err == nil && have != nil && !r.Unchanged && imaging.Sniff(r.Data) == "" {
		err = fmt.Errorf("%w came in its place", imaging.ErrType)
	}
	switch {
	case err != nil && have != nil && ctx.Err() == nil:
		n.Tried = c.now()
		c.keep(url, nil, n)
		return have, fmt.Errorf("%w: fetched %s; %w", ErrStale, n.Fetched.Format(time.DateOnly), err)
	case err != nil:
		return nil, err
	case r.Unchanged:
		n.Fetched, n.Tried = c.now(), time.Time{}
		c.keep(url, nil, n)
		return have, nil
	case imaging.Sniff(r.Data) != "": // a web page is not worth keeping
		c.keep(url, r.Data, note{URL: url, Bytes: len(r.Data), CRC: crc32.ChecksumIEEE(r.Data), Fetched: c.now(), Validators: r.Validators})
	}
	return r.Data, nil
}

func (c *Cache) ask(ctx context.Context, url string, v Validators) (Response, error) {
	if f, ok := c.Next.(Renewer); ok {
		return f.Renew(ctx, url, v)
	}
	data, err := c.Next.Fetch(ctx, url)
	return Response{Data: data}, err
}

func (c *Cache) now() time.Time {
	if c.Now == nil {
		return time.Time{}
	}
	return c.Now().UTC()
}

// keep stores a copy, unless data is nil, and then its note. That it cannot
// is no fault of the picture.
func (c *Cache) keep(url string, data []byte, n note) {
	path := c.path(url)
	text, err := json.Marshal(n)
	if err == nil && data != nil {
		err = bookfile.WriteSync(path, data)
	}
	if err == nil {
		err = bookfile.WriteSync(path+".json", text)
	}
	if err != nil && c.Log != nil {
		c.Log.Warn("a picture could not be cached", "url", url, "error", err)
	}
}

func (c *Cache) path(url string) string {
	sum := sha256.Sum256([]byte(url))
	return filepath.Join(c.Dir, hex.EncodeToString(sum[:]))
}

// Derived keeps scaled and recoded pictures in a folder; it is an
// imaging.Cache. It may be deleted at any time.
type Derived struct{ Dir string }

// Get reads a derived picture. Each file ends in a checksum of the rest: what
// a disk has spoilt, or a power cut left half written, is made again.
func (d Derived) Get(key string) ([]byte, bool) {
	file, err := os.ReadFile(filepath.Join(d.Dir, key))
	if err != nil || len(file) < crc32.Size {
		return nil, false
	}
	data, sum := file[:len(file)-crc32.Size], file[len(file)-crc32.Size:]
	return data, binary.BigEndian.Uint32(sum) == crc32.ChecksumIEEE(data)
}

// Put keeps a derived picture. A full disk costs time at the next run, no more.
func (d Derived) Put(key string, data []byte) {
	file := make([]byte, 0, len(data)+crc32.Size)
	file = binary.BigEndian.AppendUint32(append(file, data...), crc32.ChecksumIEEE(data))
	_ = bookfile.Write(filepath.Join(d.Dir, key), file)
}
