package asset_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish/asset"
)

// origin gives one picture, or fails.
type origin struct {
	data []byte
	down bool
}

var errDown = errors.New("the server is down")

func (o origin) Fetch(context.Context, string) ([]byte, error) {
	if o.down {
		return nil, errDown
	}
	return o.data, nil
}

// vouched reports whether a note says of a copy that it is what was fetched.
func vouched(note, copied []byte) bool {
	var n struct {
		Bytes int    `json:"bytes"`
		CRC   uint32 `json:"crc32"`
	}
	return json.Unmarshal(note, &n) == nil && n.Bytes == len(copied) && (n.CRC == 0 || n.CRC == crc32.ChecksumIEEE(copied))
}

// FuzzCache finds any bytes in the folder of the pictures, as a copy and as what
// lies beside it. They are used where the note vouches for them, or where no
// note was ever there; else the picture is fetched, or is not to be had.
func FuzzCache(f *testing.F) {
	good := pngOf(f, 3, 2)
	noted := func(data []byte) []byte {
		b, err := json.Marshal(map[string]any{"url": "u", "bytes": len(data), "crc32": crc32.ChecksumIEEE(data), "fetched": time.Unix(1, 0), "etag": "x"})
		if err != nil {
			f.Fatal(err)
		}
		return b
	}
	bent := bytes.Clone(good)
	bent[20] ^= 8
	for _, note := range [][]byte{noted(good), noted(good)[:40], nil, []byte("{}"), []byte("null"), []byte("[1]"), []byte(`{"bytes":-1}`), []byte(`{"bytes":1e99}`), []byte(`{"fetched":"never"}`)} {
		f.Add(bent, note, true, true)
	}
	for _, data := range [][]byte{good, good[:30], nil, []byte("<html>")} {
		f.Add(data, noted(data), true, true)
		f.Add(data, noted(good), true, false)
		f.Add(data, []byte{}, false, false)
	}
	now := time.Unix(1_700_000_000, 0)
	f.Fuzz(func(t *testing.T, copied, note []byte, noteThere, down bool) {
		const url = "https://example.org/a.png"
		sum := sha256.Sum256([]byte(url))
		path := filepath.Join(t.TempDir(), hex.EncodeToString(sum[:]))
		write(t, path, copied)
		if noteThere {
			write(t, path+".json", note)
		}
		trusted := len(copied) > 0 && (!noteThere || vouched(note, copied))
		for _, c := range []asset.Cache{{Next: origin{good, down}, Now: func() time.Time { return now }}, {Next: origin{good, down}}, {}} {
			c.Dir = filepath.Dir(path)
			stamp, _ := c.Stamp(t.Context(), url)
			data, err := c.Fetch(t.Context(), url)
			switch {
			case data == nil && !errors.Is(err, errDown) && !errors.Is(err, asset.ErrOffline):
				t.Fatalf("nothing, and %v", err)
			case data != nil && !bytes.Equal(data, good) && !(trusted && bytes.Equal(data, copied)):
				t.Fatalf("trusts %q beside the note %q", data, note)
			case data != nil && stamp == "":
				t.Errorf("a picture, but no stamp of it")
			}
		}
		derived := asset.Derived{Dir: t.TempDir()}
		write(t, filepath.Join(derived.Dir, "k"), copied)
		if data, ok := derived.Get("k"); ok && !bytes.Equal(copied, append(bytes.Clone(data), be(crc32.ChecksumIEEE(data))...)) {
			t.Errorf("takes %q for a picture that was put there", copied)
		}
		derived.Put("k", copied)
		if data, ok := derived.Get("k"); !ok || !bytes.Equal(data, copied) {
			t.Errorf("%q put, %q got", copied, data)
		}
	})
}

func be(n uint32) []byte { return []byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)} }

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
