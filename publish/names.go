package publish

import (
	"path"
	"strings"
)

// BookName is the name of a post's books, without extension: that of the
// post's file, or of its folder when it lies in a bundle as index.md.
func BookName(post string) string {
	name := strings.TrimSuffix(path.Base(post), path.Ext(post))
	if dir := path.Dir(post); name == "index" && dir != "." && dir != "/" {
		return path.Base(dir)
	}
	return name
}
