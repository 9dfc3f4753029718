package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// FuzzJob reads job files: what is wrong is an error that says so, and what is
// right fills the flags, those of the command line aside.
func FuzzJob(f *testing.F) {
	for _, s := range []string{
		"out = \"books\"\njobs = 3\noffline = true\nprune = false\ndeadline = \"50m\"\nfresh = \"168h\"\nprivate = [\"10.1.0.0/16\"]\nbind = \"tag\"\nlog = \"json\"\n",
		"jobs = \"many\"", "jobs = 1e3", "jobs = -9223372036854775808", "private = [1]", "private = \"x\"", "private = {a = 1}", "deadline = 5", "deadline = 2020-01-01", "offline = \"yes\"", "log = [\"json\"]", "help = true", "job = \"x\"", "in = \"other\"",
		"a.b = 1", "[in]\nx = 1", "[[out]]", "out = nan", "out = \"\\u0000\"", "j = 1", "x", "\xff", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := filepath.Join(t.TempDir(), "job.toml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var c cli
		var out strings.Builder
		parser, err := kong.New(&c, kong.Writers(&out, &out), kong.Exit(func(int) { t.Fatalf("%q ends the program", text) }), kong.Configuration(readJob))
		if err != nil {
			t.Fatal(err)
		}
		_, err = parser.Parse([]string{"--job", file, "--in", "posts", "--offline"})
		if err == nil && (c.In != "posts" || !c.Offline || c.Out == "") {
			t.Errorf("%q: %+v", text, c)
		}
		if err != nil && err.Error() == "" || out.Len() > 0 {
			t.Errorf("%q: error %v, said %q", text, err, out.String())
		}
	})
}
