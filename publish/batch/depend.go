package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/octavo-press/octavo/publish/asset"
)

// dependency is a picture that a book was made with, or that it lacked, or a
// file that its post's front matter was completed from.
type dependency struct {
	File  string `json:"file,omitempty"` // path in the input; else
	URL   string `json:"url,omitempty"`
	Stamp string `json:"stamp,omitempty"` // tells quickly that nothing has changed
	Sum   string `json:"sum,omitempty"`   // SHA-256 of the bytes, "" for a picture that was not to be had
}

func (d dependency) name() string {
	if d.File != "" {
		return d.File
	}
	return d.URL
}

// kind says in a report what it is: a picture, or a file of the site's that
// gives the post some of its front matter.
func (d dependency) kind() string {
	switch path.Ext(d.File) {
	case ".md", ".yml", ".yaml", ".toml", ".json":
		return "settings"
	}
	return "picture"
}

// changed reports whether a dependency is not what it was. A new stamp over
// the same bytes is put in.
func (d *dependency) changed(ctx context.Context, job Job) bool {
	stamp, err := d.stamp(ctx, job)
	if err == nil && d.Sum != "" && stamp == d.Stamp && stamp != "" {
		return false
	}
	sum := ""
	if err == nil {
		sum, err = d.sum(ctx, job)
	}
	switch {
	case err != nil && d.URL != "":
		return false // the book has it, or made do without: none is made worse because a host is down
	case err != nil:
		return d.Sum != ""
	case sum != d.Sum:
		return true
	}
	d.Stamp = stamp
	return false
}

func (d *dependency) stamp(ctx context.Context, job Job) (string, error) {
	if d.File != "" {
		info, err := fs.Stat(job.In, d.File)
		if err == nil && !info.Mode().IsRegular() {
			err = fs.ErrNotExist
		}
		if err != nil {
			return "", err
		}
		return fileStamp(info), nil
	}
	if f, ok := job.Config.Fetcher.(asset.Stamper); ok {
		return f.Stamp(ctx, d.URL)
	}
	return d.sum(ctx, job)
}

// fileStamp is a file's size and time; without a time there is no telling.
func fileStamp(info fs.FileInfo) string {
	if info.ModTime().IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
}

// sum hashes the bytes themselves.
func (d *dependency) sum(ctx context.Context, job Job) (string, error) {
	if d.File == "" && job.Config.Fetcher == nil {
		return "", asset.ErrOffline
	}
	if d.File == "" {
		data, err := job.Config.Fetcher.Fetch(ctx, d.URL)
		if data == nil {
			return "", errors.Join(err, fs.ErrNotExist)
		}
		return sumOf(data), nil
	}
	f, err := job.In.Open(d.File)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
