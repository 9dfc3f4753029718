package batch

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/octavo-press/octavo/publish/batch/catalog"
	"github.com/octavo-press/octavo/publish/bookfile"
)

// folder is where a run keeps what it needs to know, within the output.
const folder = ".octavo"

// entry is what is known of a post.
type entry struct {
	Post     string         `json:"post"`
	At       time.Time      `json:"at,omitzero"`      // when this was written
	First    time.Time      `json:"first,omitzero"`   // when the post's text was first seen
	Changed  time.Time      `json:"changed,omitzero"` // when the bytes of its books last did
	Content  string         `json:"content,omitempty"`
	Engine   string         `json:"engine,omitempty"`
	Pictures []dependency   `json:"pictures,omitempty"`
	Books    []bookEntry    `json:"books,omitempty"`
	About    *catalog.About `json:"about,omitempty"` // what the catalogue says of the books
	Cover    *coverEntry    `json:"cover,omitempty"`
	Draft    bool           `json:"draft,omitempty"`
	Code     string         `json:"code,omitempty"` // of a bad post
	Error    string         `json:"error,omitempty"`
	Gone     bool           `json:"gone,omitempty"`
}

// bookEntry is a book that was written; Path is a slash path in the output.
type bookEntry struct {
	Format string `json:"format"`
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	Pages  int    `json:"pages,omitempty"`
	Sum    string `json:"sha256"`
}

// manifest is the entries of all posts. On disk it is a journal of lines, each
// of which is written in one piece; a last line torn by a kill is not read,
// and its post is made again. Each shard has a journal of its own, and all
// journals are read.
type manifest struct {
	job  Job
	path string

	mu      sync.Mutex
	entries map[string]entry
	journal *os.File
}

// openManifest reads the journals and opens the run's own to go on with it.
func openManifest(job Job) (*manifest, error) {
	dir := filepath.Join(job.Out, folder)
	m := &manifest{job: job, path: filepath.Join(dir, journalName(job.Shard)), entries: map[string]entry{}}
	paths, err := journals(dir)
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		if err := m.read(p); err != nil {
			return nil, err
		}
	}
	if job.DryRun {
		return m, nil
	}
	m.journal, err = os.OpenFile(m.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = m.journal.WriteString("\n") // ends a torn line
	}
	return m, err
}

func journalName(s Shard) string {
	if s.whole() {
		return "manifest.jsonl"
	}
	return "manifest-" + strings.ReplaceAll(s.String(), "/", "-of-") + ".jsonl"
}

// journals lists those of all shards.
func journals(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if n := e.Name(); strings.HasPrefix(n, "manifest") && strings.HasSuffix(n, ".jsonl") {
			out = append(out, filepath.Join(dir, n))
		}
	}
	return out, err
}

// read takes up the lines of a journal; of two for one post the later counts.
func (m *manifest) read(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		var e entry
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil || !e.sound() {
			m.job.Log.Warn("a line of the manifest is not read", "file", path, "error", err)
			continue
		}
		if old, ok := m.entries[e.Post]; !ok || !e.At.Before(old.At) {
			m.entries[e.Post] = e
		}
	}
	return lines.Err()
}

// sound reports whether an entry can be one of a run's: it is of a name below
// the input, and each of its files lies in the output. A line that is spoilt
// must not have any other removed, nor keep the journal from being written:
// a zone of 24 hours is read by the time package and not written.
func (e entry) sound() bool {
	_, err := json.Marshal(e)
	if err != nil || !fs.ValidPath(e.Post) || e.Post == "." {
		return false
	}
	paths := []string{}
	for _, b := range e.Books {
		paths = append(paths, b.Path)
	}
	if e.Cover != nil {
		paths = append(paths, cmp.Or(e.Cover.Path, e.Post), cmp.Or(e.Cover.Thumb.Path, e.Post))
	}
	return !slices.ContainsFunc(paths, func(p string) bool {
		return !fs.ValidPath(p) || p == "." || !filepath.IsLocal(filepath.FromSlash(p)) || strings.HasPrefix(p, folder+"/")
	})
}

func (m *manifest) get(post string) (entry, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.entries[post]
	return e, ok && !e.Gone
}

// put notes an entry for good.
func (m *manifest) put(e entry) error {
	e.At = m.job.now()
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries[e.Post] = e
	_, err = m.journal.Write(append(line, '\n'))
	return err
}

// refresh changes an entry without saying so: a kill may lose it.
func (m *manifest) refresh(e entry) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries[e.Post] = e
}

// mine lists the entries of the run's shard, by name.
func (m *manifest) mine() []entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []entry
	for _, e := range m.entries {
		if !e.Gone && m.job.Shard.takes(e.Post) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.Post, b.Post) })
	return out
}

// compact writes the journal anew, a line a post. A run of all the posts takes
// the shards' journals up and away.
func (m *manifest) compact() error {
	var b bytes.Buffer
	for _, e := range m.mine() {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		b.Write(append(line, '\n'))
	}
	if err := m.close(); err != nil {
		return err
	}
	if err := bookfile.WriteSync(m.path, b.Bytes()); err != nil || !m.job.Shard.whole() {
		return err
	}
	paths, err := journals(filepath.Dir(m.path))
	for _, p := range paths {
		if p != m.path {
			err = errors.Join(err, os.Remove(p))
		}
	}
	return err
}

// close may be called again.
func (m *manifest) close() error {
	if m == nil || m.journal == nil {
		return nil
	}
	err := m.journal.Close()
	m.journal = nil
	return err
}
