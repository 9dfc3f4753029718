package main

import (
	"strings"
	"testing"
)

func TestCite(t *testing.T) {
	site(t, map[string]string{
		"octavo.toml":   "publisher = \"The Orle Review\"\nurl = \"https://example.org/{slug}/\"\n",
		"posts/good.md": "---\ntitle: Good\nauthor: Ines Calder\ndate: 2026-01-02\nlang: en\n---\n\nText.\n",
	})
	for _, c := range []struct{ format, want string }{
		{"text", "Ines Calder, “Good”, The Orle Review, 2 January 2026, https://example.org/good/.\n"},
		{"bibtex", "@misc{calder2026good,\n"},
		{"ris", "AU  - Calder, Ines\r\n"},
		{"csl-json", `"family": "Calder"`},
	} {
		status, stdout, stderr := octavo(t, "", "cite", "--format", c.format, "posts/good.md")
		if status != exitWell || !strings.Contains(stdout, c.want) {
			t.Errorf("%s: status %d, %s%s", c.format, status, stdout, stderr)
		}
	}
	if status, _, _ := octavo(t, "", "cite", "--format", "marc", "posts/good.md"); status != exitUsage {
		t.Errorf("an unknown format: status %d", status)
	}
	if status, _, _ := octavo(t, "", "cite", "posts/none.md"); status != exitPost {
		t.Errorf("no post: status %d", status)
	}
}
