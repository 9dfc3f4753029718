package main

import (
	"os"
	"strings"
	"testing"
)

const elm = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>`

func TestAlts(t *testing.T) {
	site(t, map[string]string{
		"posts/elm.svg": elm,
		"posts/a.md":    "---\ntitle: A\n---\n\n![](elm.svg)\n\n![Two elms](elm.svg)\n\n![](none.png)\n\n![](elm.svg)\n",
	})
	status, stdout, stderr := octavo(t, "", "alts", "--offline", "--toml", "posts")
	if status != exitWell || stderr != "3 of 4 pictures have no alternative\n" {
		t.Fatalf("status %d, %s", status, stderr)
	}
	filled := strings.ReplaceAll(stdout, `= ""`, `= "An elm"`)
	if strings.Count(filled, "An elm") != 1 || !strings.Contains(filled, "# posts/a.md:5: elm.svg\n") {
		t.Fatalf("got %s", stdout)
	}
	if err := os.WriteFile("alts.toml", []byte(filled), 0o644); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr = octavo(t, "", "alts", "--offline", "posts")
	if status != exitWell || stdout != "posts/a.md:9: none.png\n" {
		t.Errorf("status %d, %s%s", status, stdout, stderr)
	}
	if _, _, stderr = octavo(t, "", "-f", "epub", "posts/a.md"); strings.Count(stderr, "image-no-alt") != 1 {
		t.Errorf("building with alternatives says %s", stderr)
	}
	if err := os.WriteFile("alts.toml", []byte("\"elm\" = \"x\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr = octavo(t, "", "posts/a.md"); status != exitUsage || !strings.Contains(stderr, "alts.toml") {
		t.Errorf("a faulty file: status %d, %s", status, stderr)
	}
}
