package batch

import (
	"log/slog"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/pdf"
	"github.com/octavo-press/octavo/render/theme"
)

func TestFingerprint(t *testing.T) {
	book, err := theme.Named("book")
	if err != nil {
		t.Fatal(err)
	}
	face := func(data string) []fonts.File { return []fonts.File{{Family: "A", Data: []byte(data)}} }
	shipped := func(data string) []fonts.File {
		return []fonts.File{{Family: "A", Package: "example.org/faces", Data: append([]byte(data), make([]byte, 9999)...)}}
	}
	seen := map[string]string{}
	for name, job := range map[string]Job{
		"zero":      {},
		"engine":    {Engine: "2"},
		"formats":   {Formats: []string{"pdf"}},
		"drafts":    {Drafts: true},
		"theme":     {Config: publish.Config{Theme: book}},
		"paper":     {Config: publish.Config{Paper: "a5"}},
		"publisher": {Config: publish.Config{Publisher: "a5"}},
		"alts":      {Config: publish.Config{Alts: publish.Alternatives{"a": "b"}}},
		"source":    {Config: publish.Config{AttachSource: true}},
		"fetcher":   {Config: publish.Config{Fetcher: &asset.Once{}}},
		"backends":  {Config: publish.Config{Backends: []render.Backend{pdf.Backend{}}}},
		"face":      {Config: publish.Config{Fonts: face("1")}},
		"face 2":    {Config: publish.Config{Fonts: face("2")}},
		"shipped":   {Config: publish.Config{Fonts: shipped("1")}},
		"shipped 2": {Config: publish.Config{Fonts: shipped("2")}},
		"longer":    {Config: publish.Config{Fonts: shipped("1\x00")}},
	} {
		key, err := fingerprint(job)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s are taken for the same", name, other)
		}
		seen[key] = name
		job.Config.Logger = slog.Default()
		job.Config.Derived = asset.Derived{}
		if again, err := fingerprint(job); err != nil || again != key {
			t.Errorf("%s: what shapes no book counts: %v", name, err)
		}
	}
}
