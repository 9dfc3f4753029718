package markdown

import (
	"bytes"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark-emoji/definition"
)

// emojis puts the characters for their names, ":tada:". The table of names is
// built when the first post has one.
func (c *converter) emojis(blocks []doc.Block) {
	if bytes.IndexByte(c.src, ':') < 0 {
		return
	}
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		if t, ok := n.(*doc.Text); ok && strings.Count(t.Text, ":") > 1 {
			t.Text = withEmojis(t.Text)
		}
		return true
	})
}

func withEmojis(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, ':')
		if i < 0 {
			break
		}
		name := emojiName(s[i+1:])
		if name == "" {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		if e, ok := definition.Github().Get(name); ok && e.IsUnicode() {
			b.WriteString(s[:i])
			b.WriteString(string(e.Unicode))
			s = s[i+len(name)+2:]
			continue
		}
		b.WriteString(s[:i+1])
		s = s[i+1:]
	}
	b.WriteString(s)
	return b.String()
}

// emojiName gives the name that s begins with, up to a colon; one of digits
// only is the middle of a time.
func emojiName(s string) string {
	letters := false
	for i, r := range s {
		switch {
		case r == ':' && i > 0 && letters:
			return s[:i]
		case i > 40:
			return ""
		case 'a' <= r && r <= 'z' || r == '+' || r == '-':
			letters = true
		case r != '_' && (r < '0' || r > '9'):
			return ""
		}
	}
	return ""
}
