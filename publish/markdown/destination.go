package markdown

import (
	"bytes"
	"strings"
)

// destinations resolves the tags in the destinations of links and pictures,
// [text]({{< ref "page.md" >}}), before goldmark reads them: with their spaces
// and quotation marks no link would be seen. Code is left alone, and no line
// moves.
func (c *converter) destinations(src []byte) []byte {
	if !bytes.Contains(src, []byte("]({")) && !bytes.Contains(src, []byte("](<{")) && !bytes.Contains(src, []byte("]: {")) &&
		!bytes.Contains(src, []byte("/{{")) {
		return src
	}
	var out []byte
	fence := ""
	line := c.lines.base
	for l := range bytes.Lines(src) {
		s := string(l)
		if mark := fenceMark(s); mark != "" && (fence == "" || strings.HasPrefix(mark, fence)) {
			if fence == "" {
				fence = mark
			} else {
				fence = ""
			}
		} else if fence == "" && strings.Contains(s, "{") && !strings.HasPrefix(s, "    ") {
			s = c.destinationLine(s, line)
		}
		out = append(out, s...)
		line++
	}
	return out
}

// fenceMark gives the backticks or tildes that a fence has.
func fenceMark(line string) string {
	line = strings.TrimLeft(line, " \t>")
	for _, c := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, c)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

// destinationLine resolves the tags after "](" and "]: " in a line.
func (c *converter) destinationLine(s string, line int) string {
	var b strings.Builder
	code := false
	for i := 0; i < len(s); {
		switch {
		case s[i] == '`':
			code = !code
		case !code && s[i] == ']' && (strings.HasPrefix(s[i:], "](") || strings.HasPrefix(s[i:], "]: ")):
			if end := destinationEnd(s[i+2:]); end > 0 {
				b.WriteString(s[:i+2])
				b.WriteString(c.siteURL(s[i+2:i+2+end], line))
				s = s[i+2+end:]
				i = 0
				continue
			}
		}
		i++
	}
	b.WriteString(s)
	return b.String()
}

// destinationEnd gives the length of a destination with tags in it, 0 when
// there are none.
func destinationEnd(s string) int {
	tags := false
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '{':
			_, n, ok := readTag([]byte(s[i:]))
			if !ok || strings.Contains(s[i:i+n], "\n") {
				return 0
			}
			tags = true
			i += n
			continue
		case c == ')' || c == '\n' || c == ' ' && i > 0:
			if tags {
				return i
			}
			return 0
		}
		i++
	}
	return 0
}
