package asset

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// notThere is the error for a picture that lies at none of the paths, with
// the one it may have meant.
func (r Resolver) notThere(paths []string) error {
	for _, p := range paths[:min(len(paths), 4)] {
		if near := nearby(r.Root, p); near != "" {
			return fmt.Errorf("there is no such file; is %s meant? %w", near, fs.ErrNotExist)
		}
	}
	return fmt.Errorf("there is no such file: %w", fs.ErrNotExist)
}

// nearby looks for a path that differs in the case of its letters, or in the
// extension of its last part, which are easy to get wrong and hard to see.
func nearby(fsys fs.FS, name string) string {
	found := "."
	parts := strings.Split(name, "/")
	for i, part := range parts {
		entries, err := fs.ReadDir(fsys, found)
		if err != nil {
			return ""
		}
		last := i == len(parts)-1
		best := ""
		for _, e := range entries {
			switch n := e.Name(); {
			case n == part:
				best = n
			case best == "" && strings.EqualFold(n, part):
				best = n
			case best == "" && last && !e.IsDir() && strings.EqualFold(stem(n), stem(part)):
				best = n
			}
			if best == part {
				break
			}
		}
		if best == "" {
			return ""
		}
		found = path.Join(found, best)
	}
	return found
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }
