package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish/batch"
)

func nightly(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, &out, &errs)
	return status, out.String(), errs.String()
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTwoNights(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "books")
	args := []string{"--in", in, "--out", out, "--offline", "--cache", t.TempDir()}
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText. ![x](nowhere.png)\n")
	write(t, in, "two.md", "---\ntitle: Two\n---\n\nText.\n")
	write(t, in, "octavo.toml", "publisher = \"The Orle Review\"\n")
	status, stdout, stderr := nightly(t, args...)
	if status != 0 || stdout != "2 posts: 2 built\n" || !strings.Contains(stderr, "one.md:5: error image-missing: nowhere.png") {
		t.Errorf("first: %d %q %q", status, stdout, stderr)
	}
	if page, err := os.ReadFile(filepath.Join(out, "index.html")); err != nil || !strings.Contains(string(page), "<h1>The Orle Review</h1>") {
		t.Errorf("index.html: %v\n%s", err, page)
	}
	if status, stdout, _ := nightly(t, args...); status != 0 || stdout != "2 posts: 2 unchanged\n" {
		t.Errorf("second: %d %q", status, stdout)
	}
	write(t, in, "two.md", "---\ntitle: [\n---\n\nText.\n")
	status, stdout, stderr = nightly(t, append(args, "--json")...)
	var r batch.Report
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	if status != 1 || r.Count(batch.Failed) != 1 || r.Count(batch.Unchanged) != 1 || !strings.Contains(stderr, "two.md: failed: two.md:2") {
		t.Errorf("third: %d %s %q", status, r, stderr)
	}
}

func TestWrongUse(t *testing.T) {
	in := t.TempDir()
	bad := t.TempDir()
	write(t, bad, "octavo.toml", "colour = \"red\"\n")
	for _, args := range [][]string{
		{},
		{"--in", in},
		{"--in", filepath.Join(in, "nowhere"), "--out", t.TempDir()},
		{"--in", in, "--out", t.TempDir(), "--shard", "3/2"},
		{"--in", in, "--out", t.TempDir(), "--config", filepath.Join(in, "nowhere.toml")},
		{"--in", bad, "--out", t.TempDir()},
		{"--in", in, "--out", t.TempDir(), "--colour"},
		{"--in", in, "--out", t.TempDir(), "--bind", "size"},
		{"--in", in, "--out", t.TempDir(), "--log", "loud"},
	} {
		if status, _, stderr := nightly(t, args...); status != 2 || !strings.HasPrefix(stderr, "nightly: ") {
			t.Errorf("%v: %d %q", args, status, stderr)
		}
	}
}

func TestFlagsOutOfAFile(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "books")
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText.\n")
	job := filepath.Join(t.TempDir(), "job.toml")
	text := fmt.Sprintf("in = %q\nout = %q\ncache = %q\noffline = true\njobs = 1\ndeadline = \"5m\"\nprivate = [\"10.0.0.0/8\"]\njson = true\n", in, out, t.TempDir())
	write(t, filepath.Dir(job), "job.toml", text)
	status, _, stderr := nightly(t, "--job", job, "--no-json")
	if status != 2 || !strings.Contains(stderr, "unknown flag --no-json") {
		t.Errorf("%d %q", status, stderr)
	}
	status, stdout, stderr := nightly(t, "--job", job)
	if status != 0 || !strings.Contains(stdout, `"status": "built"`) {
		t.Errorf("%d %q %q", status, stdout, stderr)
	}
	other := filepath.Join(t.TempDir(), "other")
	if status, _, stderr = nightly(t, "--job", job, "--out", other); status != 0 {
		t.Errorf("%d %q", status, stderr)
	}
	if _, err := os.Stat(filepath.Join(other, "one.pdf")); err != nil {
		t.Errorf("the command line does not win: %v", err)
	}
	for line, says := range map[string]string{"colour = 1\n": "unknown key colour", "jobs = \"many\"\n": "--jobs", "jobs =\n": "the job file: toml: line 8", "fresh = \"soon\"\n": "--fresh"} {
		write(t, filepath.Dir(job), "job.toml", strings.ReplaceAll(text, "jobs = 1\n", "")+line)
		if status, _, stderr = nightly(t, "--job", job); status != 2 || !strings.Contains(stderr, says) {
			t.Errorf("%q: %d %q", line, status, stderr)
		}
	}
}

func TestTheDeadlinePasses(t *testing.T) {
	in := t.TempDir()
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText.\n")
	status, stdout, _ := nightly(t, "--in", in, "--out", t.TempDir(), "--offline", "--cache", t.TempDir(), "--deadline", "1ns")
	if status != 1 || stdout != "1 posts: 1 pending, stopped: context deadline exceeded\n" {
		t.Errorf("%d %q", status, stdout)
	}
}

func TestDryRunMakesNothing(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "books")
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText.\n")
	status, stdout, _ := nightly(t, "--in", in, "--out", out, "--offline", "--cache", t.TempDir(), "--dry-run")
	if _, err := os.Stat(out); status != 0 || stdout != "1 posts: 1 due\n" || !os.IsNotExist(err) {
		t.Errorf("%d %q %v", status, stdout, err)
	}
}

func TestLogsAndMetrics(t *testing.T) {
	in, file := t.TempDir(), filepath.Join(t.TempDir(), "octavo.prom")
	write(t, in, "bad.md", "---\ntitle: [\n---\n")
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText. ![x](nowhere.png)\n")
	status, _, stderr := nightly(t, "--in", in, "--out", t.TempDir(), "--offline", "--cache", t.TempDir(), "--log", "json", "--metrics", file, "-j1")
	var got []string
	for line := range strings.Lines(stderr) {
		var r struct{ Level, Msg, Source, Status, Code string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Errorf("%q: %v", line, err)
		}
		got = append(got, strings.Join(strings.Fields(strings.Join([]string{r.Level, r.Msg, r.Source, r.Status, r.Code}, " ")), " "))
	}
	want := "ERROR post bad.md failed; INFO post one.md built; WARN diagnostic one.md date-missing; ERROR diagnostic one.md image-missing; INFO run"
	if status != 1 || strings.Join(got, "; ") != want {
		t.Errorf("%d, logged\n%s\nwant\n%s", status, strings.Join(got, "; "), want)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\noctavo_posts{status=\"built\"} 1\n", "\noctavo_posts{status=\"failed\"} 1\n", "\noctavo_books 2\n", "\noctavo_run_ok 0\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
}

// TestARunThatFailsIsReported all the same, to people and to Prometheus.
func TestARunThatFailsIsReported(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	metrics := filepath.Join(t.TempDir(), "octavo.prom")
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText.\n")
	write(t, in, "draft.md", "---\ntitle: Two\ndraft: true\n---\n\nText.\n")
	if err := os.MkdirAll(filepath.Join(out, "index.html", "in"), 0o755); err != nil { // where a file belongs
		t.Fatal(err)
	}
	status, stdout, stderr := nightly(t, "--in", in, "--out", out, "--offline", "--cache", t.TempDir(), "--metrics", metrics)
	if status != 2 || !strings.Contains(stdout, "1 built, 1 draft, stopped: ") || !strings.Contains(stderr, "index.html") {
		t.Errorf("%d %q %q", status, stdout, stderr)
	}
	for path, want := range map[string]string{metrics: "\noctavo_run_ok 0\n", filepath.Join(out, "report.json"): `"stopped": "`} {
		if data, err := os.ReadFile(path); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("no %q in %s: %v", want, path, err)
		}
	}
}

// TestTheSitesOwnConfiguration gives posts what they do not say, and makes them
// again when it changes; a broken one is told of.
func TestTheSitesOwnConfiguration(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	args := []string{"--in", in, "--out", out, "--offline", "--cache", t.TempDir(), "--json"}
	write(t, in, "one.md", "---\ntitle: One\n---\n\nText.\n")
	for i, step := range []struct{ config, status, says string }{
		{"defaults: [{scope: {path: ''}, values: {author: Ann}}]\n", "built", ""},
		{"defaults: [{scope: {path: ''}, values: {author: Ann}}]\n", "unchanged", ""},
		{"defaults: [{scope: {path: ''}, values: {author: Bo}}]\n", "built", ""},
		{"defaults: [\n", "built", "nightly: warning: the site's configuration is not used: _config.yml"},
	} {
		write(t, in, "_config.yml", step.config)
		status, stdout, stderr := nightly(t, args...)
		if status != 0 || !strings.Contains(stdout, `"status": "`+step.status+`"`) || !strings.Contains(stderr, step.says) {
			t.Errorf("%d: %d %s %s", i, status, stdout, stderr)
		}
	}
}

func TestProgressOnATerminal(t *testing.T) {
	var b bytes.Buffer
	v := newVoice(&b, "")
	v.terminal = true
	v.found(2)
	v.done(batch.PostReport{Source: "one.md", Status: batch.Built})
	v.done(batch.PostReport{Source: "two.md", Status: batch.Failed, Error: "bad"})
	v.end()
	if got, want := b.String(), "\r\x1b[K1 of 2 · one.md\r\x1b[Ktwo.md: failed: bad\n2 of 2 · two.md\r\x1b[K"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNightlyItself is the program that TestTerminated stops.
func TestNightlyItself(t *testing.T) {
	args := os.Getenv("OCTAVO_TEST_NIGHTLY")
	if args == "" {
		t.Skip("run by TestTerminated")
	}
	os.Args = append([]string{"nightly"}, strings.Split(args, "\n")...)
	main()
}

// TestTerminated has SIGTERM end a run after the books in hand; the next goes
// on from there.
func TestTerminated(t *testing.T) {
	in, out, cache := t.TempDir(), t.TempDir(), t.TempDir()
	for i := range 26 {
		name := string(rune('a'+i)) + ".md"
		write(t, in, name, "---\ntitle: T\n---\n\n"+strings.Repeat("Words and more words.\n\n", 400))
	}
	args := []string{"--in", in, "--out", out, "--offline", "--cache", cache, "-j1", "--json"}
	var stdout bytes.Buffer
	cmd := exec.Command(os.Args[0], "-test.run=^TestNightlyItself$")
	cmd.Env = append(os.Environ(), "OCTAVO_TEST_NIGHTLY="+strings.Join(args, "\n"))
	cmd.Stdout = &stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, filepath.Join(out, "a.pdf"))
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	var r batch.Report
	if err := json.Unmarshal(stdout.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	done := r.Count(batch.Built)
	if cmd.ProcessState.ExitCode() != 1 || done == 0 || done+r.Count(batch.Pending) != 26 || r.Stopped != "terminated signal received" {
		t.Errorf("exit status %d: %s", cmd.ProcessState.ExitCode(), r)
	}
	status, text, _ := nightly(t, args...)
	if err := json.Unmarshal([]byte(text), &r); err != nil || status != 0 || r.Count(batch.Unchanged) != done {
		t.Errorf("next: %d %s %v, after %d", status, r, err, done)
	}
}

func waitFor(t *testing.T, path string) {
	t.Helper()
	for range 1000 {
		if _, err := os.Stat(path); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("no " + path)
}
