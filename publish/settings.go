package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/transform"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/theme"
)

// Settings are what a site says of all its posts, as octavo.toml holds them.
// Each has a key of the same name in lower case.
//
//	publisher = "The Orle Review"
//	url       = "https://example.org/{year}/{month}/{slug}/"
//	theme     = "book"
//	logo      = "assets/logo.svg"
//	off       = ["italic-quote"]
type Settings struct {
	Publisher string   `toml:"publisher"`
	Rights    string   `toml:"rights"`
	Language  string   `toml:"language"`
	URL       string   `toml:"url"`   // of a post; {year} {month} {day} {slug} {name} are filled in
	Theme     string   `toml:"theme"` // a name, or a theme file's path from the settings
	Logo      string   `toml:"logo"`  // a PNG, JPEG or SVG's path from the settings; a theme's own logo wins
	Paper     string   `toml:"paper"`
	Cover     string   `toml:"cover"`
	Links     string   `toml:"links"`
	Device    string   `toml:"device"`
	Off       []string `toml:"off"` // switches of guesses that are not made, see transform.Switches
}

// ReadSettings reads a settings file. Keys that are not known and values that
// cannot be meant are errors that name file and line.
func ReadSettings(fsys fs.FS, name string) (Settings, error) {
	var s Settings
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return s, err
	}
	md, err := toml.Decode(string(src), &s)
	if err != nil {
		return s, settingsError(name, err)
	}
	for _, k := range md.Undecoded() {
		err = errors.Join(err, fmt.Errorf("%s:%d: unknown key %s", name, keyLine(src, k), k))
	}
	if err == nil {
		err = s.check(name, src)
	}
	return s, err
}

// settingsError puts the line first, where compilers put it.
func settingsError(name string, err error) error {
	var p toml.ParseError
	if errors.As(err, &p) {
		return fmt.Errorf("%s:%d: %s", name, p.Position.Line, p.Message)
	}
	return fmt.Errorf("%s: %w", name, err)
}

func (s Settings) check(name string, src []byte) error {
	words := []struct {
		key, value string
		known      []string
	}{
		{"paper", s.Paper, []string{"a4", "letter", "a5", "6x9"}},
		{"cover", s.Cover, []string{"compose", "image", "type", "none"}},
		{"links", s.Links, []string{"inline", "notes", "endnotes", "none"}},
		{"device", s.Device, render.Devices()},
	}
	var err error
	for _, w := range words {
		if w.value != "" && !slices.Contains(w.known, w.value) {
			line := keyLine(src, toml.Key{w.key})
			err = errors.Join(err, fmt.Errorf("%s:%d: %s %q is not one of %s", name, line, w.key, w.value, strings.Join(w.known, ", ")))
		}
	}
	if e := (transform.Options{Off: s.Off}).Check(); e != nil {
		err = errors.Join(err, fmt.Errorf("%s:%d: %w", name, keyLine(src, toml.Key{"off"}), e))
	}
	return err
}

// keyLine finds the line that sets a key, or opens its table.
func keyLine(src []byte, k toml.Key) int {
	for i, line := range bytes.Split(src, []byte("\n")) {
		text := strings.TrimLeft(string(line), " \t[")
		rest, ok := strings.CutPrefix(text, k[len(k)-1])
		if rest = strings.TrimLeft(rest, " \t"); ok && (strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "]")) {
			return i + 1
		}
	}
	return 1
}

// Apply sets in c what the settings say; fields that c has already win. fsys
// is where the settings lie, for a theme file that they name.
func (s Settings) Apply(c *Config, fsys fs.FS) error {
	for _, f := range []struct {
		to   *string
		from string
	}{{&c.Publisher, s.Publisher}, {&c.Rights, s.Rights}, {&c.Language, s.Language}, {&c.URL, s.URL}, {&c.Paper, s.Paper}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if c.Cover == render.CoverAuto {
		c.Cover = render.Cover(s.Cover)
	}
	if c.Links == render.LinksNone && s.Links != "none" {
		c.Links = render.LinkStyle(s.Links)
	}
	if c.Device == render.DeviceGeneric {
		c.Device, _ = render.DeviceNamed(s.Device)
	}
	if c.Transform.Off == nil {
		c.Transform.Off = s.Off
	}
	if c.Theme == nil && s.Theme != "" {
		t, err := LoadTheme(fsys, s.Theme)
		if err != nil {
			return err
		}
		c.Theme = t
	}
	return s.applyLogo(c, fsys)
}

// applyLogo puts the logo on a copy of the theme, which others may share.
func (s Settings) applyLogo(c *Config, fsys fs.FS) error {
	if s.Logo == "" || c.Theme != nil && c.Theme.Logo != nil {
		return nil
	}
	data, err := fs.ReadFile(fsys, s.Logo)
	if err != nil {
		return fmt.Errorf("logo: %w", err)
	}
	t := c.Theme
	if t == nil {
		if t, err = theme.Named(defaultTheme); err != nil {
			return err
		}
	}
	own := *t
	own.Logo = &theme.Logo{Name: s.Logo, Data: data}
	c.Theme = &own
	return nil
}

// LoadTheme gives a theme by its name, or reads the theme file of that path.
func LoadTheme(fsys fs.FS, nameOrPath string) (*theme.Theme, error) {
	if slices.Contains(theme.Names(), nameOrPath) {
		return theme.Named(nameOrPath)
	}
	if !strings.HasSuffix(nameOrPath, ".toml") {
		return nil, fmt.Errorf("no theme %q: themes are %s, or a file that ends in .toml", nameOrPath, strings.Join(theme.Names(), ", "))
	}
	return theme.Load(fsys, nameOrPath)
}

// sourceURL fills a post's address in, "" where the pattern names what the
// post lacks.
func sourceURL(pattern string, m doc.Meta, name string) string {
	if pattern == "" {
		return ""
	}
	book := BookName(name)
	slug := m.Slug
	if slug == "" {
		slug = undated(book)
	}
	if m.Date.IsZero() && (strings.Contains(pattern, "{year}") || strings.Contains(pattern, "{month}") || strings.Contains(pattern, "{day}")) {
		return ""
	}
	return strings.NewReplacer("{year}", m.Date.Format("2006"), "{month}", m.Date.Format("01"), "{day}", m.Date.Format("02"),
		"{slug}", url.PathEscape(slug), "{name}", url.PathEscape(book)).Replace(pattern)
}

// undated takes the date off a name that Jekyll gave one, "2025-07-31-title".
func undated(name string) string {
	if len(name) > 11 && name[4] == '-' && name[7] == '-' && name[10] == '-' && strings.Trim(name[:4]+name[5:7]+name[8:10], "0123456789") == "" {
		return name[11:]
	}
	return name
}
