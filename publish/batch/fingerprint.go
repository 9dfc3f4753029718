package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish"
)

// fingerprint hashes all that every book depends on beside its post and
// pictures: the library, the compiler, the configuration. A field that the
// configuration comes to have is part of it without being named here.
func fingerprint(job Job) (string, error) {
	c := job.Config
	parts := []any{publish.Version, runtime.Version(), job.Engine, job.Formats, job.Drafts, c.Fetcher != nil}
	for _, b := range c.Backends {
		parts = append(parts, b.Format(), fmt.Sprintf("%T %+v", b, b))
	}
	for _, f := range c.Fonts {
		parts = append(parts, faceKey(f))
	}
	c.Backends, c.Fonts = nil, nil                 // hashed above
	c.Fetcher, c.Derived, c.Logger = nil, nil, nil // they shape no book
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(append(parts, c)); err != nil {
		return "", fmt.Errorf("the configuration cannot be hashed: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// faceKey tells faces. Of those that a package ships, which are whole, it reads
// the table directory alone: it has a checksum of every table (OpenType 1.9,
// "Table Directory"), and to hash 60 MB of Han would fetch them into memory.
func faceKey(f fonts.File) string {
	data := f.Data
	if f.Package != "" {
		data = data[:min(len(data), directory)]
	}
	sum := sha256.Sum256(data)
	return fmt.Sprint(f.Family, f.Role, f.Weight, f.Italic, f.Langs, f.Package, len(f.Data), hex.EncodeToString(sum[:]))
}

// directory is the bytes that the directory of 31 tables takes.
const directory = 12 + 31*16
