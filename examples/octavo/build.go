package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/publish/doc"
)

type buildCmd struct {
	pressFlags
	Out    string   `short:"o" placeholder:"DIR" help:"Where the books go (default: beside the post; a folder and - require it)."`
	Format []string `short:"f" default:"epub,pdf" placeholder:"LIST" help:"Formats to make (default: epub,pdf)."`
	Drafts bool     `help:"Build drafts, too."`
	Strict bool     `help:"Warnings fail the post."`
	JSON   bool     `help:"One JSON report on standard output."`
	Jobs   int      `short:"j" placeholder:"N" help:"Posts at a time (default: the number of CPUs)."`
	Quiet  bool     `short:"q" help:"No diagnostics below errors, no progress."`
	Posts  []string `arg:"" name:"post" help:"Posts, folders of posts, or - for standard input."`
}

// Run makes the books.
func (b *buildCmd) Run(e env) error {
	jobs, err := finder{root: b.Root, out: b.Out}.find(e.stdin, b.Posts)
	if err != nil {
		return err
	}
	if err := b.check(); err != nil {
		return err
	}
	jobs = unclash(jobs)
	if len(jobs) == 0 {
		return b.empty(e)
	}
	largePages()
	if len(jobs) > 1 {
		collectForMany()
	}
	press, err := b.press(e, jobs[0])
	if err != nil {
		return err
	}
	w := &worker{buildCmd: b, press: press, roots: roots{open: map[string]*os.Root{}}}
	defer w.roots.close()
	reports := w.all(e, jobs)
	if b.JSON {
		if err := writeJSON(e.stdout, reports); err != nil {
			return err
		}
	}
	for _, r := range reports {
		if r.Error != "" {
			return errPosts
		}
	}
	return nil
}

// empty reports a run over folders without posts.
func (b *buildCmd) empty(e env) error {
	if b.JSON {
		return writeJSON(e.stdout, []postReport{})
	}
	return nil
}

func (b *buildCmd) check() error {
	if b.Jobs < 0 {
		return usage("--jobs %d", b.Jobs)
	}
	return checkFormats(b.Format)
}

func checkFormats(formats []string) error {
	for _, f := range formats {
		if f != "epub" && f != "pdf" {
			return usage("unknown format %q: formats are epub and pdf", f)
		}
	}
	return nil
}

// worker makes the books of jobs.
type worker struct {
	*buildCmd
	press *publish.Press
	roots roots
}

// all works on the jobs, some at a time, and reports in the order of the jobs.
func (w *worker) all(e env, jobs []job) []postReport {
	n := w.Jobs
	if n == 0 {
		n = runtime.NumCPU()
	}
	reports := make([]postReport, len(jobs))
	say := newSpeaker(e.stderr, len(jobs), w.Quiet)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(n, len(jobs)) {
		wg.Go(func() {
			for i := range next {
				reports[i] = w.one(e.ctx, jobs[i])
				say.post(i, reports[i])
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wg.Wait()
	say.done()
	return reports
}

// one makes the books of one post. All are made before any is written, so
// that a post that fails leaves no half of its pair.
func (w *worker) one(ctx context.Context, j job) postReport {
	r := postReport{Source: j.path, Outputs: []outputReport{}, Diagnostics: []diagnosticReport{}}
	result, books, err := w.publish(ctx, j)
	for _, b := range books {
		defer b.Discard()
	}
	for _, d := range result.Diagnostics {
		r.Diagnostics = append(r.Diagnostics, diagnosed(d, j))
	}
	if err == nil {
		err = w.judge(j, result)
	}
	if errors.Is(err, errSkip) {
		return r
	}
	if err == nil {
		err = r.keep(w.press, j, result, books)
	}
	if err != nil {
		r.Error = placed(err, j)
	}
	return r
}

func (w *worker) publish(ctx context.Context, j job) (publish.Result, []*bookfile.File, error) {
	if j.err != nil {
		return publish.Result{}, nil, j.err
	}
	if err := ctx.Err(); err != nil {
		return publish.Result{}, nil, fmt.Errorf("%s: not made: %w", j.path, err)
	}
	fsys, err := w.roots.fs(j.root)
	if err != nil {
		return publish.Result{}, nil, err
	}
	books := make([]*bookfile.File, len(w.Format))
	outs := make([]publish.Output, len(w.Format))
	for i, f := range w.Format {
		books[i] = bookfile.New(j.base + "." + w.press.Extension(f))
		outs[i] = publish.Output{Format: f, Writer: books[i]}
	}
	r, err := w.press.PublishPost(ctx, publish.Post{FS: fsys, Name: j.name, Body: j.body}, outs...)
	return r, books, err
}

// errSkip says that a post is passed over without being at fault.
var errSkip = errors.New("skipped")

// judge applies --drafts and --strict.
func (w *worker) judge(j job, r publish.Result) error {
	if r.Meta.Draft && !w.Drafts {
		if !j.asked {
			return errSkip
		}
		return &doc.PostError{Code: "draft", Pos: doc.Pos{File: j.name, Line: 1},
			Err: errors.New("the post is a draft; --drafts builds it")}
	}
	if !w.Strict {
		return nil
	}
	for _, d := range r.Diagnostics {
		if d.Severity != doc.Info {
			return fmt.Errorf("%s (--strict)", diagnosed(d, j))
		}
	}
	return nil
}

// keep gives the books their names.
func (r *postReport) keep(press *publish.Press, j job, result publish.Result, books []*bookfile.File) error {
	for i, b := range result.Books {
		if err := books[i].Keep(); err != nil {
			return err
		}
		r.Outputs = append(r.Outputs, outputReport{b.Format, j.base + "." + press.Extension(b.Format), b.Bytes, b.Pages})
	}
	return nil
}

// roots opens each root folder once; reads through an os.Root never leave it,
// symbolic links included.
type roots struct {
	mu   sync.Mutex
	open map[string]*os.Root
}

func (r *roots) fs(dir string) (fs.FS, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open[dir] == nil {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		r.open[dir] = root
	}
	return r.open[dir].FS(), nil
}

func (r *roots) close() {
	for _, root := range r.open {
		root.Close()
	}
}
