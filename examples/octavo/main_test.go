package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site lays files out in a new folder and makes it the working folder.
func site(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// octavo runs the command as main does.
func octavo(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	if !slices.ContainsFunc(args, func(a string) bool {
		return a == "tree" || a == "explain" || a == "cite" || a == "alts" || a == "version" || strings.HasPrefix(a, "--cache")
	}) {
		args = append([]string{"--offline", "--cache", filepath.Join(t.TempDir(), "cache")}, args...)
	}
	status = run(env{t.Context(), strings.NewReader(stdin), &out, &err}, args)
	return status, out.String(), err.String()
}

// files lists what lies in the working folder, posts aside.
func files(t *testing.T) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) != ".md" {
			names = append(names, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

const good = "---\ntitle: Good\ndate: 2026-01-02\n---\n\nText.\n"

func TestBooksLieBesideThePost(t *testing.T) {
	site(t, map[string]string{"posts/good.md": good})
	if status, _, stderr := octavo(t, "", "posts/good.md"); status != 0 || stderr != "" {
		t.Fatalf("status %d, %s", status, stderr)
	}
	if got := files(t); !slices.Equal(got, []string{"posts/good.epub", "posts/good.pdf"}) {
		t.Errorf("files %v", got)
	}
}

func TestAFolderIsMirrored(t *testing.T) {
	site(t, map[string]string{"in/a/one.md": good, "in/b/two/index.md": good, "in/.hidden/x.md": good, "in/_index.md": good, "in/note.txt": "no post"})
	if status, _, stderr := octavo(t, "", "-o", "out", "-f", "epub", "in"); status != 0 {
		t.Fatalf("status %d, %s", status, stderr)
	}
	if got := files(t); !slices.Equal(got, []string{"in/note.txt", "out/a/one.epub", "out/b/two.epub"}) {
		t.Errorf("files %v", got)
	}
}

func TestStandardInput(t *testing.T) {
	site(t, nil)
	if status, _, stderr := octavo(t, good, "-o", "out", "-"); status != 0 {
		t.Fatalf("status %d, %s", status, stderr)
	}
	if got := files(t); !slices.Equal(got, []string{"out/stdin.epub", "out/stdin.pdf"}) {
		t.Errorf("files %v", got)
	}
}

// TestBadPostsLeaveTheirNeighbours wants one clear line for each bad post, no
// file of it, and the good one built.
func TestBadPostsLeaveTheirNeighbours(t *testing.T) {
	site(t, map[string]string{
		"in/good.md":     good,
		"in/empty.md":    "---\ntitle: T\n---\n",
		"in/unclosed.md": "---\ntitle: T\n\nText.\n",
		"in/yaml.md":     "---\ntitle: T\ntags: [a\n---\n\nText.\n",
		"in/latin1.md":   "Caf\xe9.\n",
		"in/draft.md":    "---\ntitle: D\ndraft: true\n---\n\nText.\n",
		"in/good/x.md":   good,
	})
	status, _, stderr := octavo(t, "", "-o", "out", "in", "none.md", "in/draft.md")
	if status != exitPost {
		t.Errorf("status %d", status)
	}
	for _, want := range []string{"in/empty.md", "in/unclosed.md:1: error", "in/yaml.md:3: error", "in/latin1.md:1: error", "none.md: error", "in/draft.md:1: error draft"} {
		if !strings.Contains(filepath.ToSlash(stderr), want) {
			t.Errorf("no %q in:\n%s", want, stderr)
		}
	}
	if got := files(t); !slices.Equal(got, []string{"out/good/x.epub", "out/good/x.pdf", "out/good.epub", "out/good.pdf"}) {
		t.Errorf("files %v", got)
	}
}

func TestNamesThatClash(t *testing.T) {
	site(t, map[string]string{"a/post.md": good, "b/post.md": good})
	status, _, stderr := octavo(t, "", "-o", "out", "a/post.md", "b/post.md")
	if status != exitPost || !strings.Contains(stderr, "output-name") || len(files(t)) != 2 {
		t.Errorf("status %d, files %v, %s", status, files(t), stderr)
	}
}

func TestUsage(t *testing.T) {
	site(t, map[string]string{"good.md": good, "in/x.md": good, "octavo.toml": "colour = 1\n"})
	for _, args := range [][]string{
		{}, {"--nothing", "good.md"}, {"-f", "mobi", "good.md"}, {"in"}, {"-"}, {"-j", "-1", "good.md"}, {"good.md"},
	} {
		if status, _, stderr := octavo(t, "", args...); status != exitUsage || stderr == "" {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}

func TestDraftsAndStrict(t *testing.T) {
	site(t, map[string]string{"in/draft.md": "---\ntitle: D\ndate: 2026-01-02\ndraft: true\n---\n\n![gone](gone.png)\n"})
	if status, _, _ := octavo(t, "", "-o", "out", "in"); status != 0 || len(files(t)) != 0 {
		t.Errorf("a draft in a folder: status %d, files %v", status, files(t))
	}
	if status, _, _ := octavo(t, "", "-o", "out", "--drafts", "--strict", "in"); status != exitPost || len(files(t)) != 0 {
		t.Errorf("--strict: status %d, files %v", status, files(t))
	}
	if status, _, stderr := octavo(t, "", "-o", "out", "--drafts", "in"); status != 0 || !strings.Contains(stderr, "draft.md:7: error image-missing") {
		t.Errorf("--drafts: status %d, %s", status, stderr)
	}
}

func TestReport(t *testing.T) {
	site(t, map[string]string{"good.md": good, "bad.md": "---\ntitle: T\n---\n"})
	_, stdout, _ := octavo(t, "", "--json", "-o", "out", "good.md", "bad.md")
	var r report
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Posts) != 2 || r.Posts[0].Source != "good.md" || len(r.Posts[0].Outputs) != 2 || r.Posts[0].Outputs[1].Pages != 1 || r.Posts[1].Error == "" {
		t.Errorf("report %s", stdout)
	}
	for _, o := range r.Posts[0].Outputs {
		if st, err := os.Stat(o.Path); err != nil || st.Size() != o.Bytes {
			t.Errorf("%s: %v", o.Path, err)
		}
	}
}

func TestTreeAndExplain(t *testing.T) {
	site(t, map[string]string{"good.md": good + "\nHe said:\n\n_All of it is so, and has been so since they came here._\n"})
	if status, stdout, _ := octavo(t, "", "tree", "good.md"); status != 0 || !strings.Contains(stdout, "Quote") {
		t.Errorf("tree: status %d, %s", status, stdout)
	}
	if status, stdout, _ := octavo(t, "", "tree", "--json", "good.md"); status != 0 || !json.Valid([]byte(stdout)) {
		t.Errorf("tree --json: status %d, %s", status, stdout)
	}
	if status, stdout, _ := octavo(t, "", "explain", "good.md"); status != 0 || !strings.Contains(stdout, "good.md:10: info italic-quote") {
		t.Errorf("explain: status %d, %s", status, stdout)
	}
}

// TestRootIsTheSites finds a picture by a path from the top of the site.
func TestRootIsTheSites(t *testing.T) {
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
	site(t, map[string]string{"hugo.toml": "", "static/p.png": png, "content/posts/x.md": good + "\n![A dot](/p.png)\n"})
	status, _, stderr := octavo(t, "", "--strict", "content/posts/x.md")
	if status != 0 {
		t.Errorf("status %d, %s", status, stderr)
	}
}
