package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/render"
)

// pressFlags are the flags that shape books. Flags win over settings.
type pressFlags struct {
	Paper   string   `placeholder:"NAME" help:"a4 (default), letter, a5 or 6x9."`
	Theme   string   `placeholder:"NAME|FILE" help:"briefing (default), book, plain, or a theme file."`
	Cover   string   `placeholder:"KIND" help:"compose (default), image, type or none."`
	Device  string   `placeholder:"NAME" help:"What the EPUB is read on: generic (default), kindle, kobo or apple."`
	Links   string   `placeholder:"STYLE" help:"URLs on paper: inline, notes, endnotes or none (default)."`
	Attach  bool     `name:"attach-source" help:"Attach the post to the PDF (PDF/A-3a)."`
	Embed   bool     `name:"embed-fonts" help:"Put the theme's faces into the EPUB, whole."`
	Off     []string `placeholder:"SWITCH" help:"Guesses not to make, as octavo explain names them."`
	Config  string   `placeholder:"FILE" help:"Settings (default: octavo.toml beside or above the first post)."`
	Root    string   `placeholder:"DIR" help:"What absolute picture paths mean (default: the site's top folder)."`
	Offline bool     `help:"Never the network: what the cache lacks becomes a placeholder."`
	Cache   string   `placeholder:"DIR" help:"Cache of pictures (default: in the user's cache folder)."`
}

// press makes the press that the flags, the settings near the first post and
// the configuration of its site ask for.
func (f *pressFlags) press(e env, first job) (*publish.Press, error) {
	near := filepath.Dir(first.path)
	c := publish.Config{Paper: f.Paper, Cover: render.Cover(f.Cover), Links: render.LinkStyle(f.Links), Fonts: all.Files(),
		AttachSource: f.Attach, EmbedFonts: f.Embed, Site: siteOf(e, first)}
	c.Transform.Off = f.Off
	if f.Device != "" {
		device, ok := render.DeviceNamed(f.Device)
		if !ok {
			return nil, usage("no device %q: devices are %s", f.Device, strings.Join(render.Devices(), ", "))
		}
		c.Device = device
	}
	if err := f.settle(&c, near); err != nil {
		return nil, fmt.Errorf("%w: %w", errUsage, err)
	}
	if err := readAlts(&c, near); err != nil {
		return nil, fmt.Errorf("%w: %w", errUsage, err)
	}
	if err := f.pictures(&c); err != nil {
		return nil, err
	}
	p, err := publish.New(c)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errUsage, err)
	}
	return p, nil
}

// siteOf gives what the configuration of a post's site says. One that cannot be
// read is reported, and the posts are made without.
func siteOf(e env, j job) map[string]any {
	if j.root == "" {
		return nil
	}
	site, _, err := markdown.SiteConfig(os.DirFS(j.root))
	if err != nil {
		fmt.Fprintln(e.stderr, "octavo: warning: the site's configuration is not used:", err)
	}
	return site
}

// settle puts in the theme, and what the settings file says and no flag does.
func (f *pressFlags) settle(c *publish.Config, near string) (err error) {
	if f.Theme != "" {
		dir, name := split(f.Theme)
		if c.Theme, err = publish.LoadTheme(os.DirFS(dir), name); err != nil {
			return err
		}
	}
	file := f.Config
	if file == "" {
		if file = above(near, "octavo.toml"); file == "" {
			return nil
		}
	}
	dir, name := split(file)
	s, err := publish.ReadSettings(os.DirFS(dir), name)
	if err != nil {
		return err
	}
	return s.Apply(c, os.DirFS(dir))
}

// split parts a path for os.DirFS.
func split(path string) (dir, name string) {
	return filepath.Dir(path), filepath.Base(path)
}

// above is the nearest file of a name at or above a folder, "" for none.
func above(dir, name string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		file := filepath.Join(dir, name)
		if st, err := os.Stat(file); err == nil && st.Mode().IsRegular() {
			return file
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

// pictures says where pictures on the web are looked for.
func (f *pressFlags) pictures(c *publish.Config) error {
	dir := f.Cache
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return fmt.Errorf("no cache folder, name one with --cache: %w", err)
		}
		dir = filepath.Join(user, "octavo", "images")
	}
	cache := &asset.Cache{Dir: dir, Now: time.Now}
	if !f.Offline {
		cache.Next = asset.NewHTTP(asset.HTTPConfig{Now: time.Now, Jitter: rand.Float64})
	}
	c.Fetcher = &asset.Once{Next: cache}
	c.Derived = asset.Derived{Dir: filepath.Join(dir, "derived")}
	return nil
}
