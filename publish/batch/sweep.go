package batch

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sweep removes the temporary files of runs that were killed. Shards leave
// that to a run of all posts, since another shard's may be in use.
func (r *run) sweep() error {
	if !r.job.Shard.whole() {
		return nil
	}
	return filepath.WalkDir(r.job.Out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isTemporary(d.Name()) {
			return err
		}
		return os.Remove(path)
	})
}

// isTemporary knows the names that package bookfile gives.
func isTemporary(name string) bool {
	return strings.HasPrefix(name, ".octavo-") && strings.HasSuffix(name, ".tmp")
}
