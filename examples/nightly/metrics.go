package main

import (
	"bytes"
	"fmt"

	"github.com/octavo-press/octavo/publish/batch"
)

// metrics gives the numbers of a run in Prometheus' text format 0.0.4, for the
// textfile collector of its node exporter.
func metrics(r batch.Report) []byte {
	var b bytes.Buffer
	gauge := func(name, help string) { fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %[1]s gauge\n", name, help) }
	gauge("octavo_posts", "Posts of the last run, by what became of them.")
	for _, s := range batch.Statuses() {
		fmt.Fprintf(&b, "octavo_posts{status=%q} %d\n", s, r.Count(s))
	}
	books, size := 0, int64(0)
	for _, p := range r.Posts {
		for _, o := range p.Outputs {
			books, size = books+1, size+o.Bytes
		}
	}
	for _, m := range []struct {
		name, help string
		value      any
	}{
		{"octavo_books", "Books that lie in the output, of the posts of the last run.", books},
		{"octavo_books_bytes", "Size of those books.", size},
		{"octavo_books_removed", "Books that the last run removed.", len(r.Removed)},
		{"octavo_run_ok", "Whether every post that was to have books has them.", number(r.OK())},
		{"octavo_run_start_timestamp_seconds", "When the last run began.", r.Started.Unix()},
		{"octavo_run_duration_seconds", "How long the last run took.", r.Ended.Sub(r.Started).Seconds()},
	} {
		gauge(m.name, m.help)
		fmt.Fprintf(&b, "%s %v\n", m.name, m.value)
	}
	return b.Bytes()
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
