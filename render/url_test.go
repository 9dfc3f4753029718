package render_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render"
)

func TestCleanURL(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("a", render.MaxURL)
	for in, want := range map[string]string{
		"https://example.org/a?b=c#d":         "https://example.org/a?b=c#d",
		" HTTP://Example.org ":                "http://Example.org",
		"//example.org/x":                     "https://example.org/x",
		"https://example.org/a b[1]|{x}":      "https://example.org/a%20b%5B1%5D%7C%7Bx%7D",
		"https://example.org/100%/%41%zz":     "https://example.org/100%25/%41%25zz",
		"https://example.org/漢?q=é#ü#":        "https://example.org/%E6%BC%A2?q=%C3%A9#%C3%BC%23",
		"https://me:secret@example.org:8080/": "https://example.org:8080/",
		"https://[2001:db8::1]/":              "https://[2001:db8::1]/",
		"https://127.0.0.1/":                  "https://127.0.0.1/",
		"https://example.org\\a\\b":           "https://example.org/a%5Cb",
		"mailto:ann@example.org?subject=A b":  "mailto:ann@example.org?subject=A%20b",
		"tel:+852 1234":                       "tel:+852%201234",
		"https://exa\nmple.org/":              "https://example.org/",
		"http://":                             "",
		"http:///path":                        "",
		"http:example.org":                    "",
		"https://exa mple.org/":               "",
		"https://example..org/":               "",
		"https://example.org:99999/":          "",
		"https://256.1.1.1/":                  "",
		"https://[::1":                        "",
		"javascript:alert(1)":                 "",
		"file:///etc/passwd":                  "",
		"data:text/html,x":                    "",
		"about.html":                          "",
		"mailto:":                             "",
		"":                                    "",
		"https://\u202Emoc.live/":             "",
		"https://exam\u200Bple.org/":          "",
		long[:render.MaxURL]:                  long[:render.MaxURL],
		long[:render.MaxURL+1]:                "",
	} {
		got, ok := render.CleanURL(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("CleanURL(%.120q) = %.120q, %v, want %.120q", in, got, ok, want)
		}
	}
}
