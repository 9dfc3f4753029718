// Command nightly makes the books of a folder of posts and keeps them in step
// with it: run it from a timer, and each time it makes what is new.
//
//	nightly --in posts --out books
//
// It is an example of a program on the publish/batch package. Its exit status
// is 0 when all is well, 1 when a post failed or the run was stopped, 2 when
// it could not be run as asked.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/imaging"
)

type cli struct {
	In      string `required:"" placeholder:"DIR" help:"The posts, and the root of their pictures."`
	Out     string `required:"" placeholder:"DIR" help:"Where the books go; the tree of the posts is mirrored there."`
	Cache   string `placeholder:"DIR" help:"Cache of pictures (default: in the user's cache folder)."`
	Offline bool   `help:"Never the network: what the cache lacks becomes a placeholder."`
	Jobs    int    `short:"j" placeholder:"N" help:"Posts at a time (default: the number of CPUs)."`
	Shard   string `placeholder:"I/N" help:"Only the part I of N, cut by hash."`
	Prune   bool   `help:"Remove the books of posts that are gone."`
	Drafts  bool   `help:"Make books of drafts, too."`
	DryRun  bool   `help:"Say what would be done, and do nothing."`
	JSON    bool   `help:"One JSON report on standard output."`
	Config  string `placeholder:"FILE" help:"Settings (default: octavo.toml in the folder of the posts)."`
}

// The exit statuses.
const (
	exitWell  = 0
	exitPost  = 1
	exitUsage = 2
)

func main() {
	// Time matters less than room: the job shares its machine.
	debug.SetMemoryLimit(300 << 20)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c, kong.Name("nightly"), kong.Writers(stdout, stderr), kong.Exit(func(code int) { exited = code }),
		kong.Description("nightly makes the books of a folder of posts and keeps them in step with it."))
	if err == nil {
		_, err = parser.Parse(args)
	}
	if exited >= 0 {
		return exited
	}
	var report batch.Report
	if err == nil {
		report, err = c.run(ctx, stderr)
	}
	if err == nil {
		err = c.tell(report, stdout)
	}
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "nightly:", err)
		return exitUsage
	case !report.OK():
		return exitPost
	}
	return exitWell
}

func (c *cli) run(ctx context.Context, stderr io.Writer) (batch.Report, error) {
	root, err := os.OpenRoot(c.In)
	if err != nil {
		return batch.Report{}, err
	}
	defer root.Close()
	job := batch.Job{
		In: root.FS(), Out: c.Out, Jobs: c.Jobs, Prune: c.Prune, Drafts: c.Drafts, DryRun: c.DryRun, Now: time.Now,
		Done: func(p batch.PostReport) { speak(stderr, p) },
	}
	if c.Shard != "" {
		if job.Shard, err = batch.ParseShard(c.Shard); err != nil {
			return batch.Report{}, err
		}
	}
	if job.Config, err = c.config(); err != nil {
		return batch.Report{}, err
	}
	if job.Engine, err = self(); err != nil {
		return batch.Report{}, err
	}
	return batch.Run(ctx, job)
}

// config reads the settings and says where pictures come from.
func (c *cli) config() (publish.Config, error) {
	config := publish.Config{Fonts: all.Files()}
	file := c.Config
	if file == "" {
		file = filepath.Join(c.In, "octavo.toml")
	}
	dir := os.DirFS(filepath.Dir(file))
	settings, err := publish.ReadSettings(dir, filepath.Base(file))
	switch {
	case err == nil:
		err = settings.Apply(&config, dir)
	case c.Config == "" && errors.Is(err, os.ErrNotExist):
		err = nil
	}
	if err != nil {
		return config, err
	}
	if c.Cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return config, fmt.Errorf("no cache folder, name one with --cache: %w", err)
		}
		c.Cache = filepath.Join(user, "octavo", "images")
	}
	cache := &asset.Cache{Dir: c.Cache, Now: time.Now}
	if !c.Offline {
		cache.Next = asset.NewHTTP(asset.HTTPConfig{Now: time.Now, Jitter: rand.Float64})
	}
	config.Fetcher = &asset.Once{Next: cache}
	config.Derived = asset.Derived{Dir: filepath.Join(c.Cache, "derived")}
	return config, nil
}

// self hashes this program: another build may make other bytes.
func self() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(path)
	return imaging.Key(data), err
}

// speak says what is wrong with a post, as compilers do.
func speak(w io.Writer, p batch.PostReport) {
	for _, d := range p.Diagnostics {
		if d.Severity != doc.Info {
			fmt.Fprintln(w, doc.Diagnostic{Code: d.Code, Severity: d.Severity, Pos: doc.Pos{File: d.File, Line: d.Line}, Message: d.Message})
		}
	}
	if p.Error != "" {
		fmt.Fprintf(w, "%s: %s: %s\n", p.Source, p.Status, p.Error)
	}
}

// tell writes the report.
func (c *cli) tell(r batch.Report, w io.Writer) error {
	if !c.JSON {
		_, err := fmt.Fprintln(w, r)
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}
