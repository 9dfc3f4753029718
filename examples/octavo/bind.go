package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/bookfile"
	"github.com/octavo-press/octavo/publish/doc"
)

type bindCmd struct {
	pressFlags
	Title  string   `required:"" help:"Title of the book."`
	By     []string `placeholder:"NAME" help:"Who made the whole, such as its editors (default: the posts' authors, if they are few)."`
	Order  string   `enum:"date,given" default:"date" help:"Order of the posts: date (default) or given."`
	Out    string   `short:"o" placeholder:"DIR|BASE" help:"Where the book goes: a folder, or its path without extension (default: the title, here)."`
	Format []string `short:"f" default:"epub,pdf" placeholder:"LIST" help:"Formats to make (default: epub,pdf)."`
	Drafts bool     `help:"Bind drafts, too."`
	Quiet  bool     `short:"q" help:"No diagnostics below errors."`
	Posts  []string `arg:"" name:"post" help:"Posts, folders of posts, or - for standard input."`
}

// Run makes the book. A post that fails alone fails it, and is named.
func (b *bindCmd) Run(e env) error {
	jobs, err := finder{root: b.Root, out: "."}.find(e.stdin, b.Posts)
	if err != nil {
		return err
	}
	if jobs = distinct(jobs); len(jobs) == 0 {
		return usage("there are no posts in %s", strings.Join(b.Posts, ", "))
	}
	if err := checkFormats(b.Format); err != nil {
		return err
	}
	press, err := b.press(e, jobs[0])
	if err != nil {
		return err
	}
	books, diags, err := b.bind(e.ctx, press, jobs)
	b.tell(e, jobs, diags)
	if err == nil {
		err = b.write(books)
	}
	if err == nil {
		return nil
	}
	var failed publish.PostErrors
	if !errors.As(err, &failed) {
		failed = publish.PostErrors{err}
	}
	for _, err := range failed {
		fmt.Fprintln(e.stderr, placed(err, blamed(jobs, err)))
	}
	return errPosts
}

func (b *bindCmd) bind(ctx context.Context, press *publish.Press, jobs []job) ([]bytes.Buffer, []doc.Diagnostic, error) {
	roots := roots{open: map[string]*os.Root{}}
	defer roots.close()
	binding := publish.Binding{Title: b.Title, By: b.By, Drafts: b.Drafts}
	if b.Order == "given" {
		binding.Order = publish.AsGiven
	}
	for _, j := range jobs {
		if j.err != nil {
			return nil, nil, j.err
		}
		fsys, err := roots.fs(j.root)
		if err != nil {
			return nil, nil, err
		}
		binding.Posts = append(binding.Posts, publish.Post{FS: fsys, Name: j.name, Body: j.body})
	}
	book, diags, err := press.Bind(ctx, binding)
	if err != nil {
		return nil, diags, err
	}
	books := make([]bytes.Buffer, len(b.Format))
	outs := make([]publish.Output, len(b.Format))
	for i, f := range b.Format {
		outs[i] = publish.Output{Format: f, Writer: &books[i]}
	}
	result, err := press.Render(ctx, book, outs...)
	return books, append(diags, result.Diagnostics...), err
}

// write puts the books where they go.
func (b *bindCmd) write(books []bytes.Buffer) error {
	base := b.Out
	if st, err := os.Stat(base); base == "" || strings.HasSuffix(base, string(filepath.Separator)) || err == nil && st.IsDir() {
		base = filepath.Join(base, cmp.Or(publish.TitleName(b.Title), "book"))
	}
	for i, f := range b.Format {
		if err := bookfile.Write(base+"."+f, books[i].Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// tell prints the diagnostics, posts named as the user does.
func (b *bindCmd) tell(e env, jobs []job, diags []doc.Diagnostic) {
	paths := map[string]string{}
	for _, j := range jobs {
		paths[j.name] = j.path
	}
	for _, d := range diags {
		if p, ok := paths[d.Pos.File]; ok {
			d.Pos.File = p
		}
		if d.Severity == doc.Error || d.Severity == doc.Warning && !b.Quiet {
			fmt.Fprintln(e.stderr, d)
		}
	}
}

// blamed is the job of the post that an error names.
func blamed(jobs []job, err error) job {
	var post *doc.PostError
	for _, j := range jobs {
		if errors.As(err, &post) && post.Pos.File == j.name {
			return j
		}
	}
	return job{}
}
