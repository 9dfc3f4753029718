package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish"
)

// job is one post to make books of.
type job struct {
	path  string // as the user would write it
	root  string // folder that absolute picture paths mean
	name  string // slash path of the post within root
	base  string // path of the books, without extension
	body  []byte // of standard input; nil: the file is read
	asked bool   // named on the command line, not found in a folder
	err   error  // why it cannot be tried
}

// finder finds the posts that arguments mean.
type finder struct {
	root string // --root, "" to look for it
	out  string // --out, "" for beside the post
}

// errUsage marks mistakes in the command line.
var errUsage = errors.New("usage")

func usage(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{errUsage}, args...)...)
}

// find gives the jobs that arguments mean.
func (f finder) find(stdin io.Reader, posts []string) ([]job, error) {
	var jobs []job
	for _, p := range posts {
		st, err := os.Stat(p)
		switch {
		case p == "-":
			j, err := f.standardInput(stdin)
			if err != nil {
				return nil, err
			}
			jobs = append(jobs, j)
		case err == nil && st.IsDir():
			js, err := f.folder(filepath.Clean(p), filepath.Clean(f.out))
			if err != nil {
				return nil, err
			}
			jobs = append(jobs, js...)
		default:
			jobs = append(jobs, f.file(p))
		}
	}
	return jobs, nil
}

func (f finder) standardInput(r io.Reader) (job, error) {
	if f.out == "" {
		return job{}, usage("- needs --out")
	}
	body, err := publish.Limits{}.Read(r, "stdin.md")
	if err != nil {
		return job{}, err
	}
	j := f.file("stdin.md")
	j.path, j.body = "-", append([]byte{}, body...)
	return j, nil
}

// file is the job of one post named on the command line. A post that is not
// there is that post's error; the others go on.
func (f finder) file(path string) job {
	j := job{path: path, asked: true}
	dir := filepath.Dir(path)
	j.root, j.name, j.err = f.locate(path)
	if f.out != "" {
		dir = f.out
	}
	j.base = filepath.Join(dir, publish.BookName(filepath.ToSlash(path)))
	return j
}

// locate gives the root of a post and its name within.
func (f finder) locate(path string) (root, name string, err error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	if root = f.root; root == "" {
		root = nearestRoot(filepath.Dir(abs))
	}
	if root, err = filepath.Abs(root); err != nil {
		return "", "", err
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", "", fmt.Errorf("%s: lies outside the root %s", path, f.root)
	}
	return root, filepath.ToSlash(rel), nil
}

// rootMarks are files that stand at the top of a site.
var rootMarks = []string{"_config.yml", "hugo.toml", "hugo.yaml", "config.toml", ".git"}

// nearestRoot is the nearest folder at or above dir that looks like a site's
// top, else dir itself.
func nearestRoot(dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		for _, m := range rootMarks {
			if _, err := os.Lstat(filepath.Join(d, m)); err == nil {
				return d
			}
		}
		if d == filepath.Dir(d) {
			return dir
		}
	}
}

// folder gives the jobs of all posts below a folder, its tree mirrored under
// the output folder.
func (f finder) folder(dir string, skip string) ([]job, error) {
	if f.out == "" {
		return nil, usage("the folder %s needs --out", dir)
	}
	var jobs []job
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return enter(path, dir, skip)
		}
		if isPost(d.Name()) && d.Type().IsRegular() {
			jobs = append(jobs, f.mirrored(dir, path))
		}
		return nil
	})
	return jobs, err
}

// enter skips hidden folders, those of installed packages, and the output
// folder where it lies within.
func enter(path, top, skip string) error {
	name := filepath.Base(path)
	if path != top && (strings.HasPrefix(name, ".") || name == "node_modules" || path == skip) {
		return fs.SkipDir
	}
	return nil
}

// isPost says whether a file in a folder is a post. _index.md is a list page
// of Hugo and Zola.
func isPost(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return slices.Contains([]string{".md", ".markdown", ".mdown", ".mdx"}, ext) &&
		!strings.HasPrefix(name, "_index.") && !strings.HasPrefix(name, ".")
}

func (f finder) mirrored(top, path string) job {
	j := f.file(path)
	j.asked = false
	rel, err := filepath.Rel(top, filepath.Dir(path))
	if err != nil {
		j.err = err
		return j
	}
	name := publish.BookName(filepath.ToSlash(path))
	if strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) == "index" && rel != "." {
		rel = filepath.Dir(rel) // a bundle's book takes the place of its folder
	}
	j.base = filepath.Join(f.out, rel, name)
	return j
}

// distinct drops posts that the arguments name twice.
func distinct(jobs []job) []job {
	seen := map[[2]string]bool{}
	var out []job
	for _, j := range jobs {
		if key := [2]string{j.root, j.name}; !seen[key] || j.err != nil {
			seen[key] = true
			out = append(out, j)
		}
	}
	return out
}

// unclash drops posts that the arguments name twice, and gives an error to
// every post whose books would overwrite another's. Names are compared as a
// file system that ignores case would.
func unclash(jobs []job) []job {
	first := map[string]int{}
	var out []job
	for _, j := range jobs {
		key := strings.ToLower(filepath.Clean(j.base))
		i, taken := first[key]
		switch {
		case !taken:
			first[key] = len(out)
		case out[i].root == j.root && out[i].name == j.name:
			out[i].asked = out[i].asked || j.asked
			continue
		case j.err == nil:
			j.err = fmt.Errorf("%s: error output-name: its books would overwrite those of %s", j.path, out[i].path)
		}
		out = append(out, j)
	}
	return out
}
