package batch

import (
	"fmt"
	"strings"
	"time"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/doc"
)

// Status is what became of a post.
type Status string

// What can become of a post.
const (
	Built       Status = "built"
	Unchanged   Status = "unchanged"
	Draft       Status = "draft"       // no books are wanted of it
	Failed      Status = "failed"      // it is tried again by the next run
	Quarantined Status = "quarantined" // it failed, and has not changed since
	Due         Status = "due"         // it would be built, had this been no dry run
	Pending     Status = "pending"     // the run was stopped before it
)

// Statuses lists them, the welcome ones first.
func Statuses() []Status {
	return []Status{Built, Unchanged, Due, Draft, Failed, Quarantined, Pending}
}

// Report is what a run leaves to be read.
type Report struct {
	Started time.Time    `json:"started,omitzero"`
	Ended   time.Time    `json:"ended,omitzero"`
	Posts   []PostReport `json:"posts"`
	Gone    []string     `json:"gone"`              // posts of earlier runs that are no more
	Removed []string     `json:"removed"`           // books removed, as paths in the output
	Stopped string       `json:"stopped,omitempty"` // why the run ended early
}

// PostReport is what became of one post.
type PostReport struct {
	Source      string          `json:"source"` // the post, or "bound/…" for a book of many
	Status      Status          `json:"status"`
	Why         string          `json:"why,omitempty"` // what made it due: "new", "content", "engine", "missing", "picture …", "settings …"
	Outputs     []BookReport    `json:"outputs"`
	Diagnostics []Diagnostic    `json:"diagnostics"`
	Error       string          `json:"error,omitempty"`
	First       time.Time       `json:"first,omitzero"`          // when its text was first seen
	Changes     *Changes        `json:"changes,omitempty"`       // since the book before, when asked for
	Access      *catalog.Access `json:"accessibility,omitempty"` // what the EPUB states, where there is a catalogue
}

// BookReport is a book that lies in the output.
type BookReport struct {
	Format string `json:"format"`
	Path   string `json:"path"` // slash path in the output
	Bytes  int64  `json:"bytes"`
	Pages  int    `json:"pages,omitempty"`
}

// Diagnostic is a doc.Diagnostic laid flat.
type Diagnostic struct {
	Code     string       `json:"code"`
	Severity doc.Severity `json:"severity"`
	File     string       `json:"file"`
	Line     int          `json:"line"`
	Message  string       `json:"message"`
}

// Count gives how many posts have a status.
func (r Report) Count(s Status) int {
	n := 0
	for _, p := range r.Posts {
		if p.Status == s {
			n++
		}
	}
	return n
}

// OK reports whether every post that was to have books has them.
func (r Report) OK() bool {
	return r.Count(Failed)+r.Count(Quarantined)+r.Count(Pending) == 0 && r.Stopped == ""
}

// String is one line for people: "40 posts: 39 built, 1 failed".
func (r Report) String() string {
	var parts []string
	for _, s := range Statuses() {
		if n := r.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if n := len(r.Removed); n > 0 {
		parts = append(parts, fmt.Sprintf("%d books removed", n))
	}
	if r.Stopped != "" {
		parts = append(parts, "stopped: "+r.Stopped)
	}
	line := fmt.Sprintf("%d posts", len(r.Posts))
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}
