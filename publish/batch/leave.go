package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/publish/doc"
)

// leave writes the catalogue of all the books there are. Shards leave that to
// a run of all posts, which takes up what they did.
func (r *run) leave() error {
	if r.job.Catalog == nil || !r.job.Shard.whole() {
		return nil
	}
	if err := r.covers(); err != nil {
		return err
	}
	c := *r.job.Catalog
	wanted := map[string]bool{}
	for _, e := range r.manifest.mine() {
		if len(e.Books) > 0 && !e.Draft {
			b := e.book()
			c.Books = append(c.Books, b)
			wanted[b.Cover.Path], wanted[b.Thumb.Path] = true, true
		}
	}
	for f := range c.Files() {
		wanted[f.Path] = true
		if err := r.update(f); err != nil {
			return err
		}
	}
	return r.sweepCatalog(wanted)
}

// update writes a file of the catalogue that is not what it was. None is synced:
// a run after a power cut writes what the disk has lost.
func (r *run) update(f catalog.Output) error {
	old, err := os.ReadFile(r.path(f.Path))
	if err == nil && bytes.Equal(old, f.Data) {
		return nil
	}
	return bookfile.Write(r.path(f.Path), f.Data)
}

// sweepCatalog removes what earlier catalogues had and this has not.
func (r *run) sweepCatalog(wanted map[string]bool) error {
	files, err := os.ReadDir(r.path(catalog.Folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		if p := path.Join(catalog.Folder, f.Name()); catalog.Stale(p) && !wanted[p] {
			err = errors.Join(err, os.Remove(r.path(p)))
		}
	}
	return err
}

// file writes the report for programs and for people; a shard's has a name of
// its own.
func (r *run) file() error {
	if r.job.Catalog == nil || r.job.DryRun {
		return nil
	}
	name := "report"
	if !r.job.Shard.whole() {
		name += "-" + strings.ReplaceAll(r.job.Shard.String(), "/", "-of-")
	}
	data, err := json.MarshalIndent(r.report, "", "  ")
	if err != nil {
		return err
	}
	name = filepath.Join(r.job.Out, name)
	return errors.Join(bookfile.WriteSync(name+".json", append(data, '\n')), bookfile.WriteSync(name+".txt", r.report.summary()))
}

// summary says in lines what was done and why, and nothing of what was not.
func (r Report) summary() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, r)
	if !r.Started.IsZero() {
		fmt.Fprintf(&b, "%s, %.1f s\n", r.Started.Format("2006-01-02 15:04:05 MST"), r.Ended.Sub(r.Started).Seconds())
	}
	for _, s := range Statuses() {
		if s != Unchanged && r.Count(s) > 0 {
			r.list(&b, s)
		}
	}
	for _, p := range r.Gone {
		fmt.Fprintf(&b, "\ngone: %s", doc.OneLine(p))
	}
	for _, p := range r.Removed {
		fmt.Fprintf(&b, "\nremoved: %s", doc.OneLine(p))
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

// list names the posts of a status.
func (r Report) list(b *bytes.Buffer, s Status) {
	fmt.Fprintf(b, "\n%s\n", s)
	for _, p := range r.Posts {
		if p.Status != s {
			continue
		}
		fmt.Fprintf(b, "  %s", doc.OneLine(p.Source))
		if p.Why != "" {
			fmt.Fprintf(b, " (%s)", doc.OneLine(p.Why))
		}
		if p.Error != "" {
			fmt.Fprintf(b, ": %s", doc.OneLine(p.Error))
		}
		if p.Changes != nil {
			fmt.Fprintf(b, ": %s", p.Changes)
		}
		b.WriteByte('\n')
	}
}
