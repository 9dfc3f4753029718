package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// report is the JSON report of a run.
type report struct {
	Version string       `json:"version"`
	Posts   []postReport `json:"posts"`
}

type postReport struct {
	Source      string             `json:"source"`
	Outputs     []outputReport     `json:"outputs"`
	Diagnostics []diagnosticReport `json:"diagnostics"`
	Error       string             `json:"error,omitempty"`
}

type outputReport struct {
	Format string `json:"format"`
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	Pages  int    `json:"pages,omitempty"`
}

type diagnosticReport struct {
	Code     string       `json:"code"`
	Severity doc.Severity `json:"severity"`
	File     string       `json:"file"`
	Line     int          `json:"line,omitempty"`
	Message  string       `json:"message"`
}

// String gives "file:line: severity code: message".
func (d diagnosticReport) String() string {
	return doc.Diagnostic{Code: d.Code, Severity: d.Severity, Pos: doc.Pos{File: d.File, Line: d.Line},
		Message: d.Message}.String()
}

func writeJSON(w io.Writer, posts []postReport) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(report{publish.Version, posts})
}

// diagnosed names the post as the user does.
func diagnosed(d doc.Diagnostic, j job) diagnosticReport {
	if d.Pos.File == j.name || d.Pos.File == "" {
		d.Pos.File = j.path
	}
	return diagnosticReport{d.Code, d.Severity, d.Pos.File, d.Pos.Line, d.Message}
}

// placed gives an error's text with the post named as the user does.
func placed(err error, j job) string {
	var post *doc.PostError
	if !errors.As(err, &post) {
		if strings.HasPrefix(err.Error(), j.path) {
			return doc.OneLine(err.Error())
		}
		return doc.OneLine(j.path + ": " + err.Error())
	}
	d := doc.Diagnostic{Code: post.Code, Severity: doc.Error, Pos: post.Pos, Message: post.Err.Error()}
	return diagnosed(d, j).String()
}

// speaker tells of posts in their order as they are done: diagnostics on
// standard error, and a progress line when that is a terminal.
type speaker struct {
	mu       sync.Mutex
	w        io.Writer
	quiet    bool
	terminal bool
	total    int
	told     int
	waiting  map[int]postReport
}

func newSpeaker(w io.Writer, total int, quiet bool) *speaker {
	f, ok := w.(*os.File)
	terminal := false
	if ok {
		st, err := f.Stat()
		terminal = err == nil && st.Mode()&os.ModeCharDevice != 0
	}
	return &speaker{w: w, quiet: quiet, terminal: terminal && !quiet && total > 1, total: total, waiting: map[int]postReport{}}
}

func (s *speaker) post(i int, r postReport) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting[i] = r
	for {
		r, ok := s.waiting[s.told]
		if !ok {
			break
		}
		delete(s.waiting, s.told)
		s.told++
		s.tell(r)
	}
	if s.terminal {
		fmt.Fprintf(s.w, "\r\x1b[K%d of %d posts", s.told, s.total)
	}
}

func (s *speaker) tell(r postReport) {
	var b strings.Builder
	for _, d := range r.Diagnostics {
		if d.Severity != doc.Info && (!s.quiet || d.Severity == doc.Error) {
			fmt.Fprintln(&b, d)
		}
	}
	if r.Error != "" {
		fmt.Fprintln(&b, r.Error)
	}
	if b.Len() > 0 && s.terminal {
		io.WriteString(s.w, "\r\x1b[K")
	}
	io.WriteString(s.w, b.String())
}

func (s *speaker) done() {
	if s.terminal {
		io.WriteString(s.w, "\r\x1b[K")
	}
}
