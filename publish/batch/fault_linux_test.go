package batch_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/batch/catalog"
)

// disk mounts a small one, which root alone may.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("no small disk can be mounted:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func remount(t *testing.T, dir string, flags uintptr, size string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size="+size); err != nil {
		t.Fatal(err)
	}
}

// many is posts enough to fill a small disk.
func many(text string) fstest.MapFS {
	in := fstest.MapFS{}
	for i := range 8 {
		in[fmt.Sprintf("p%02d.md", i)] = post(fmt.Sprint("Post ", i), strings.Repeat(text+" and more words.\n\n", 20+i))
	}
	return in
}

// TestADiskThatIsFull ends the run with a clear error. Books of earlier nights
// are whole, and once there is room the next run makes the others.
func TestADiskThatIsFull(t *testing.T) {
	quiet := job(t, many("Other"))
	quiet.Formats = nil
	run(t, quiet)
	wanted := books(t, quiet.Out)
	room := 0
	for _, data := range wanted {
		room += len(data)
	}
	for _, part := range []int{4, 10, 16} { // of 20, the room for the books of the second night
		j := quiet
		dir := disk(t, fmt.Sprint(room+room*part/20))
		j.Out = filepath.Join(dir, "books")
		j.In = many("Words")
		first := run(t, j)
		old := books(t, j.Out)
		if !first.OK() || len(old) != 16 {
			t.Fatalf("first night: %s", first)
		}
		filler := filepath.Join(dir, "filler")
		if err := os.WriteFile(filler, make([]byte, room*part/20), 0o644); err != nil && !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
		j.In = many("Other")
		j.Catalog = &catalog.Catalog{}
		r, err := batch.Run(t.Context(), j)
		if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), j.Out) || r.OK() || r.Stopped == "" {
			t.Errorf("%d: %v: %s", part, err, r)
		}
		now := books(t, j.Out)
		for name := range old {
			if now[name] != old[name] && now[name] != wanted[name] {
				t.Errorf("%d: %s is neither last night's nor this one's", part, name)
			}
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		remount(t, dir, 0, "100m")
		j.Catalog = nil
		if r := run(t, j); !r.OK() || r.Count(batch.Built) == 0 {
			t.Errorf("%d: with room again: %s", part, r)
		}
		sameBooks(t, books(t, j.Out), wanted)
	}
}

// TestADiskThatIsReadOnly has nothing made, and says so.
func TestADiskThatIsReadOnly(t *testing.T) {
	j := job(t, many("Words"))
	dir := disk(t, "100m")
	j.Out = filepath.Join(dir, "books")
	run(t, j)
	old := books(t, j.Out)
	remount(t, dir, syscall.MS_RDONLY, "100m")
	j.In = many("Other")
	if r, err := batch.Run(t.Context(), j); !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), j.Out) {
		t.Errorf("%v: %s", err, r)
	}
	j.DryRun = true
	if r := run(t, j); r.Count(batch.Due) != 8 {
		t.Errorf("a dry run writes nothing, and so may look: %s", r)
	}
	sameBooks(t, books(t, j.Out), old)
}

// TestAFolderThatIsReadOnly fails the posts whose books belong there alone.
func TestAFolderThatIsReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	j := job(t, site(t))
	run(t, j)
	folder := filepath.Join(j.Out, "2025")
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o755)
	j.Engine = "another"
	r := run(t, j)
	if r.Count(batch.Built) != 1 || r.Count(batch.Failed) != 2 || !strings.Contains(r.Posts[0].Error, "permission denied") {
		t.Errorf("%s\n%+v", r, r.Posts)
	}
}

// TestAPipeAmongThePosts is none that can be read, and holds up no other.
func TestAPipeAmongThePosts(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"one.md": "# One\n\n![a](pipe.png)\n", "two.md": "# Two\n\nText.\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"pipe.md", "pipe.png"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip("no pipes here:", err)
		}
	}
	j := job(t, os.DirFS(dir))
	for _, why := range []batch.Status{batch.Built, batch.Unchanged} {
		r := run(t, j)
		if r.Count(why) != 2 || r.Count(batch.Failed) != 1 || !strings.Contains(r.Posts[1].Error, "pipe.md: post-unreadable: ") {
			t.Errorf("%s\n%s", r, status(r))
		}
	}
}
