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
// pictures: the library, the compiler, the theme, the faces, the settings. The
// caches and the fetcher are no part of it: they give what they give.
func fingerprint(job Job) (string, error) {
	c := job.Config
	h := sha256.New()
	parts := []any{
		publish.Version, runtime.Version(), job.Engine, job.Formats, job.Drafts,
		c.Theme, c.Paper, c.Cover, c.Links, c.Transform, c.Pictures, c.Limits,
		c.Language, c.Publisher, c.Rights, c.URL, c.Modified, c.Fetcher != nil,
	}
	for _, b := range c.Backends {
		parts = append(parts, b.Format(), fmt.Sprintf("%T %+v", b, b))
	}
	for _, f := range c.Fonts {
		parts = append(parts, faceKey(f))
	}
	if err := json.NewEncoder(h).Encode(parts); err != nil {
		return "", fmt.Errorf("the configuration cannot be hashed: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func faceKey(f fonts.File) string {
	sum := sha256.Sum256(f.Data)
	return fmt.Sprint(f.Family, f.Role, f.Weight, f.Italic, f.Langs, f.Package, hex.EncodeToString(sum[:]))
}
