package batch

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/publish/doc"
)

// posts works through the posts of the shard, some at a time. The report is
// in their order.
func (r *run) posts(ctx context.Context, all []post) error {
	var posts []post
	for _, p := range all {
		if r.job.Shard.takes(p.name) {
			posts = append(posts, p)
			r.report.Posts = append(r.report.Posts, PostReport{Source: p.name, Status: Pending})
		}
	}
	if r.job.Found != nil {
		r.job.Found(len(posts))
	}
	stop, halt := context.WithCancelCause(ctx)
	defer halt(nil)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(2*r.job.Jobs, len(posts)) { // while half of them wait for the disk, see build
		wg.Go(func() {
			for i := range next {
				p, err := r.post(ctx, posts[i])
				r.done(i, p)
				if err != nil {
					halt(err)
				}
			}
		})
	}
	for i := 0; i < len(posts) && stop.Err() == nil; i++ {
		select {
		case next <- i:
		case <-stop.Done():
		}
	}
	close(next)
	wg.Wait()
	cause := context.Cause(stop)
	if cause == nil {
		return nil
	}
	r.report.Stopped = cause.Error()
	if ctx.Err() != nil || errors.Is(cause, context.DeadlineExceeded) {
		return nil // the caller knows
	}
	return cause
}

// done notes what became of a post.
func (r *run) done(i int, p PostReport) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Posts[i] = p
	if r.job.Done != nil {
		r.job.Done(p)
	}
}

// inHand is the context of a post that is begun: a run that is told to stop
// finishes it, a run whose time is up does not.
func inHand(ctx context.Context) (context.Context, context.CancelFunc) {
	own := context.WithoutCancel(ctx)
	if at, ok := ctx.Deadline(); ok {
		return context.WithDeadline(own, at)
	}
	return own, func() {}
}

// post does what one post needs. The error is one that no later post would
// escape.
func (r *run) post(ctx context.Context, p post) (PostReport, error) {
	report := PostReport{Source: p.name, Outputs: []BookReport{}, Diagnostics: []Diagnostic{}}
	if p.err != nil {
		return report.failed(p.err), nil
	}
	body, err := r.job.Config.Limits.ReadFile(r.job.In, p.name)
	if err != nil {
		return report.failed(err), nil
	}
	ctx, leave := inHand(ctx)
	defer leave()
	e := entry{Post: p.name, Content: sumOf(body), Engine: r.engine, First: r.job.now()}
	old, known := r.manifest.get(p.name)
	if known && old.Content == e.Content {
		e.First = old.First
	}
	report.First = e.First
	report.Why = r.due(ctx, p, &old, known, e)
	switch {
	case report.Why == "":
		return report.kept(old), nil
	case r.job.DryRun:
		report.Status = Due
		return report, nil
	}
	return r.build(ctx, p, body, e, old, report)
}

// due says why a post must be made, "" when it need not.
func (r *run) due(ctx context.Context, p post, old *entry, known bool, now entry) string {
	switch {
	case !known:
		return "new"
	case old.Content != now.Content:
		return "content"
	case old.Engine != now.Engine:
		return "engine"
	case !r.lie(p, *old):
		return "missing"
	}
	for i := range old.Pictures {
		if d := &old.Pictures[i]; d.changed(ctx, r.job) {
			return d.kind() + " " + d.name()
		}
	}
	r.manifest.refresh(*old)
	return ""
}

// book is the path of a post's book.
func (r *run) book(base, format string) string { return base + "." + r.press.Extension(format) }

// lie reports whether the books of an entry lie where they belong.
func (r *run) lie(p post, e entry) bool {
	if e.Draft || e.Error != "" {
		return true
	}
	for i, format := range r.job.Formats {
		path := r.book(p.base, format)
		if i >= len(e.Books) || e.Books[i].Path != path {
			return false
		}
		info, err := os.Stat(r.path(path))
		if err != nil || info.Size() != e.Books[i].Bytes {
			return false
		}
	}
	return true
}

func (r *run) path(slash string) string { return filepath.Join(r.job.Out, filepath.FromSlash(slash)) }

// build makes the books and notes what they depend on.
func (r *run) build(ctx context.Context, p post, body []byte, e, old entry, report PostReport) (PostReport, error) {
	rec := newRecorder(r.job.In)
	ctx = context.WithValue(ctx, recorderKey{}, rec)
	books, outs := r.outs()
	defer r.giveBack(books)
	r.presses <- struct{}{}
	result, err := r.press.PublishPost(ctx, publish.Post{FS: rec, Name: p.name, Body: body}, outs...)
	<-r.presses
	for _, d := range result.Diagnostics {
		report.Diagnostics = append(report.Diagnostics, Diagnostic{d.Code, d.Severity, d.Pos.File, d.Pos.Line, d.Message})
	}
	e.Pictures = rec.dependencies()
	switch {
	case err != nil && ctx.Err() != nil:
		return report.givenUp(), ctx.Err()
	case err != nil && !errors.Is(err, doc.ErrPost):
		return report.failed(err), fatal(err)
	case err != nil:
		e.Error = err.Error()
		e.keep(old)
		return report.failed(err), r.manifest.put(e)
	case result.Meta.Draft && !r.job.Drafts:
		e.Draft, report.Status = true, Draft
		e.keep(old)
		return report, r.manifest.put(e)
	}
	return r.shelve(p, result, books, e, old, report)
}

// shelve writes books that are made and notes them.
func (r *run) shelve(p post, result publish.Result, books []bytes.Buffer, e, old entry, report PostReport) (PostReport, error) {
	e.About, e.Cover, e.Changed = about(result.Meta), old.Cover, old.Changed
	for i, made := range result.Books {
		data := books[i].Bytes()
		b := bookEntry{made.Format, r.book(p.base, made.Format), made.Bytes, made.Pages, sumOf(data)}
		e.Books = append(e.Books, b)
		if b.Format == "epub" {
			report.Changes = r.changes(b, data)
		}
		err := bookfile.WriteSync(r.path(b.Path), data)
		if err == nil && b.Format == "epub" {
			err = r.takeCover(&e, b, data)
		}
		if err != nil {
			return report.failed(err), fatal(err)
		}
	}
	if !slices.Equal(e.Books, old.Books) {
		e.Changed = r.job.now()
	}
	report.Status, report.Outputs, report.Access = Built, outputs(e), e.access()
	return report, r.manifest.put(e)
}

// outs asks for every format, each into a buffer.
func (r *run) outs() ([]bytes.Buffer, []publish.Output) {
	var books []bytes.Buffer
	select {
	case books = <-r.spare:
	default:
		books = make([]bytes.Buffer, len(r.job.Formats))
	}
	outs := make([]publish.Output, len(books))
	for i, format := range r.job.Formats {
		books[i].Reset()
		outs[i] = publish.Output{Format: format, Writer: &books[i]}
	}
	return books, outs
}

// giveBack keeps the room of books that are written for the next post's, but not
// that of a book as large as few are.
func (r *run) giveBack(books []bytes.Buffer) {
	const large = 1 << 20
	for i := range books {
		if books[i].Cap() > large {
			books[i] = bytes.Buffer{}
		}
	}
	select {
	case r.spare <- books:
	default:
	}
}

// keep has the books of better days stay, and be catalogued.
func (e *entry) keep(old entry) {
	e.Books, e.About, e.Cover, e.Changed = old.Books, old.About, old.Cover, old.Changed
}

// fatal keeps the errors that every post to come would meet.
func fatal(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EROFS) {
		return err
	}
	return nil
}

// givenUp is the report of a post that was begun too late.
func (p PostReport) givenUp() PostReport {
	p.Status, p.Diagnostics = Pending, []Diagnostic{}
	return p
}

func (p PostReport) failed(err error) PostReport {
	p.Status, p.Error = Failed, err.Error()
	return p
}

// kept is the report of a post for which nothing was to be done.
func (p PostReport) kept(e entry) PostReport {
	switch {
	case e.Error != "":
		p.Status, p.Error = Quarantined, e.Error
	case e.Draft:
		p.Status = Draft
	default:
		p.Status, p.Outputs, p.Access = Unchanged, outputs(e), e.access()
	}
	return p
}

func outputs(e entry) []BookReport {
	out := []BookReport{}
	for _, b := range e.Books {
		out = append(out, BookReport{b.Format, b.Path, b.Bytes, b.Pages})
	}
	return out
}
