// Command octavo turns front-matter Markdown posts into EPUB and PDF books.
//
//	octavo post.md
//	octavo --out books posts/
//
// It is an example of a program on the publish package: all it adds is where
// posts, pictures and books lie, and how to speak of them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/octavo-press/octavo/publish"
)

// The exit statuses.
const (
	exitWell  = 0
	exitPost  = 1 // a post failed
	exitUsage = 2
)

type cli struct {
	Build   buildCmd   `cmd:"" default:"withargs" help:"Make books of posts (the default command)."`
	Bind    bindCmd    `cmd:"" help:"Make one book of many posts."`
	Tree    treeCmd    `cmd:"" help:"Print a post's document tree."`
	Explain explainCmd `cmd:"" help:"List what was guessed about a post, with line and switch."`
	Cite    citeCmd    `cmd:"" help:"Print how to cite a post."`
	Alts    altsCmd    `cmd:"" help:"List the pictures that have no alternative."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

// env is what a command may touch of the world.
type env struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

func main() {
	collectRarely()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(env{ctx, os.Stdin, os.Stdout, os.Stderr}, os.Args[1:])
	stop()
	os.Exit(status)
}

// errPosts says that posts failed; they have been reported by then.
var errPosts = errors.New("a post failed")

func run(e env, args []string) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c, kong.Name("octavo"), kong.Bind(e), kong.UsageOnError(),
		kong.Description("octavo turns front-matter Markdown posts into EPUB and PDF books."),
		kong.Writers(e.stdout, e.stderr), kong.Exit(func(code int) { exited = code }))
	if err != nil {
		fmt.Fprintln(e.stderr, "octavo:", err)
		return exitUsage
	}
	ctx, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err == nil {
		err = ctx.Run(e)
	}
	switch {
	case err == nil:
		return exitWell
	case errors.Is(err, errPosts):
		return exitPost
	}
	fmt.Fprintln(e.stderr, "octavo:", err)
	return exitUsage
}

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(e env) error {
	_, err := fmt.Fprintln(e.stdout, "octavo", publish.Version)
	return err
}
