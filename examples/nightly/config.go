package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/markdown"
)

// config reads the settings and says where pictures come from. A site's own
// configuration that cannot be read is told of, and done without.
func (c *cli) config(warn func(error)) (publish.Config, error) {
	config := publish.Config{Fonts: all.Files()}
	file := c.Config
	if file == "" {
		file = filepath.Join(c.In, "octavo.toml")
	}
	dir := os.DirFS(filepath.Dir(file))
	settings, err := publish.ReadSettings(dir, filepath.Base(file))
	switch {
	case err == nil:
		err = settings.Apply(&config, dir)
	case c.Config == "" && errors.Is(err, os.ErrNotExist):
		err = nil
	}
	if err != nil {
		return config, err
	}
	if config.Site, _, err = markdown.SiteConfig(os.DirFS(c.In)); err != nil {
		warn(fmt.Errorf("the site's configuration is not used: %w", err))
	}
	if c.Cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return config, fmt.Errorf("no cache folder, name one with --cache: %w", err)
		}
		c.Cache = filepath.Join(user, "octavo", "images")
	}
	cache := &asset.Cache{Dir: c.Cache, Now: time.Now, Fresh: c.Fresh}
	if !c.Offline {
		cache.Next = asset.NewHTTP(asset.HTTPConfig{Now: time.Now, Jitter: rand.Float64, Private: c.Private})
	}
	config.Fetcher = &asset.Once{Next: cache}
	config.Pictures = map[string]asset.Policy{"omit": asset.Omit, "fail": asset.Fail}[c.Pictures] // else a placeholder
	config.Derived = asset.Derived{Dir: filepath.Join(c.Cache, "derived")}
	return config, nil
}

// self hashes this program: another build may make other bytes.
func self() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}
