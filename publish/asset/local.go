package asset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/octavo-press/octavo/render/imaging"
)

var errOutside = errors.New("it leads out of the root")

// rootFolders are where sites keep what is served from "/": the root itself,
// Hugo and Zola, most web frameworks, Jekyll, Hexo.
var rootFolders = [...]string{".", "static", "public", "assets", "source"}

// local reads a picture within the root. The name as written wins; then come
// its readings as a URL, and the folders that site generators know.
func (r Resolver) local(name, post string) (found, error) {
	if r.Root == nil {
		return found{}, fmt.Errorf("there is no folder to look for it in: %w", fs.ErrNotExist)
	}
	paths := r.candidates(name, post)
	if len(paths) == 0 {
		return found{}, errOutside
	}
	var first error
	for _, p := range paths {
		again := func() ([]byte, error) { return r.readFile(p) }
		data, err := again()
		if err == nil {
			return found{data: data, again: again}, nil
		}
		if first == nil && !errors.Is(err, fs.ErrNotExist) {
			first = err
		}
	}
	if first != nil {
		return found{}, first
	}
	return found{}, r.notThere(paths)
}

// candidates lists the paths a reference may mean, the likeliest first.
func (r Resolver) candidates(name, post string) []string {
	var paths []string
	for _, form := range forms(name) {
		for _, p := range r.places(form, post) {
			if fs.ValidPath(p) && p != "." {
				paths = distinct(paths, p)
			}
		}
	}
	return paths
}

// forms gives the readings of a name: as written, without query and fragment,
// percent-decoded, with slashes for backslashes, and of names beyond ASCII in
// both normal forms, since some file systems decompose.
func forms(name string) []string {
	bare := name
	if i := strings.IndexAny(bare, "?#"); i >= 0 {
		bare = bare[:i]
	}
	out := distinct(nil, name, bare)
	if s, err := url.PathUnescape(bare); err == nil && utf8.ValidString(s) {
		out = distinct(out, s)
	}
	for _, s := range out {
		out = distinct(out, strings.ReplaceAll(s, `\`, "/"))
	}
	for _, s := range out {
		out = distinct(out, norm.NFC.String(s), norm.NFD.String(s))
	}
	return out
}

// distinct appends what is not there yet.
func distinct(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// places gives the paths of one form. A relative one is beside the post, in
// the post's own folder (Hexo), or under the root.
func (r Resolver) places(form, post string) []string {
	var out []string
	if !strings.HasPrefix(form, "/") {
		dir := path.Clean("/" + r.Dir)[1:]
		stem := strings.TrimSuffix(path.Base(post), path.Ext(post))
		out = append(out, path.Join(dir, form), path.Join(dir, stem, form))
		if strings.HasPrefix(path.Clean(form), "..") {
			return out[:1]
		}
	}
	for _, folder := range rootFolders {
		out = append(out, path.Join(folder, path.Clean("/"+form)))
	}
	return out
}

// readFile reads a file within the limit. A pipe or a device is not opened: that
// may never end.
func (r Resolver) readFile(name string) ([]byte, error) {
	if info, err := fs.Stat(r.Root, name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", info.Mode().Type())
	}
	f, err := r.Root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, r.limits().FileBytes())
}

// readAll reads a file that must not be longer than most. A folder is no file.
func readAll(f fs.File, most int64) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fs.ErrNotExist
	}
	if info.Size() > most {
		return nil, imaging.TooLong(info.Size(), most)
	}
	b := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead)) // or it would grow and be copied many times
	_, err = b.ReadFrom(io.LimitReader(f, most+1))
	if int64(b.Len()) > most {
		return nil, imaging.TooLong(int64(b.Len()), most)
	}
	return b.Bytes(), err
}
