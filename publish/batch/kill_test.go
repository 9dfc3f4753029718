package batch_test

import (
	"archive/zip"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish/batch"
)

// killSite is enough work to be killed in.
func killSite() fstest.MapFS {
	in := fstest.MapFS{}
	for i := range 20 {
		in[fmt.Sprintf("p%02d.md", i)] = post(fmt.Sprint("Post ", i), strings.Repeat("Words and more words.\n\n", 50+i))
	}
	return in
}

// TestRunToBeKilled is the program that TestKilled kills.
func TestRunToBeKilled(t *testing.T) {
	out := os.Getenv("OCTAVO_TEST_OUT")
	if out == "" {
		t.Skip("run by TestKilled")
	}
	if _, err := batch.Run(t.Context(), batch.Job{In: killSite(), Out: out}); err != nil {
		t.Fatal(err)
	}
}

// TestKilled kills a run at random instants and starts it again: no book is
// ever torn, none is lost, and in the end they are those of a quiet night.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	quiet := job(t, killSite())
	quiet.Formats = nil
	run(t, quiet)
	out := filepath.Join(t.TempDir(), "books")
	r := rand.New(rand.NewPCG(5, 6))
	for range 10 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestRunToBeKilled$")
		cmd.Env = append(os.Environ(), "OCTAVO_TEST_OUT="+out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.IntN(250)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		checkWhole(t, out)
	}
	last := quiet
	last.Out = out
	if rep := run(t, last); !rep.OK() {
		t.Errorf("%s", rep)
	}
	a, b := books(t, quiet.Out), books(t, out)
	if len(a) != 40 || names(a) != names(b) {
		t.Fatalf("%s, undisturbed %s", names(b), names(a))
	}
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s differs", name)
		}
	}
}

// checkWhole opens every book there is.
func checkWhole(t *testing.T, out string) {
	if _, err := os.Stat(out); err != nil {
		return
	}
	for name, data := range books(t, out) {
		switch filepath.Ext(name) {
		case ".epub":
			z, err := zip.OpenReader(filepath.Join(out, name))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			z.Close()
		case ".pdf":
			if !strings.HasPrefix(data, "%PDF-") || !strings.HasSuffix(strings.TrimSpace(data), "%%EOF") {
				t.Errorf("%s is torn", name)
			}
		}
	}
}
