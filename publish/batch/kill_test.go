package batch_test

import (
	"archive/zip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/batch/catalog"
)

// killJob is enough work to be killed in; each night its posts are other ones.
func killJob(t testing.TB, out string, night int) batch.Job {
	in := fstest.MapFS{"leaf.png": picture(t, 10)}
	for i := range 12 {
		text := fmt.Sprintf("Night %d and more words.\n\n", night)
		in[fmt.Sprintf("p%02d.md", i)] = post(fmt.Sprint("Post ", i), "![A leaf](leaf.png)\n\n"+strings.Repeat(text, 20+i))
	}
	return batch.Job{In: in, Out: out, Catalog: &catalog.Catalog{}, Prune: true}
}

// TestRunToBeKilled is the program that TestKilled kills.
func TestRunToBeKilled(t *testing.T) {
	out := os.Getenv("OCTAVO_TEST_OUT")
	if out == "" {
		t.Skip("run by TestKilled")
	}
	night, err := strconv.Atoi(os.Getenv("OCTAVO_TEST_NIGHT"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := batch.Run(t.Context(), killJob(t, out, night)); err != nil {
		t.Fatal(err)
	}
}

// TestKilled kills runs at random instants: no book is ever torn, none that
// there was is lost, and in the end they are those of a quiet night, and no
// more. OCTAVO_KILLS says how many; 50 take some minutes.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	kills := 4
	if n, err := strconv.Atoi(os.Getenv("OCTAVO_KILLS")); err == nil {
		kills = n
	}
	out := filepath.Join(t.TempDir(), "books")
	start := time.Now()
	nightRun(t, out, 0, 0) // how long a night takes
	whole := time.Since(start)
	longest := whole
	r := rand.New(rand.NewPCG(5, 6))
	hit, night := 0, 1
	for hit < kills {
		before := books(t, out)
		after := time.Duration(r.Int64N(int64(whole)))
		if nightRun(t, out, night, after) {
			hit++
		} else {
			whole = max(whole*9/10, longest/2) // the machine is less busy now
		}
		checkWhole(t, out, before)
		if r.IntN(2) == 0 { // else the same night is begun again, and killed again
			night++
		}
	}
	rep, err := batch.Run(t.Context(), killJob(t, out, night))
	if err != nil || !rep.OK() {
		t.Errorf("%s %v", rep, err)
	}
	quiet := filepath.Join(t.TempDir(), "quiet")
	if _, err := batch.Run(t.Context(), killJob(t, quiet, night)); err != nil {
		t.Fatal(err)
	}
	a, b := books(t, quiet), books(t, out)
	for _, m := range []map[string]string{a, b} { // these tell what the run did
		delete(m, "report.json")
		delete(m, "report.txt")
	}
	if names(a) != names(b) {
		t.Fatalf("%s, undisturbed %s", names(b), names(a))
	}
	sameBooks(t, b, a)
	t.Logf("killed %d times over %d nights", hit, night)
}

// nightRun runs a night in a program of its own and kills it after a time, 0
// being never. It reports whether the kill hit it.
func nightRun(t *testing.T, out string, night int, after time.Duration) (killed bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestRunToBeKilled$")
	cmd.Env = append(os.Environ(), "OCTAVO_TEST_OUT="+out, fmt.Sprint("OCTAVO_TEST_NIGHT=", night))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if after > 0 {
		time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	}
	err := cmd.Wait()
	if err != nil && after == 0 {
		t.Fatal(err)
	}
	return err != nil
}

// checkWhole opens every book there is, and holds that all of before are there.
func checkWhole(t *testing.T, out string, before map[string]string) {
	t.Helper()
	now := books(t, out)
	for name := range before {
		if _, ok := now[name]; !ok && filepath.Ext(name) != ".tmp" {
			t.Errorf("%s is lost", name)
		}
	}
	for name, data := range now {
		switch filepath.Ext(name) {
		case ".epub":
			if err := readAll(filepath.Join(out, name)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		case ".pdf":
			if !strings.HasPrefix(data, "%PDF-") || !strings.HasSuffix(strings.TrimSpace(data), "%%EOF") {
				t.Errorf("%s is torn", name)
			}
		}
	}
}

// readAll reads every entry of an archive, each of which has a checksum.
func readAll(path string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}
