// Package batch makes the books of many posts, night after night: what has
// not changed is passed over, a bad post does not hold up the others, and a
// run that is killed at any instant leaves whole books and goes on where it
// stood.
//
//	report, err := batch.Run(ctx, batch.Job{
//		In: os.DirFS("posts"), Out: "books",
//		Config: publish.Config{Fetcher: &asset.Once{Next: cache}},
//	})
//
// What a book depends on (post, pictures, theme, fonts, settings, version) is
// kept in a manifest beside the books, and so is when each post's text was
// first seen.
package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/batch/catalog"
)

// Job says what is to be made of what. In and Out are needed.
type Job struct {
	In      fs.FS            // the posts, and the root of their pictures
	Out     string           // folder of the books; the tree of In is mirrored in it
	Config  publish.Config   // how books are made; its Fetcher should be an asset.Once
	Formats []string         // nil: epub and pdf
	Engine  string           // what else the bytes depend on, such as a build's hash
	Jobs    int              // posts at a time; 0 is the number of processors
	Shard   Shard            // the part of the posts that this run takes; zero: all
	Drafts  bool             // make books of drafts, too
	Bind    Bind             // books of many posts, too; "": none. Shards leave them to a run of all posts
	Prune   bool             // remove the books of posts that are gone
	Changes bool             // compare each EPUB with the one it replaces, and report what a reader finds changed
	DryRun  bool             // say what would be done, and do nothing
	Catalog *catalog.Catalog // has a report and a catalogue of all the books left with them; nil: none
	Now     func() time.Time
	Log     *slog.Logger     // nil: silence
	Found   func(posts int)  // told how many posts the run takes, and again with the books of many; nil: no one
	Done    func(PostReport) // told of each post as it is done, one at a time; nil: no one
}

// ErrLocked says that another run works on the same books.
var ErrLocked = errors.New("another run is at work here")

// Run does the job. When the context is cancelled, the posts in hand are
// finished and no other is begun; when its deadline passes, those in hand are
// given up, too. The report says so, and the next run goes on. The error is of the run; what goes
// wrong with a post is in the report.
func Run(ctx context.Context, job Job) (Report, error) {
	job = job.filled()
	if err := job.Shard.check(); err != nil {
		return Report{}, fmt.Errorf("batch: %w", err)
	}
	if err := job.Bind.check(); err != nil {
		return Report{}, fmt.Errorf("batch: %w", err)
	}
	posts, err := discover(job.In)
	if err != nil {
		return Report{}, fmt.Errorf("batch: %w", err)
	}
	r := &run{job: job, presses: make(chan struct{}, job.Jobs), spare: make(chan []bytes.Buffer, 2*job.Jobs), report: Report{Started: job.now(), Posts: []PostReport{}, Gone: []string{}, Removed: []string{}}}
	if err := r.open(); err != nil {
		return Report{}, fmt.Errorf("batch: %w", err)
	}
	defer r.close()
	err = r.posts(ctx, posts)
	if err == nil {
		err = r.finish(ctx, posts)
	}
	if err != nil && r.report.Stopped == "" {
		r.report.Stopped = err.Error()
	}
	r.report.Ended = job.now()
	err = errors.Join(err, r.file())
	if err != nil {
		err = fmt.Errorf("batch: %w", err)
	}
	return r.report, err
}

func (j Job) filled() Job {
	if j.Formats == nil {
		j.Formats = []string{"epub", "pdf"}
	}
	if j.Jobs < 1 {
		j.Jobs = runtime.GOMAXPROCS(0)
	}
	if j.Log == nil {
		j.Log = slog.New(slog.DiscardHandler)
	}
	return j
}

// now is the time that is noted, none without a clock.
func (j Job) now() time.Time {
	if j.Now == nil {
		return time.Time{}
	}
	return j.Now().UTC()
}

// run is a job under way.
type run struct {
	job      Job
	engine   string
	press    *publish.Press
	lock     *lock
	manifest *manifest
	presses  chan struct{}       // has room for the posts that are made at a time
	spare    chan []bytes.Buffer // those of books that are written, for others

	mu     sync.Mutex
	report Report
}

// open readies the press, takes the lock and reads what earlier runs left.
func (r *run) open() (err error) {
	if r.engine, err = fingerprint(r.job); err != nil {
		return err
	}
	config := r.job.Config
	if config.Fetcher != nil {
		config.Fetcher = recordingFetcher{config.Fetcher}
	}
	if r.press, err = publish.New(config); err != nil {
		return err
	}
	if r.lock, err = takeLock(r.job); err != nil {
		return err
	}
	if r.manifest, err = openManifest(r.job); err != nil {
		return errors.Join(err, r.lock.release())
	}
	return nil
}

func (r *run) close() {
	if err := errors.Join(r.manifest.close(), r.lock.release()); err != nil {
		r.job.Log.Error("closing", "error", err)
	}
}
