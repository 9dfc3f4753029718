package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/cite"
)

type citeCmd struct {
	Format string `short:"f" default:"text" placeholder:"FORMAT" help:"text (default), bibtex, ris or csl-json."`
	Config string `placeholder:"FILE" help:"Settings (default: octavo.toml beside or above the post)."`
	Root   string `placeholder:"DIR" help:"What absolute picture paths mean."`
	Post   string `arg:"" help:"The post, or - for standard input."`
}

// Run prints how to cite the post.
func (c *citeCmd) Run(e env) error {
	format := cite.Format(c.Format)
	if !slices.Contains(cite.Formats(), format) {
		return usage("unknown format %q: formats are text, bibtex, ris and csl-json", c.Format)
	}
	var config publish.Config
	settings := pressFlags{Config: c.Config}
	if err := settings.settle(&config, filepath.Dir(c.Post)); err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	d, _, err := parsed(e, config, c.Root, c.Post)
	if err != nil {
		return err
	}
	s, _ := cite.As(format, &d.Meta)
	_, err = io.WriteString(e.stdout, s)
	return err
}
