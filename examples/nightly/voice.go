package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/doc"
)

// voice says how the run goes while it goes: as messages of compilers with a
// line of progress below them on a terminal, or as structured logs.
type voice struct {
	w          io.Writer
	log        *slog.Logger
	structured bool
	terminal   bool
	total, n   int
}

// newVoice speaks in the form that was asked for, "" being messages.
func newVoice(w io.Writer, form string) *voice {
	switch form {
	case "json":
		return &voice{w: w, structured: true, log: slog.New(slog.NewJSONHandler(w, nil))}
	case "text":
		return &voice{w: w, structured: true, log: slog.New(slog.NewTextHandler(w, nil))}
	}
	return &voice{w: w, terminal: isTerminal(w), log: slog.New(slog.DiscardHandler)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (v *voice) found(posts int) { v.total = posts }

func (v *voice) done(p batch.PostReport) {
	v.n++
	if v.structured {
		v.record(p)
		return
	}
	v.end()
	for _, d := range p.Diagnostics {
		if d.Severity != doc.Info {
			fmt.Fprintln(v.w, doc.Diagnostic{Code: d.Code, Severity: d.Severity, Pos: doc.Pos{File: d.File, Line: d.Line}, Message: d.Message})
		}
	}
	if p.Error != "" {
		fmt.Fprintln(v.w, doc.OneLine(fmt.Sprintf("%s: %s: %s", p.Source, p.Status, p.Error)))
	}
	if v.terminal {
		fmt.Fprintf(v.w, "%d of %d · %.50s", v.n, v.total, doc.OneLine(p.Source))
	}
}

// warn tells what is no fault of a post.
func (v *voice) warn(err error) {
	if v.log.Warn("warning", "error", err); !v.structured {
		fmt.Fprintln(v.w, "nightly: warning:", err)
	}
}

// end wipes the line of progress.
func (v *voice) end() {
	if v.terminal {
		fmt.Fprint(v.w, "\r\x1b[K")
	}
}

// record logs a post: what became of it, then what was found in it.
func (v *voice) record(p batch.PostReport) {
	level := slog.LevelInfo
	if p.Error != "" {
		level = slog.LevelError
	}
	v.log.Log(context.Background(), level, "post", "source", p.Source, "status", p.Status, "why", p.Why, "error", p.Error)
	for _, d := range p.Diagnostics {
		v.log.Log(context.Background(), severities[d.Severity], "diagnostic", "source", cmp.Or(d.File, p.Source),
			"line", d.Line, "code", d.Code, "message", d.Message)
	}
}

var severities = map[doc.Severity]slog.Level{doc.Info: slog.LevelDebug, doc.Warning: slog.LevelWarn, doc.Error: slog.LevelError}
