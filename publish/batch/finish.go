package batch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"syscall"
)

// errNoPosts keeps an input that is not mounted from emptying the output.
var errNoPosts = errors.New("no posts were found, so nothing is removed")

// finish removes what is not wanted any more and writes the manifest anew.
func (r *run) finish(ctx context.Context, posts []post) error {
	if r.report.Stopped != "" {
		return nil // the journal holds all that was done
	}
	none := len(posts) == 0
	bindings := r.bindings(posts)
	for _, b := range bindings {
		posts = append(posts, b.post)
	}
	gone := r.gone(posts)
	for _, e := range gone {
		r.report.Gone = append(r.report.Gone, e.Post)
	}
	if r.job.DryRun {
		r.wouldBind(bindings)
		return nil
	}
	if err := r.bind(ctx, bindings); err != nil || r.report.Stopped != "" {
		return err
	}
	if err := r.sweep(); err != nil {
		return err
	}
	if r.job.Prune {
		if none && len(gone) > 0 {
			return errNoPosts
		}
		if err := r.prune(posts, gone); err != nil {
			return err
		}
	}
	if err := r.leave(); err != nil {
		return err
	}
	return r.manifest.compact()
}

// gone lists the entries whose posts are no more. Of those in a folder that
// cannot be read that is not known.
func (r *run) gone(posts []post) []entry {
	here, hidden := map[string]bool{}, map[string]bool{}
	for _, p := range posts {
		here[p.name], hidden[p.name] = true, p.err != nil
	}
	var out []entry
	for _, e := range r.manifest.mine() {
		if !here[e.Post] && !below(hidden, e.Post) && (r.job.Shard.whole() || !isBound(e.Post)) {
			out = append(out, e)
		}
	}
	return out
}

// below reports whether a path lies in one of the folders.
func below(folders map[string]bool, name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if folders[dir] {
			return true
		}
	}
	return false
}

// prune removes the books of posts that are gone, but not those that another
// post has taken the place of.
func (r *run) prune(posts []post, gone []entry) error {
	wanted := map[string]bool{}
	for _, p := range posts {
		for _, format := range r.job.Formats {
			wanted[r.book(p.base, format)] = true
		}
	}
	for _, e := range gone {
		if err := r.remove(e, wanted); err != nil {
			return err
		}
		if err := r.manifest.put(entry{Post: e.Post, Gone: true}); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) remove(e entry, wanted map[string]bool) error {
	for _, b := range e.Books {
		if wanted[b.Path] {
			continue
		}
		info, err := os.Lstat(r.path(b.Path))
		if err == nil && info.IsDir() || nowhere(err) {
			continue
		}
		if err == nil {
			err = os.Remove(r.path(b.Path))
		}
		if err != nil {
			return err
		}
		r.report.Removed = append(r.report.Removed, b.Path)
	}
	return nil
}

// nowhere reports whether no file is there, or none can be of such a name.
func nowhere(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENAMETOOLONG) || errors.Is(err, syscall.EINVAL)
}
