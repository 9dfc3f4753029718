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
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/batch/catalog"
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
	Bind    string `placeholder:"HOW" help:"Books of many posts, too: month, series or tag."`
	Config  string `placeholder:"FILE" help:"Settings of the books (default: octavo.toml in the folder of the posts)."`
	Log     string `enum:",text,json" default:"" placeholder:"FORM" help:"Structured logs on standard error, text or json, in place of messages and progress."`
	Metrics string `placeholder:"FILE" help:"Numbers of the run for Prometheus' textfile collector."`

	Deadline time.Duration   `placeholder:"TIME" help:"When the run ends, done or not, such as 50m; the next goes on."`
	Pictures string          `enum:"placeholder,omit,fail" default:"placeholder" placeholder:"POLICY" help:"What becomes of a picture that cannot be had: placeholder, omit or fail."`
	Fresh    time.Duration   `placeholder:"TIME" help:"How long a picture holds before its server is asked again (default: 168h)."`
	Changes  bool            `help:"Compare each EPUB with the one it replaces: the report says which paragraphs are new and which pages moved."`
	Private  []netip.Prefix  `placeholder:"NET" help:"Networks to fetch pictures from although they are private, such as 10.1.0.0/16."`
	Job      kong.ConfigFlag `placeholder:"FILE" help:"These flags out of a TOML file, in = \"posts\" and so on; those of the command line win."`
}

// Validate refuses what is no folder: an empty name would be the present one.
func (c *cli) Validate() error {
	if c.In == "" || c.Out == "" {
		return errors.New("--in and --out name folders")
	}
	return nil
}

// The exit statuses.
const (
	exitWell  = 0
	exitPost  = 1
	exitUsage = 2
)

func main() {
	// Time matters less than room: the job shares its machine. The fonts that
	// are read come on top, some 50 MB of the program's file.
	debug.SetMemoryLimit(220 << 20)
	debug.SetGCPercent(200) // below the limit a seventh of the time was the collector's
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c, kong.Name("nightly"), kong.Writers(stdout, stderr), kong.Exit(func(code int) { exited = code }), kong.Configuration(readJob),
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
	if report.Posts != nil { // it was run, however it ended
		err = errors.Join(err, c.tell(report, stdout))
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
	v := newVoice(stderr, c.Log)
	defer v.end()
	job := batch.Job{
		In: root.FS(), Out: c.Out, Jobs: c.Jobs, Prune: c.Prune, Drafts: c.Drafts, DryRun: c.DryRun, Now: time.Now,
		Bind: batch.Bind(c.Bind), Changes: c.Changes,
		Log: v.log, Found: v.found, Done: v.done,
	}
	if c.Shard != "" {
		if job.Shard, err = batch.ParseShard(c.Shard); err != nil {
			return batch.Report{}, err
		}
	}
	if job.Config, err = c.config(v.warn); err != nil {
		return batch.Report{}, err
	}
	job.Catalog = &catalog.Catalog{Title: job.Config.Publisher, Language: job.Config.Language}
	if job.Engine, err = self(); err != nil {
		return batch.Report{}, err
	}
	if c.Deadline > 0 {
		var done context.CancelFunc
		ctx, done = context.WithTimeout(ctx, c.Deadline)
		defer done()
	}
	report, err := batch.Run(ctx, job)
	v.log.Info("run", "posts", len(report.Posts), "built", report.Count(batch.Built), "ok", err == nil && report.OK())
	return report, err
}
