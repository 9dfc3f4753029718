package batch

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// post is a post found, and where its books go.
type post struct {
	name string // slash path in the input
	base string // slash path of the books in the output, without extension
	err  error  // why it cannot be tried
}

// discover finds the posts in the order of their names. Hidden folders and
// those of installed packages are passed over.
func discover(fsys fs.FS) ([]post, error) {
	var posts []post
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			posts = append(posts, post{name: name, base: name, err: err})
			return fs.SkipDir
		case d.IsDir():
			if base := path.Base(name); name != "." && (strings.HasPrefix(base, ".") || base == "node_modules") {
				return fs.SkipDir
			}
		case isPost(d.Name()):
			posts = append(posts, post{name: name, base: bookBase(name)})
		}
		return nil
	})
	return unclash(posts), err
}

// isPost says whether a file is a post. _index.md is a list page of Hugo and
// Zola.
func isPost(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_index.") {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mdx":
		return true
	}
	return false
}

// bookBase mirrors the input's tree; a bundle's book takes the place of its
// folder.
func bookBase(name string) string {
	dir := path.Dir(name)
	if dir != "." && strings.TrimSuffix(path.Base(name), path.Ext(name)) == "index" {
		dir = path.Dir(dir)
	}
	return path.Join(dir, publish.BookName(name))
}

// unclash gives an error to every post whose books would overwrite another's.
// Names are compared as a file system that ignores case would.
func unclash(posts []post) []post {
	first := map[string]string{}
	for i := range posts {
		p := &posts[i]
		key := strings.ToLower(p.base)
		if other, taken := first[key]; taken && p.err == nil {
			p.err = &doc.PostError{Code: "output-name", Pos: doc.Pos{File: p.name},
				Err: errors.New("its books would overwrite those of " + other)}
		} else if !taken {
			first[key] = p.name
		}
	}
	return posts
}
