package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml"
)

// deployed reads the files of deploy, by name.
func deployed(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("deploy/*")
	if err != nil || len(paths) < 5 {
		t.Fatal(paths, err)
	}
	out := map[string]string{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = string(data)
	}
	return out
}

// TestDeployedFlags holds that the command understands every line that starts
// it.
func TestDeployedFlags(t *testing.T) {
	command := regexp.MustCompile(`nightly"? (--in [^\n]*)|\[(--in, [^\n]*)\]`)
	for name, text := range deployed(t) {
		lines := command.FindAllStringSubmatch(text, -1)
		if len(lines) == 0 && !strings.HasSuffix(name, ".timer") {
			t.Errorf("%s does not start nightly", name)
		}
		for _, m := range lines {
			line, _, _ := strings.Cut(m[1]+strings.ReplaceAll(m[2], ",", ""), " >")
			line, _, _ = strings.Cut(line, " ||")
			line = regexp.MustCompile(`"\$\(\(.*?\)\)/4"`).ReplaceAllString(line, "1/4")
			var c cli
			parser, err := kong.New(&c)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := parser.Parse(strings.Fields(line)); err != nil {
				t.Errorf("%s: %q: %v", name, line, err)
			}
		}
	}
}

func TestDeployedYAML(t *testing.T) {
	for name, text := range deployed(t) {
		if ext := filepath.Ext(name); ext != ".yml" && ext != ".yaml" {
			continue
		}
		dec, n := yaml.NewDecoder(bytes.NewReader([]byte(text))), 0
		for {
			var v map[string]any
			err := dec.Decode(&v)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil || len(v) < 4 {
				t.Errorf("%s: document %d: %v %v", name, n, v, err)
				break
			}
			n++
		}
		if n == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

// TestDeployedUnits has systemd read its units, with a program that is there.
func TestDeployedUnits(t *testing.T) {
	tool, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze")
	}
	dir, args := t.TempDir(), []string{"verify", "--man=no"}
	for name, text := range deployed(t) {
		if ext := filepath.Ext(name); ext == ".service" || ext == ".timer" {
			write(t, dir, name, strings.ReplaceAll(text, "/usr/local/bin/nightly", os.Args[0]))
			args = append(args, filepath.Join(dir, name))
		}
	}
	if out, err := exec.Command(tool, args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
