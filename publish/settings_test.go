package publish_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
)

func TestSettingsApply(t *testing.T) {
	fsys := fstest.MapFS{"octavo.toml": {Data: []byte("publisher = \"P\"\npaper = \"a5\"\ntheme = \"book\"\noff = [\"italic-quote\"]\n")}}
	s, err := publish.ReadSettings(fsys, "octavo.toml")
	if err != nil {
		t.Fatal(err)
	}
	c := publish.Config{Paper: "letter"}
	if err := s.Apply(&c, fsys); err != nil {
		t.Fatal(err)
	}
	if c.Publisher != "P" || c.Paper != "letter" || c.Theme == nil || c.Theme.Name != "book" || len(c.Transform.Off) != 1 {
		t.Errorf("applied: %+v", c)
	}
}

func TestSettingsNameWhatIsWrong(t *testing.T) {
	for src, want := range map[string]string{
		"publisher = \"P\"\ncolour = 3\n":          "octavo.toml:2: unknown key colour",
		"\npaper = \"a3\"\n":                       `octavo.toml:2: paper "a3" is not one of`,
		"\n\noff = [\"nothing\"]\n":                "octavo.toml:3: ",
		"publisher = \"P\"\nrights = [\n":          "octavo.toml:",
		"[site]\nname = \"x\"\n":                   "octavo.toml:",
		"publisher = 3\n":                          "octavo.toml:",
		"cover = \"poster\"\nlinks = \"always\"\n": "octavo.toml:2: links",
	} {
		_, err := publish.ReadSettings(fstest.MapFS{"octavo.toml": {Data: []byte(src)}}, "octavo.toml")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", src, err, want)
		}
	}
}

func TestSettingsLogo(t *testing.T) {
	fsys := fstest.MapFS{"octavo.toml": {Data: []byte("logo = \"l.svg\"\n")}, "l.svg": {Data: []byte("<svg/>")}}
	s, err := publish.ReadSettings(fsys, "octavo.toml")
	if err != nil {
		t.Fatal(err)
	}
	var c publish.Config
	if err := s.Apply(&c, fsys); err != nil || c.Theme == nil || c.Theme.Logo == nil || string(c.Theme.Logo.Data) != "<svg/>" {
		t.Errorf("theme %+v, %v", c.Theme, err)
	}
	delete(fsys, "l.svg")
	if err := s.Apply(new(publish.Config), fsys); err == nil {
		t.Error("a logo that is not there was taken")
	}
}
