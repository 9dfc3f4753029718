package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// altsFile is where a site keeps what its pictures show.
const altsFile = "alts.toml"

// readAlts puts in the alternatives beside or above the posts.
func readAlts(c *publish.Config, near string) (err error) {
	file := above(near, altsFile)
	if file == "" {
		return nil
	}
	dir, name := split(file)
	c.Alts, err = publish.ReadAlternatives(os.DirFS(dir), name)
	return err
}

type altsCmd struct {
	pressFlags
	TOML  bool     `name:"toml" help:"Lines to put into alts.toml and fill in."`
	Posts []string `arg:"" name:"post" help:"Posts or folders of posts."`
}

// Run lists the pictures that have no alternative, neither in their post nor
// in alts.toml.
func (c *altsCmd) Run(e env) error {
	jobs, err := finder{root: c.Root, out: "."}.find(e.stdin, c.Posts)
	jobs = distinct(jobs)
	if err != nil || len(jobs) == 0 {
		return err
	}
	press, err := c.press(e, jobs[0])
	if err != nil {
		return err
	}
	l := lister{altsCmd: c, press: press, roots: roots{open: map[string]*os.Root{}}, told: map[string]bool{}}
	defer l.roots.close()
	for _, j := range jobs {
		if err := l.post(e.ctx, e.stdout, j); err != nil {
			fmt.Fprintln(e.stderr, placed(err, j))
			l.failed = true
		}
	}
	fmt.Fprintf(e.stderr, "%d of %d pictures have no alternative\n", l.lacking, l.seen)
	if l.failed {
		return errPosts
	}
	return nil
}

// lister lists the pictures of jobs.
type lister struct {
	*altsCmd
	press         *publish.Press
	roots         roots
	told          map[string]bool // hashes that --toml has a line for
	seen, lacking int
	failed        bool
}

func (l *lister) post(ctx context.Context, w io.Writer, j job) error {
	if j.err != nil {
		return j.err
	}
	fsys, err := l.roots.fs(j.root)
	if err != nil {
		return err
	}
	post := publish.Post{FS: fsys, Name: j.name, Body: j.body}
	pictures, _, err := l.press.Pictures(ctx, post)
	if err != nil {
		return err
	}
	for _, p := range pictures {
		l.seen++
		if p.Described {
			continue
		}
		l.lacking++
		if p.Pos.File == j.name || p.Pos.File == "" {
			p.Pos.File = j.path
		}
		if l.TOML {
			l.entry(w, p)
		} else {
			fmt.Fprintln(w, listed(p))
		}
	}
	return nil
}

// listed gives "file:line: URL", and the caption where there is one.
func listed(p publish.Picture) string {
	s := doc.OneLine(p.Pos.String()) + ": " + shortURL(p.URL)
	if p.Caption != "" {
		s += " “" + p.Caption + "”"
	}
	return s
}

// entry writes a line to fill in, once for each picture, under comments that
// say where it stands.
func (l *lister) entry(w io.Writer, p publish.Picture) {
	if l.told[p.Hash] {
		return
	}
	if p.Hash == "" {
		fmt.Fprintf(w, "# %s\n# cannot be had\n\n", listed(p))
		return
	}
	l.told[p.Hash] = true
	fmt.Fprintf(w, "# %s\n%q = \"\"\n\n", listed(p), p.Hash)
}

// shortURL keeps a picture within the post from filling the terminal.
func shortURL(s string) string {
	const most = 100
	if s = doc.OneLine(s); len(s) > most {
		return string([]rune(s)[:min(most, len([]rune(s)))]) + "…"
	}
	return cmp.Or(s, "(no URL)")
}
