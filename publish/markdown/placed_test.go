package markdown_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
)

// TestShortTabbedLines reads lines that a tab indents by more bytes than they
// have, after a mark that leaves the tab some columns: goldmark gives block
// parsers no place for them. What they hold is text.
func TestShortTabbedLines(t *testing.T) {
	for _, mark := range []string{">", "> ", "- ", "1. ", ": ", "[^1]: "} {
		for _, c := range "*:@{^#\\$%<(|~[!=-+_>" {
			for _, dialect := range []markdown.Dialect{markdown.AnyDialect, markdown.Kramdown} {
				src := "---\ntitle: T\n---\na[^1]\n\n" + mark + "\t" + string(c)
				d, _, err := markdown.Parse("x.md", []byte(src), markdown.Options{Dialect: dialect})
				if err != nil || !strings.Contains(doc.FullText(d), "a") {
					t.Errorf("%q: %v", src, err)
				}
			}
		}
	}
}
