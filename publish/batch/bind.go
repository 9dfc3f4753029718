package batch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// Bind says by what posts are bound into books of many.
type Bind string

// What posts can be bound by. A book has two posts or more.
const (
	BindNone   Bind = ""
	BindMonth  Bind = "month"  // in which they are dated
	BindSeries Bind = "series" // they are part of
	BindTag    Bind = "tag"    // each they have
)

func (b Bind) check() error {
	if slices.Contains([]Bind{BindNone, BindMonth, BindSeries, BindTag}, b) {
		return nil
	}
	return fmt.Errorf("posts cannot be bound by %q: month, series and tag are known", b)
}

// boundFolder is where books of many posts lie in the output, and how their
// entries are told from those of posts, whose names end in ".md" and the like.
const boundFolder = "bound"

func isBound(name string) bool {
	return strings.HasPrefix(name, boundFolder+"/") && !isPost(path.Base(name))
}

// boundMost bounds what one book takes of memory.
const boundMost = 500

// binding is a book of many posts. Its post has the name of its entry.
type binding struct {
	post
	title   string
	members []entry
}

// bindings groups the posts that have books. Those that failed stand out until
// they are mended.
func (r *run) bindings(posts []post) []*binding {
	if r.job.Bind == BindNone || !r.job.Shard.whole() {
		return nil
	}
	here, bases := map[string]bool{}, map[string]bool{}
	for _, p := range posts {
		here[p.name], bases[strings.ToLower(p.base)] = true, true
	}
	groups := map[string]*binding{}
	for _, e := range r.manifest.mine() {
		if !here[e.Post] || e.About == nil || e.Draft || e.Error != "" {
			continue
		}
		for _, title := range r.groups(e) {
			r.join(groups, title, e)
		}
	}
	var all []*binding
	for _, b := range groups {
		if len(b.members) < 2 {
			continue
		}
		if bases[b.base] {
			b.err = errors.New("its books would overwrite those of a post")
		}
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b *binding) int { return cmp.Compare(a.name, b.name) })
	return all
}

// groups gives the titles of the books that a post belongs to.
func (r *run) groups(e entry) []string {
	a := e.About
	switch {
	case r.job.Bind == BindTag:
		return a.Tags
	case r.job.Bind == BindSeries && a.Series != "":
		return []string{a.Series}
	case r.job.Bind == BindMonth && !a.Date.IsZero():
		return []string{a.Date.Format("2006-01")}
	}
	return nil
}

// join adds a post to a group. Titles that differ in case or signs alone are
// one group, called by the first.
func (r *run) join(groups map[string]*binding, title string, e entry) {
	key := publish.TitleName(title)
	if key == "" {
		return
	}
	b := groups[key]
	if b == nil {
		name := path.Join(boundFolder, string(r.job.Bind), key)
		b = &binding{post: post{name: name, base: name}, title: title}
		groups[key] = b
	}
	if n := len(b.members); n == 0 || b.members[n-1].Post != e.Post {
		b.members = append(b.members, e)
	}
}

// bind makes the books of many posts whose members have changed, one at a
// time, for each is large. The error is one that no later book would escape.
func (r *run) bind(ctx context.Context, bindings []*binding) error {
	if r.job.Found != nil && len(bindings) > 0 {
		r.job.Found(len(r.report.Posts) + len(bindings))
	}
	for _, b := range bindings {
		if ctx.Err() != nil {
			r.report.Stopped = context.Cause(ctx).Error()
			return nil
		}
		report, err := r.bound(ctx, b)
		r.report.Posts = append(r.report.Posts, PostReport{})
		r.done(len(r.report.Posts)-1, report)
		if err != nil {
			return err
		}
	}
	return nil
}

// wouldBind reports the books of many posts that a run would make: those that
// are due, and those of posts that are. Which books a post belongs to that has
// never been made is not known before.
func (r *run) wouldBind(bindings []*binding) {
	due := map[string]bool{}
	for _, p := range r.report.Posts {
		due[p.Source] = p.Status == Due
	}
	for _, b := range bindings {
		report, now, old, known := r.boundReport(b)
		if b.err == nil {
			report.Status, report.Why = Due, r.due(context.Background(), b.post, &old, known, now)
			if slices.ContainsFunc(b.members, func(e entry) bool { return due[e.Post] }) {
				report.Why = "content"
			}
			if report.Why == "" {
				report = report.kept(old)
			}
		}
		r.report.Posts = append(r.report.Posts, report)
	}
}

// boundReport begins the report of a book of many posts, with what is known of
// it now and from before.
func (r *run) boundReport(b *binding) (report PostReport, now, old entry, known bool) {
	report = PostReport{Source: b.name, Outputs: []BookReport{}, Diagnostics: []Diagnostic{}}
	if b.err == nil && len(b.members) > boundMost {
		b.err = fmt.Errorf("%d posts are too many for a book; %d are the most", len(b.members), boundMost)
	}
	if b.err != nil {
		return report.failed(b.err), now, old, false
	}
	now = entry{Post: b.name, Content: b.content(), Engine: r.engine, First: r.job.now()}
	if old, known = r.manifest.get(b.name); known {
		now.First = old.First
	}
	report.First = now.First
	return report, now, old, known
}

func (r *run) bound(ctx context.Context, b *binding) (PostReport, error) {
	report, e, old, known := r.boundReport(b)
	if b.err != nil {
		return report, nil
	}
	if report.Why = r.due(ctx, b.post, &old, known, e); report.Why == "" {
		return report.kept(old), nil
	}
	ctx, leave := inHand(ctx)
	defer leave()
	books, outs := r.outs()
	ctx = context.WithValue(ctx, recorderKey{}, newRecorder(r.job.In))
	book, _, err := r.press.Bind(ctx, r.binding(b))
	var result publish.Result
	if err == nil {
		// What is to be said of the posts has been said when their own books were made.
		result, err = r.press.Render(ctx, book, outs...)
	}
	switch {
	case err != nil && ctx.Err() != nil:
		r.report.Stopped = ctx.Err().Error()
		return report.givenUp(), nil
	case err != nil:
		return report.failed(err), fatal(err)
	}
	return r.shelve(b.post, result, books, e, old, report)
}

func (r *run) binding(b *binding) publish.Binding {
	p := publish.Binding{Title: b.title, Drafts: r.job.Drafts, Meta: doc.Meta{ID: b.id(r.job.Config.URL, r.job.Config.Publisher)}}
	if name := r.job.Config.Publisher; r.job.Bind == BindMonth && name != "" {
		p.Title = name + ", " + p.Title
	}
	for _, e := range b.members {
		p.Posts = append(p.Posts, publish.Post{FS: r.job.In, Name: e.Post})
	}
	return p
}

// content tells whether a member has come, gone or changed: by their books,
// which show all of them.
func (b *binding) content() string {
	h := sha256.New()
	fmt.Fprintln(h, b.title)
	for _, e := range b.members {
		fmt.Fprintln(h, e.Post, e.Content)
		for _, book := range e.Books {
			fmt.Fprintln(h, book.Sum)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// id stays the same while members come and go, so that readers replace the
// book: a UUID of our own making (RFC 9562, 5.8) from the book's name and the
// site's.
func (b *binding) id(site ...string) string {
	u := sha256.Sum256([]byte(strings.Join(append(site, b.name), "\x00")))
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
