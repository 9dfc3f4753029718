package main

import (
	"fmt"
	"io"
	"os"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

type treeCmd struct {
	JSON bool   `help:"The tree as versioned JSON."`
	Root string `placeholder:"DIR" help:"What absolute picture paths mean."`
	Post string `arg:"" help:"The post, or - for standard input."`
}

// Run prints the tree.
func (c *treeCmd) Run(e env) error {
	d, _, err := parsed(e, publish.Config{}, c.Root, c.Post)
	if err != nil {
		return err
	}
	if !c.JSON {
		_, err = io.WriteString(e.stdout, doc.Dump(d))
		return err
	}
	return doc.WriteJSON(e.stdout, d)
}

type explainCmd struct {
	Root string `placeholder:"DIR" help:"What absolute picture paths mean."`
	Post string `arg:"" help:"The post, or - for standard input."`
}

// Run lists the guesses made about the post; each code is the switch that
// turns the guess off.
func (c *explainCmd) Run(e env) error {
	_, ds, err := parsed(e, publish.Config{}, c.Root, c.Post)
	if err != nil {
		return err
	}
	for _, d := range ds {
		fmt.Fprintln(e.stdout, d)
	}
	return nil
}

// parsed reads one post as far as its tree. A post that fails is reported and
// gives errPosts.
func parsed(e env, c publish.Config, root, path string) (*doc.Document, []diagnosticReport, error) {
	f := finder{root: root, out: "."}
	j := f.file(path)
	if path == "-" {
		var err error
		if j, err = f.standardInput(e.stdin); err != nil {
			return nil, nil, err
		}
	}
	c.Site = siteOf(e, j)
	d, ds, err := parse(c, j)
	if err != nil {
		fmt.Fprintln(e.stderr, placed(err, j))
		return nil, nil, errPosts
	}
	rs := make([]diagnosticReport, len(ds))
	for i, d := range ds {
		rs[i] = diagnosed(d, j)
	}
	return d, rs, nil
}

func parse(c publish.Config, j job) (*doc.Document, []doc.Diagnostic, error) {
	if j.err != nil {
		return nil, nil, j.err
	}
	press, err := publish.New(c)
	if err != nil {
		return nil, nil, err
	}
	return press.Tree(publish.Post{FS: os.DirFS(j.root), Name: j.name, Body: j.body})
}
